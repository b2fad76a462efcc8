"""Where links in letters lead: short, outside the language prefix, each signed for one purpose."""

app_name = "letters"
urlpatterns = []
