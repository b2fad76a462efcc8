from functools import cached_property

from wagtail.models import Locale, Page


class SitePage(Page):
    """What every page of the site can do: find itself in the other language."""

    class Meta:
        abstract = True

    @cached_property
    def translated_urls(self) -> dict[str, str]:
        """Language -> path, for those languages the page really exists in."""
        others = self.get_translations().live().select_related("locale")
        here = {self.locale.language_code: self.url}
        return here | {other.locale.language_code: other.url for other in others}

    def twin_urls(self) -> dict[str, str]:
        """Language -> path; the other language's start page where there is no translation."""
        codes = Locale.objects.values_list("language_code", flat=True).order_by("pk")
        return {code: self.translated_urls.get(code, f"/{code}/") for code in codes}

    @property
    def teaser(self) -> str:
        """One sentence for search engines and for those who share the page."""
        return self.search_description or getattr(self, "intro", "")
