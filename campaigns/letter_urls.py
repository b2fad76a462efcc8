"""Where links in letters lead: short, outside the language prefix, each signed for one purpose."""

from django.urls import path

from campaigns import views, views_provider

app_name = "letters"
urlpatterns = [
    path("c/<int:number>/<str:token>", views.follow, name="follow"),
    path("a/<str:token>", views.act, name="act"),
    path("u/<str:token>", views.unsubscribe, name="unsubscribe"),
    path("p/<str:token>", views.preferences, name="preferences"),
    path("p/<str:token>/say/<slug:code>", views.say, name="say"),
    path("provider/<slug:name>", views_provider.notice, name="provider"),
]
