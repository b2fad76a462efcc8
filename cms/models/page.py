from functools import cached_property

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page


def path_of(url_path: str, language: str) -> str:
    """Where a page stands. Of the tree's "/home/stories/" the first part is the start page."""
    with override(language):
        return reverse("wagtail_serve", args=[url_path.split("/", 2)[2]])


class SitePage(Page):
    """What every page of the site can do: find itself in the other language."""

    class Meta:
        abstract = True

    @cached_property
    def translated_urls(self) -> dict[str, str]:
        """Language -> path, for those languages the page really exists in; its own first."""
        own = Q(pk=self.pk)
        rows = Page.objects.filter(own | Q(live=True), translation_key=self.translation_key)
        rows = sorted(
            rows.values_list("pk", "locale__language_code", "url_path"),
            key=lambda row: (row[0] != self.pk, row[0]),
        )
        return {code: path_of(url_path, code) for _pk, code, url_path in rows}

    def twin_urls(self) -> dict[str, str]:
        """Language -> path; the other language's start page where there is no translation."""
        codes = (code for code, _name in settings.LANGUAGES)
        return {code: self.translated_urls.get(code, f"/{code}/") for code in codes}

    @property
    def teaser(self) -> str:
        """One sentence for search engines and for those who share the page."""
        return self.search_description or getattr(self, "intro", "")
