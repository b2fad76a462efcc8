from functools import cached_property

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.models.sites import SiteRootPath

from cms.ready import Given, ReadyQuery


def path_of(url_path: str, language: str) -> str:
    """Where a page stands. Of the tree's "/home/stories/" the first part is the start page."""
    return f"/{language}/{url_path.split('/', 2)[2]}"


AT_ADDRESS = ReadyQuery(
    lambda: (
        Page.objects.live()
        .filter(slug=Given("slug"), url_path=Given("url_path"))
        .only("content_type")
    )
)


def page_at(path: str, language: str, roots: list[SiteRootPath]) -> Page | None:
    """The published page that stands there, in two queries however deep in the tree.

    None as well where it takes a closer look: with several sites, or with no start page in the
    language.
    """
    root = next((root for root in roots if root.language_code == language), None)
    if root is None or not are_one_site(roots):
        return None
    url_path = root.root_path + path
    # By the last part of the address as well, for which there is an index.
    found = AT_ADDRESS.objects(url_path=url_path, slug=url_path.split("/")[-2])
    return found[0].specific if found else None


def are_one_site(roots: list[SiteRootPath]) -> bool:
    return len({root.site_id for root in roots}) == 1


TRANSLATIONS = ReadyQuery(
    lambda: (
        Page.objects.filter(Q(pk=Given("own")) | Q(live=True))
        .filter(translation_key=Given("translation_key"))
        .order_by()
        .values_list("pk", "locale__language_code", "url_path")
    )
)


class SitePage(Page):
    """What every page of the site can do: find itself in the other language."""

    class Meta:
        abstract = True

    @cached_property
    def translated_urls(self) -> dict[str, str]:
        """Language -> path, for those languages the page really exists in; its own first."""
        rows = TRANSLATIONS.rows(own=self.pk, translation_key=self.translation_key)
        rows.sort(key=lambda row: (row[0] != self.pk, row[0]))
        return {code: path_of(url_path, code) for _pk, code, url_path in rows}

    def twin_urls(self) -> dict[str, str]:
        """Language -> path; the other language's start page where there is no translation."""
        codes = (code for code, _name in settings.LANGUAGES)
        return {code: self.translated_urls.get(code, f"/{code}/") for code in codes}

    def get_url(
        self, request: HttpRequest | None = None, current_site: Site | None = None
    ) -> str | None:
        """Which site a visitor came to is asked only where there are several."""
        if not are_one_site(self._get_site_root_paths(request)):
            return super().get_url(request, current_site)
        parts = self.get_url_parts(request)
        return parts and parts[2]

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Wagtail asks each page above this one; where no page at all is closed, none is asked."""
        if not PageViewRestriction.objects.exists():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    @property
    def teaser(self) -> str:
        """One sentence for search engines and for those who share the page."""
        return self.search_description or getattr(self, "intro", "")
