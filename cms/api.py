"""This app's part of /api/v1/: the stories, open to everybody, in both languages."""

from django.conf import settings
from django.db.models import QuerySet
from django.urls import path
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import generics, serializers
from rest_framework.permissions import AllowAny

from cms.models import StoryPage


class StoryRow(serializers.ModelSerializer):
    language = serializers.CharField(source="locale.language_code")
    key = serializers.UUIDField(source="translation_key", help_text="The same in each language.")
    url = serializers.SerializerMethodField()
    programme = serializers.CharField(source="programme.code", default=None, allow_null=True)

    class Meta:
        model = StoryPage
        fields = [
            "id",
            "key",
            "language",
            "title",
            "intro",
            "told_on",
            "person_name",
            "degree",
            "place_and_year",
            "work",
            "quote",
            "programme",
            "url",
        ]

    def get_url(self, story: StoryPage) -> str:
        return settings.BASE_URL + story.url


class StoryDetail(StoryRow):
    road = serializers.SerializerMethodField()

    class Meta(StoryRow.Meta):
        fields = [*StoryRow.Meta.fields, "home_town", "credit", "portrait_alt", "road"]

    def get_road(self, story: StoryPage) -> list[dict[str, str]]:
        return [dict(stop.value) for stop in story.road]


class Stories(generics.ListAPIView):
    """Published stories, the latest first."""

    permission_classes = [AllowAny]
    serializer_class = StoryRow

    def get_queryset(self) -> QuerySet[StoryPage]:
        stories = StoryPage.objects.shown().select_related("locale", "programme").newest()
        language = self.request.query_params.get("language")
        return stories.in_language(language) if language else stories

    @extend_schema(parameters=[OpenApiParameter("language", str, enum=["sv", "en"])])
    def get(self, *args: object, **kwargs: object):
        return super().get(*args, **kwargs)


class OneStory(generics.RetrieveAPIView):
    permission_classes = [AllowAny]
    serializer_class = StoryDetail

    def get_queryset(self) -> QuerySet[StoryPage]:
        return StoryPage.objects.shown().select_related("locale", "programme")


urlpatterns = [
    path("stories/", Stories.as_view(), name="stories"),
    path("stories/<int:pk>/", OneStory.as_view(), name="story"),
]
