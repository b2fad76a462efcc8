"""Pages for people, below /sv/ and /en/."""

from django.urls import path

from portal.programmes import views as programmes
from portal.teacher import views

app_name = "portal"
urlpatterns = [
    path("portal/", views.search_page, name="search"),
    path("portal/address/", views.write_address, name="address"),
    path("portal/people/<int:pk>/", views.person, name="person"),
    path("programmes/", programmes.index, name="programmes"),
    path("programmes/<str:code>/", programmes.page, name="programme"),
    path("programmes/<str:code>/ambitions/", programmes.ambitions, name="ambitions"),
]
