"""This app's part of /api/v1/: published events, for everyone."""

from django.conf import settings
from django.urls import path
from rest_framework import generics, serializers
from rest_framework.permissions import AllowAny

from events.models import Event


class EventSerializer(serializers.ModelSerializer):
    url = serializers.SerializerMethodField()
    seats_left = serializers.IntegerField(read_only=True, allow_null=True)

    class Meta:
        model = Event
        fields = [
            *("slug", "url", "title_sv", "title_en", "summary_sv", "summary_en"),
            *("body_sv", "body_en", "starts_at", "ends_at", "place", "address"),
            *("capacity", "seats_left", "closes_at", "cancelled_at"),
        ]

    def get_url(self, event: Event) -> str:
        return settings.BASE_URL + event.get_absolute_url()


class EventList(generics.ListAPIView):
    """Events to come, the next one first."""

    permission_classes = [AllowAny]
    serializer_class = EventSerializer

    def get_queryset(self) -> object:
        return Event.objects.published().upcoming()


class EventDetail(generics.RetrieveAPIView):
    permission_classes = [AllowAny]
    serializer_class = EventSerializer
    lookup_field = "slug"
    queryset = Event.objects.published()


urlpatterns = [
    path("events/", EventList.as_view(), name="events"),
    path("events/<slug:slug>/", EventDetail.as_view(), name="event"),
]
