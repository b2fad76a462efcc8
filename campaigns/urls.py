"""Pages for people, below /sv/ and /en/."""

from django.urls import path

from campaigns import views_archive, views_reaching

app_name = "campaigns"
urlpatterns = [
    path("address/", views_reaching.page, name="reach"),
    path("newsletters/", views_archive.index, name="archive"),
    path("newsletters/<int:pk>/", views_archive.issue, name="archived"),
]
