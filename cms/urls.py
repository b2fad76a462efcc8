"""Pages for people, below /sv/ and /en/. Wagtail's own pages are served by config.urls."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from cms import views
from cms.feeds import StoryFeed

app_name = "cms"
urlpatterns = [
    path("your-data/", views.privacy, name="privacy"),
    path("feeds/stories.xml", login_not_required(StoryFeed()), name="feed"),
]
