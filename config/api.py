"""The API's common parts."""

from rest_framework.pagination import PageNumberPagination


class Pages(PageNumberPagination):
    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100


def only_ours(endpoints: list[tuple], **options: object) -> list[tuple]:
    """The documentation speaks of this API alone, not of the back office's inner one."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith("/api/v1/")]
