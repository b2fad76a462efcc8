"""Pages for people, below /sv/ and /en/."""

from django.urls import path

from engagement import views, views_answer, views_shortlist

app_name = "engagement"
urlpatterns = [
    path("requests/", views.asks, name="asks"),
    path("requests/new/", views.new, name="new"),
    path("requests/<int:pk>/", views.ask, name="ask"),
    path("requests/<int:pk>/cancel/", views.cancel, name="cancel"),
    path("requests/<int:pk>/held/", views.held, name="held"),
    path("requests/<int:pk>/thank/", views.thank, name="thank"),
    path("shortlist/<str:act>/", views_shortlist.change, name="shortlist"),
    path("my-requests/", views_answer.my_requests, name="my_requests"),
    path("my-requests/<int:pk>/", views_answer.my_request, name="my_request"),
]
