"""Pages as a browser reads them."""

from django.http import HttpResponse


def one_line(answer: HttpResponse) -> str:
    """The page with every run of white space as one space."""
    return " ".join(answer.content.decode().split())
