from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path
from django.views.static import serve
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents.views.serve import authenticate_with_password as document_password
from wagtail.documents.views.serve import serve as document

import alumni.api
import campaigns.api
import cms.api
import cms.views
import engagement.api
import events.api
import portal.api
from config import code_pages, linkedin, views

api_v1 = [
    *alumni.api.urlpatterns,
    *campaigns.api.urlpatterns,
    *cms.api.urlpatterns,
    *engagement.api.urlpatterns,
    *events.api.urlpatterns,
    *portal.api.urlpatterns,
    path("schema/", login_not_required(SpectacularAPIView.as_view()), name="schema"),
    path(
        "",
        login_not_required(
            SpectacularSwaggerSplitView.as_view(
                url_name="api:schema", http_method_names=["get", "head"]
            )
        ),
        name="docs",
    ),
]

urlpatterns = [
    path("admin/login/", views.wagtail_door, name="wagtailadmin_login"),
    path("admin/account/", views.back_office_account, name="wagtailadmin_account"),
    path("admin/", include(wagtailadmin_urls)),
    path("api/v1/", include((api_v1, "api"))),
    # Documents are for everybody; a collection of them can be closed in the back office.
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        login_not_required(document_password),
        name="wagtaildocs_authenticate_with_password",
    ),
    path(
        "documents/<int:document_id>/<path:document_filename>",
        login_not_required(document),
        name="wagtaildocs_serve",
    ),
    path("healthz", views.healthz, name="healthz"),
    path("favicon.ico", views.icon, name="icon"),
    path("", include("campaigns.letter_urls")),
]
if settings.EMBEDDED:
    urlpatterns.append(path("mailbox/", include("config.embedded.urls")))
    # Pictures and documents; in production the web server in front hands them out.
    media = {"document_root": settings.MEDIA_ROOT}
    # Documents have their own door, which knows what is closed.
    files = r"^media/(?P<path>(?!documents/).*)$"
    urlpatterns += [re_path(files, login_not_required(serve), media)]

urlpatterns += i18n_patterns(
    path("start/", views.start, name="start"),
    path("account/login/code/confirm/", code_pages.sign_in_code, name="account_confirm_login_code"),
    path("account/confirm-email/", code_pages.join_code, name="account_email_verification_sent"),
    path("account/linkedin/", linkedin.connection, name="socialaccount_connections"),
    path("account/linkedin/start/", linkedin.start, name="linkedin_start"),
    path("account/linkedin/disconnect/", linkedin.disconnect, name="linkedin_disconnect"),
    path(
        "account/linkedin/callback/",
        linkedin.callback,
        {"provider_id": linkedin.PROVIDER},
        name="openid_connect_callback",
    ),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("", include("alumni.urls")),
    path("", include("campaigns.urls")),
    path("", include("events.urls")),
    path("", include("engagement.urls")),
    path("", include("portal.urls")),
    path("", include("cms.urls")),
    path("_util/login/", views.wagtail_door, name="wagtailcore_login"),
    # The site's pages are for everybody; a page can still be closed in the back office.
    re_path(wagtail_urls.serve_pattern, cms.views.page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
)
