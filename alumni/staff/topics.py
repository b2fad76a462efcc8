"""Proposed topics: words of people's own that the vocabulary does not have."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from alumni import topics
from alumni.access import register_keepers_only
from alumni.models import Topic
from alumni.staff.headings import heading
from alumni.staff.topic_forms import MergeForm, NewTopicForm, WordForm

PAGE = 25


@dataclass(frozen=True)
class Line:
    """One word with the topics like it, and the forms that answer it."""

    proposal: topics.Proposal
    near: list[Topic]
    new: NewTopicForm
    merge: MergeForm

    @property
    def is_open(self) -> bool:
        """Somebody has just answered it with a mistake."""
        return self.new.is_bound or self.merge.is_bound


@require_GET
@register_keepers_only
def index(request: HttpRequest) -> HttpResponse:
    return _page(request)


def _page(request: HttpRequest, answered: NewTopicForm | MergeForm | None = None) -> HttpResponse:
    """`answered`: a form that was sent with a mistake; its word is on the page that is shown."""
    found = topics.proposals()
    folded = answered.data.get("word", "").casefold() if answered else ""
    places = (number for number, each in enumerate(found) if answered and each.folded == folded)
    number = next(places, None)
    wanted = request.GET.get("p") if number is None else number // PAGE + 1
    page = Paginator(found, PAGE).get_page(wanted)
    context = {
        **heading(_("Proposed topics"), "tag"),
        "page": page,
        "lines": _lines(page, answered, folded),
        "declined": topics.declined(),
        "topic_list": Topic.objects.alphabetical(),
    }
    return render(request, "alumni/staff/topics.html", context)


def _lines(page: Page, answered: NewTopicForm | MergeForm | None, folded: str) -> list[Line]:
    near = topics.near([proposal.word for proposal in page])
    lines = []
    for number, proposal in enumerate(page, start=1):
        sent = answered if proposal.folded == folded else None
        word = {"word": proposal.word}
        new = NewTopicForm(initial={**word, "name_sv": proposal.word}, auto_id=f"new-{number}-%s")
        merge = MergeForm(initial=word, auto_id=f"merge-{number}-%s")
        lines.append(
            Line(
                proposal,
                near[proposal.word],
                sent if isinstance(sent, NewTopicForm) else new,
                sent if isinstance(sent, MergeForm) else merge,
            )
        )
    return lines


@require_POST
@register_keepers_only
def accept(request: HttpRequest) -> HttpResponse:
    form = NewTopicForm(request.POST, auto_id="sent-%s")
    if not (proposal := _proposal(request)):
        return redirect("alumni_staff:topics")
    if not form.is_valid():
        return _page(request, form)
    told = form.cleaned_data
    topic, number = topics.accept(proposal.word, told["name_sv"], told["name_en"], told["synonyms"])
    return _done(request, topic, number)


@require_POST
@register_keepers_only
def merge(request: HttpRequest) -> HttpResponse:
    form = MergeForm(request.POST, auto_id="sent-%s")
    if not (proposal := _proposal(request)):
        return redirect("alumni_staff:topics")
    if not form.is_valid():
        return _page(request, form)
    number = topics.merge(proposal.word, form.cleaned_data["topic"])
    return _done(request, form.cleaned_data["topic"], number)


@require_POST
@register_keepers_only
def decline(request: HttpRequest) -> HttpResponse:
    if proposal := _proposal(request):
        topics.decline(proposal.word, request.user)
        said = _("“{word}” is off the list. Those who wrote it keep it as their own word.")
        messages.success(request, said.format(word=proposal.word))
    return redirect("alumni_staff:topics")


@require_POST
@register_keepers_only
def take_up(request: HttpRequest) -> HttpResponse:
    form = WordForm(request.POST)
    if form.is_valid():
        topics.take_up(form.cleaned_data["word"])
        messages.success(request, _("The word is on the list again, if somebody uses it."))
    return redirect("alumni_staff:topics")


def _proposal(request: HttpRequest) -> topics.Proposal | None:
    found = topics.find(request.POST.get("word", ""))
    if found is None:
        messages.error(request, _("Nobody uses that word any more."))
    return found


def _done(request: HttpRequest, topic: Topic, number: int) -> HttpResponse:
    said = ngettext(
        "{number} person has the topic “{topic}” in the place of their own word.",
        "{number} people have the topic “{topic}” in the place of their own word.",
        number,
    )
    messages.success(request, said.format(number=number, topic=topic.name))
    return redirect("alumni_staff:topics")
