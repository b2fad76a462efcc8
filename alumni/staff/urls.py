from django.urls import path

from alumni.staff import accounts, audit, claims, duplicates, exports, imports, mending, people

app_name = "alumni_staff"
urlpatterns = [
    path("people/", people.index, name="people"),
    path("people/export/", exports.export, name="export"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/note/", people.note, name="note"),
    path("people/<int:pk>/mend/", mending.mend, name="mend"),
    path("people/<int:pk>/protect/", people.protect, name="protect"),
    path("people/<int:pk>/deceased/", people.deceased, name="deceased"),
    path("claims/", claims.index, name="claims"),
    path("claims/<int:pk>/", claims.decide, name="claim_decide"),
    path("corrections/<int:pk>/", claims.close, name="correction_close"),
    path("imports/", imports.index, name="imports"),
    path("imports/<int:pk>/", imports.detail, name="import"),
    path("imports/<int:pk>/apply/", imports.apply, name="import_apply"),
    path("imports/<int:pk>/choose/", imports.choose, name="import_choose"),
    path("imports/<int:pk>/undo/", imports.undo, name="import_undo"),
    path("imports/<int:pk>/discard/", imports.discard, name="import_discard"),
    path("imports/<int:pk>/errors/", imports.errors, name="import_errors"),
    path("duplicates/", duplicates.index, name="duplicates"),
    path("duplicates/search/", duplicates.search, name="duplicates_search"),
    path("duplicates/<int:pk>/", duplicates.pair, name="duplicate"),
    path("duplicates/<int:pk>/merge/", duplicates.merge, name="duplicate_merge"),
    path("duplicates/<int:pk>/different/", duplicates.different, name="duplicate_different"),
    path("merges/<int:pk>/", duplicates.undo, name="merge"),
    path("accounts/", accounts.index, name="accounts"),
    path("accounts/<int:pk>/", accounts.account, name="account"),
    path("audit/", audit.index, name="audit"),
    path("audit/export/", audit.export, name="audit_export"),
    path("people/<int:pk>/mend/", mending.mend, name="mend"),
    path("people/<int:pk>/log/", audit.person, name="person_log"),
]
