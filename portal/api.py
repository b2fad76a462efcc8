"""This app's part of /api/v1/: the teacher's search, by the same code and rules as the page."""

from django.urls import path
from django.utils.translation import get_language
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response

from alumni import search
from portal.teacher import asked


class AsksAlumni(BasePermission):
    """Teachers, and the office on their behalf."""

    def has_permission(self, request: Request, view: object) -> bool:
        return bool(request.user.is_authenticated and request.user.asks_alumni)


@extend_schema(
    summary="Search for people who can be asked",
    parameters=[
        OpenApiParameter("q", str, description="Words, a name or a whole course syllabus"),
        OpenApiParameter("page", int),
        *[OpenApiParameter(kind, str, many=True) for kind in search.FACET_KINDS],
    ],
    responses=OpenApiTypes.OBJECT,
)
@api_view(["GET"])
@permission_classes([AsksAlumni])
def find(request: Request) -> Response:
    question = asked.read(request.GET)
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


urlpatterns = [path("search/", find, name="search")]
