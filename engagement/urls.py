"""Pages for people, below /sv/ and /en/."""

app_name = "engagement"
urlpatterns = []
