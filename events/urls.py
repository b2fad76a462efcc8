"""Pages for people, below /sv/ and /en/."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from events import views
from events.feeds import EventFeed

app_name = "events"
urlpatterns = [
    path("events/", views.event_list, name="list"),
    path("events/feed/", login_not_required(EventFeed()), name="feed"),
    path("events/calendar.ics", views.all_files, name="calendar"),
    path("events/<slug:slug>/", views.event_page, name="event"),
    path("events/<slug:slug>/event.ics", views.event_file, name="file"),
    path("events/<slug:slug>/answer/", views.sign_up, name="answer"),
]
