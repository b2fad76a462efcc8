"""Shown in the embedded run alone (config/urls.py)."""

from django.urls import path

from config.embedded import views

app_name = "mailbox"
urlpatterns = [
    path("", views.mailbox, name="mailbox"),
    path("<str:key>/", views.letter, name="letter"),
    path("<str:key>/answer/", views.answer, name="answer"),
    path("<str:key>/html/", views.letter_html, name="letter_html"),
    path("<str:key>/source/", views.letter_source, name="letter_source"),
    path("<str:key>/attachments/<int:number>/", views.attachment, name="attachment"),
]
