"""Pages for people, below /sv/ and /en/."""

from django.urls import path

from portal.teacher import views

app_name = "portal"
urlpatterns = [
    path("portal/", views.search_page, name="search"),
    path("portal/people/<int:pk>/", views.person, name="person"),
]
