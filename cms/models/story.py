from typing import Any, Self

from django.core.paginator import Paginator
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction

from alumni.models import Person, Programme, Topic
from cms.blocks import Body, Road
from cms.forms import StoryForm
from cms.models.page import SitePage
from cms.ready import Given, ReadyQuery
from cms.telling import MAY_BE_TOLD_OF

PER_PAGE = 9
RELATED = 3
# What a list shows of a story.
IN_LISTS = (
    "title", "url_path", "intro", "person_name", "degree", "place_and_year",
    "work", "quote", "portrait", "portrait_alt",
)  # fmt: skip


class StoryQuerySet(PageQuerySet):
    def shown(self) -> Self:
        """Published and closed to nobody, and about nobody who is protected, dead, erased, merged
        or in hiding.

        The person is looked up for each story: joined, the database reads the whole register.
        """
        person = Person.objects.filter(pk=OuterRef("person"))
        told = person.values(told=ExpressionWrapper(MAY_BE_TOLD_OF, models.BooleanField()))
        return self.live().filter(~Exists(_closed()), Coalesce(Subquery(told), True))

    def in_language(self, code: str) -> Self:
        return self.filter(locale__language_code=code)

    def newest(self) -> Self:
        return self.order_by("-told_on", "-pk")

    def primary_keys(self) -> list[int]:
        return list(self.values_list("pk", flat=True))

    def for_lists(self) -> list["StoryPage"]:
        """In this order, with all that a row of a list shows, in a fixed number of queries.

        Put in order by key alone: pictures and words are read of those that are shown.
        """
        return for_lists(self.primary_keys())


def _closed() -> QuerySet[PageViewRestriction]:
    """What an editor closed to some readers: the story, or a page above it."""
    path = ExpressionWrapper(OuterRef("path"), models.CharField())
    return PageViewRestriction.objects.annotate(below=path).filter(
        below__startswith=F("page__path")
    )


def for_lists(keys: list[int]) -> list["StoryPage"]:
    """The stories with these keys, in the keys' order."""
    found = (
        StoryPage.objects.select_related("portrait")
        .prefetch_related("portrait__renditions")
        .only(*IN_LISTS)
        .in_bulk(keys)
    )
    return [found[key] for key in keys if key in found]


def _newest_but() -> StoryQuerySet:
    others = StoryPage.objects.shown().filter(locale_id=Given("locale"))
    return others.exclude(pk=Given("but")).newest().values_list("pk")


# The keys of the newest stories in a language but for one: of a programme, and of all, so many that
# enough are left when those of the programme are left out.
OF_PROGRAMME = ReadyQuery(lambda: _newest_but().filter(programme=Given("programme"))[:RELATED])
NEWEST = ReadyQuery(lambda: _newest_but()[: 2 * RELATED])


class StoryIndexPage(SitePage):
    intro = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.StoryPage"]
    max_count_per_parent = 1
    template = "cms/stories.html"

    class Meta:
        verbose_name = _("stories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        told = StoryPage.objects.shown().filter(locale_id=self.locale_id)
        programme, topic = request.GET.get("programme", ""), request.GET.get("topic", "")
        chosen = told
        if programme:
            chosen = chosen.filter(programme__code=programme)
        if topic:
            chosen = chosen.filter(topics__slug=topic)
        # One pass over all that is told counts them, and finds the programmes to choose from.
        numbers = dict(told.order_by().values_list("programme").annotate(models.Count("pk")))
        paginator = Paginator(chosen.newest(), PER_PAGE)
        if chosen is told:
            paginator.count = sum(numbers.values())
        stories = paginator.get_page(request.GET.get("page"))
        stories.object_list = stories.object_list.for_lists()
        return context | {
            "stories": stories,
            "programmes": Programme.objects.filter(pk__in=numbers).alphabetical(),
            "topics": Topic.objects.filter(pk__in=told.values("topics")).alphabetical(),
            "programme": programme,
            "topic": topic,
        }


class StoryPage(SitePage):
    """What one graduate made of it, told with their consent."""

    intro = models.TextField(_("introduction"), help_text=_("One or two sentences."))
    told_on = models.DateField(_("date"), default=timezone.localdate)
    person_name = models.CharField(_("name"), max_length=120)
    degree = models.CharField(_("degree"), max_length=120, blank=True)
    place_and_year = models.CharField(_("place and year"), max_length=80, blank=True)
    work = models.CharField(_("work today"), max_length=160, blank=True)
    home_town = models.CharField(_("lives in"), max_length=80, blank=True)
    quote = models.CharField(_("quote for lists"), max_length=200, blank=True)
    portrait = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    portrait_alt = models.CharField(
        _("what the picture shows"),
        max_length=250,
        blank=True,
        help_text=_("For those who do not see it."),
    )
    credit = models.CharField(_("picture credit"), max_length=120, blank=True)
    programme = models.ForeignKey(
        Programme,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="stories",
        verbose_name=_("programme"),
    )
    topics = ParentalManyToManyField(
        Topic, blank=True, related_name="stories", verbose_name=_("themes")
    )
    person = models.ForeignKey(
        "alumni.Person",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="stories",
        verbose_name=_("person in the register"),
    )
    body = StreamField(Body(), verbose_name=_("text"), blank=True)
    road = StreamField(Road(), verbose_name=_("the road here"), blank=True)

    objects = PageManager.from_queryset(StoryQuerySet)()

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel(
            [
                FieldPanel("person_name"),
                FieldPanel("degree"),
                FieldPanel("place_and_year"),
                FieldPanel("work"),
                FieldPanel("home_town"),
                FieldPanel("quote"),
            ],
            heading=_("Whom it is about"),
        ),
        MultiFieldPanel(
            [FieldPanel("portrait"), FieldPanel("portrait_alt"), FieldPanel("credit")],
            heading=_("Picture"),
        ),
        FieldPanel("body"),
        FieldPanel("road"),
        FieldPanel("programme"),
        FieldPanel("topics"),
        FieldPanel("told_on"),
        MultiFieldPanel(
            [
                FieldPanel("person", read_only=True),
                FieldPanel("person_address"),
                FieldPanel("person_unlinked"),
            ],
            heading=_("In the register"),
        ),
    ]
    base_form_class = StoryForm
    parent_page_types = ["cms.StoryIndexPage"]
    subpage_types = []
    template = "cms/story.html"

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        indexes = [
            models.Index(fields=["-told_on", "-page_ptr"], name="story_newest"),
            models.Index(
                fields=["programme", "-told_on", "-page_ptr"], name="story_newest_of_programme"
            ),
        ]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_shown():
            raise Http404
        return super().serve(request, *args, **kwargs)

    def is_shown(self) -> bool:
        """As StoryQuerySet.shown tells it of many; whom it is closed to, Wagtail asks itself."""
        return self.live and (
            self.person_id is None
            or Person.objects.filter(MAY_BE_TOLD_OF, pk=self.person_id).exists()
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms.models.award import Award

        context = super().get_context(request, *args, **kwargs)
        return context | {"related": self.related(), "awards": Award.objects.of_story(self)}

    def related(self) -> list["StoryPage"]:
        """The newest other stories in this language, those of the same programme first."""
        here = {"locale": self.locale_id, "but": self.pk}
        keys = []
        if self.programme_id:
            keys = OF_PROGRAMME.keys(programme=self.programme_id, **here)
        if len(keys) < RELATED:
            keys += [key for key in NEWEST.keys(**here) if key not in keys]
        return for_lists(keys[:RELATED])

    @property
    def studied(self) -> str:
        """Degree with place and year, on one line."""
        return ", ".join(filter(None, [self.degree, self.place_and_year]))

    @property
    def facts(self) -> list[tuple[str, str]]:
        return [
            (_("Degree"), self.degree),
            (_("Place and year"), self.place_and_year),
            (_("Today"), self.work),
            (_("Lives in"), self.home_town),
        ]
