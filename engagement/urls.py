"""Pages for people, below /sv/ and /en/."""

from django.urls import path

from engagement import (
    views,
    views_answer,
    views_handover,
    views_mentoring,
    views_new,
    views_pair,
    views_request,
    views_shortlist,
)

app_name = "engagement"
urlpatterns = [
    path("requests/", views.asks, name="asks"),
    path("requests/new/", views_new.new, name="new"),
    path("requests/new/keep/", views_new.keep, name="draft"),
    path("requests/templates/", views_new.wordings, name="wordings"),
    path("requests/templates/<int:pk>/remove/", views_new.remove, name="remove_wording"),
    path("requests/<int:pk>/", views.ask, name="ask"),
    path("requests/<int:pk>/cancel/", views.cancel, name="cancel"),
    path("requests/<int:pk>/hand-over/", views_handover.offer, name="hand_over"),
    path("requests/<int:pk>/keep/", views_handover.take_back, name="keep"),
    path("handovers/<int:pk>/<slug:word>/", views_handover.answer, name="handover"),
    path("asked/<int:pk>/", views_request.page, name="request"),
    path("asked/<int:pk>/calendar/", views_request.calendar, name="calendar"),
    path("asked/<int:pk>/write/", views_request.write, name="write"),
    path("asked/<int:pk>/book/", views_request.book, name="book"),
    path("asked/<int:pk>/unbook/", views_request.unbook, name="unbook"),
    path("asked/<int:pk>/held/", views_request.held, name="held"),
    path("asked/<int:pk>/not-held/", views_request.not_held, name="not_held"),
    path("asked/<int:pk>/thank/", views_request.thank, name="thank"),
    path("asked/<int:pk>/withdraw/", views_request.withdraw, name="withdraw"),
    path("asked/<int:pk>/report/", views_request.report, name="report"),
    path("shortlist/<str:act>/", views_shortlist.change, name="shortlist"),
    path("my-requests/", views_answer.my_requests, name="my_requests"),
    path("my-requests/limit/", views_answer.limit, name="limit"),
    path("my-requests/<int:pk>/", views_answer.my_request, name="my_request"),
    path("my-requests/<int:pk>/<slug:act>/", views_answer.my_act, name="my_act"),
    path("mentoring/", views_mentoring.rounds, name="mentoring"),
    path("mentoring/<int:pk>/apply/", views_mentoring.apply, name="mentoring_apply"),
    path("mentoring/<int:pk>/code/", views_mentoring.send_code, name="mentoring_code"),
    path("mentoring/<int:pk>/prove/", views_mentoring.prove, name="mentoring_prove"),
    path("mentoring/<int:pk>/other/", views_mentoring.other_address, name="mentoring_other"),
    path("my-requests/mentoring/<int:pk>/", views_pair.mentor, name="mentor"),
    path(
        "my-requests/mentoring/<int:pk>/<int:pair>/<slug:act>/",
        views_pair.mentor_act,
        name="mentor_act",
    ),
]
