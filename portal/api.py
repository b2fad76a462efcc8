"""This app's part of /api/v1/: the teacher's search, by the same code and rules as the page."""

from django.http import QueryDict
from django.urls import path
from django.utils.translation import get_language
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import api_view, permission_classes
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response

from alumni import search
from portal.teacher import asked


class AsksAlumni(BasePermission):
    """Teachers, and the office on their behalf."""

    def has_permission(self, request: Request, view: object) -> bool:
        return bool(request.user.is_authenticated and request.user.asks_alumni)


SUMMARY = "Search for people who can be asked"
WORDS = "Words, a name or a whole course syllabus"
BODY = {
    "type": "object",
    "properties": {
        "q": {"type": "string", "description": WORDS},
        "page": {"type": "integer"},
        **{kind: {"type": "array", "items": {"type": "string"}} for kind in search.FACET_KINDS},
    },
}


@extend_schema(
    methods=["GET"],
    summary=SUMMARY,
    parameters=[
        OpenApiParameter("q", str, description=f"{WORDS}; a long one is sent by POST"),
        OpenApiParameter("page", int),
        *[OpenApiParameter(kind, str, many=True) for kind in search.FACET_KINDS],
    ],
    responses=OpenApiTypes.OBJECT,
)
@extend_schema(
    methods=["POST"],
    summary=SUMMARY,
    description=(
        "The same question and the same answer as by GET, for a text too long for an address: of "
        "a syllabus 20,000 characters are read. Nothing is stored or changed."
    ),
    request={"application/json": BODY, "application/x-www-form-urlencoded": BODY},
    responses={200: OpenApiTypes.OBJECT},
)
@api_view(["GET", "POST"])
@permission_classes([AsksAlumni])
def find(request: Request) -> Response:
    question = asked.read(request.GET if request.method == "GET" else _sent(request.data))
    found = search.find(question.query, request.user)
    results = [
        {
            "id": line.person_id,
            "name": line.name,
            "about": line.about,
            "why": [{"html": reason.words, "field": reason.field} for reason in line.reasons],
            "offers": [words for _icon, words in line.offers],
            "languages": line.languages,
            "place": line.place,
            "latest_request": line.asked,
            "requests_this_year": line.times,
            "at_most": line.most,
            "can_be_asked": not line.resting,
        }
        for line in asked.lines(found, (get_language() or "sv")[:2], request.user)
    ]
    return Response(
        {
            "count": found.total,
            "any_word": found.any_word,
            "facets": {
                kind: [{"key": v.key, "label": v.label, "count": v.count} for v in values]
                for kind, values in found.facets.items()
            },
            "results": results,
        }
    )


def _sent(data: object) -> QueryDict:
    """What was sent, as it would stand in an address. Raises ValidationError."""
    if isinstance(data, QueryDict):
        return data
    if not isinstance(data, dict):
        raise ValidationError("Send an object with q, page and filters.")
    sent = QueryDict(mutable=True)
    for name, value in data.items():
        values = value if isinstance(value, list) else [value]
        if not all(isinstance(one, str | int) for one in values):
            raise ValidationError({name: "Send words, a number, or a list of them."})
        sent.setlist(name, [str(one) for one in values])
    return sent


urlpatterns = [path("search/", find, name="search")]
