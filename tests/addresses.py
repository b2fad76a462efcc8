"""Every address of ours that can be written with some keys, for tests that walk the product."""

from collections.abc import Iterator
from itertools import product

from django.urls import NoReverseMatch, get_resolver, reverse

from tests.test_doors import _patterns

# Wagtail's own inner screens know nothing of people.
OURS = ("alumni", "events", "engagement", "portal", "campaigns", "cms", "segment", "campaign",
        "mentoring")  # fmt: skip


def of_ours(keys: dict[str, list]) -> Iterator[str]:
    """Each of our pages, once for every combination of the keys that its address takes."""
    for path, name, _view in _patterns(get_resolver()):
        if not (path.startswith(("<", "api/v1/")) or any(word in name for word in OURS)):
            continue
        names = [part.split(":")[-1].rstrip(">") for part in path.split("<")[1:]]
        names = [word.split(">")[0] for word in names]
        for values in product(*(keys.get(word, ["x"]) for word in names)):
            try:
                yield reverse(name, kwargs=dict(zip(names, values, strict=True)))
            except NoReverseMatch:
                continue


def opened(client, url: str) -> tuple[int, str]:
    """Status and all that the answer says, its headers included."""
    response = client.get(url)
    content = b"".join(response) if response.streaming else response.content
    return response.status_code, content.decode(errors="replace") + str(response.headers)
