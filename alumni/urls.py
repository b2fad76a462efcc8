"""Pages for people, below /sv/ and /en/."""

from django.urls import path

from alumni.views import joining, letters, own_data, people, portraits, profile

app_name = "alumni"
urlpatterns = [
    path("join/", joining.join, name="join"),
    path("join/<slug:name>/", joining.step, name="join_step"),
    path("profile/", profile.show, name="profile"),
    path("profile/audience/", profile.audience, name="audience"),
    path("profile/listed/", profile.listed, name="listed"),
    path("profile/hide/", profile.hide, name="hide"),
    path("profile/unhide/", profile.unhide, name="unhide"),
    path("profile/pause/", profile.pause, name="pause"),
    path("profile/resume/", profile.resume, name="resume"),
    path("profile/portrait/", portraits.edit, name="portrait"),
    path("profile/portrait/whole.jpg", portraits.whole, name="portrait_whole"),
    path("profile/correction/<int:item>/", profile.correction, name="correction"),
    path("profile/<slug:section>/", profile.save, name="save"),
    path("profile/<slug:section>/<int:item>/", profile.save, name="save_item"),
    path("profile/<slug:section>/<int:item>/delete/", profile.delete, name="delete_item"),
    path("letters/", letters.show, name="preferences"),
    path("letters/all/stop/", letters.stop, name="stop_letters"),
    path("letters/all/rest/", letters.rest, name="rest"),
    path("letters/all/go-on/", letters.go_on, name="go_on"),
    path("letters/<slug:code>/", letters.say, name="say"),
    path("history/", own_data.history, name="history"),
    path("my-data/", own_data.read, name="own_data"),
    path("my-data/samverka.json", own_data.download, name="download"),
    path("my-data/ask/", own_data.ask, name="ask_office"),
    path("my-data/asked/<int:pk>/copy/", own_data.fetch, name="fetch_copy"),
    path("my-data/erase/", own_data.erase, name="erase"),
    path("people/", people.directory, name="directory"),
    path("people/class/", people.classmates, name="classmates"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/portrait.jpg", portraits.face, name="face"),
]
