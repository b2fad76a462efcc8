"""A new question: to whom, from which words, and the teacher's own templates."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alumni import search
from alumni.access import teachers_only
from alumni.models import Offer, Person, SearchRow
from engagement import asking, ceilings, draft, shortlist
from engagement.forms import DAYS, AskForm
from engagement.models import Ask, Wording
from engagement.templates_for import template_words

OWN = "own-"


@dataclass(frozen=True)
class Listed:
    """Somebody on the shortlist: their card, and until when they would have time to answer."""

    person_id: int
    shown: dict
    until: object

    @property
    def kinds(self) -> list[str]:
        """What they offer."""
        return [offer["kind"] for offer in self.shown["offers"]]


@teachers_only
def new(request: HttpRequest) -> HttpResponse:
    draft.keep(request.session, request.POST)
    listed = _listed(request)
    own = list(Wording.objects.of(request.user))
    chosen, kind, start = _start(request, listed, own)
    form = AskForm(
        request.POST or None, request.FILES or None, kind=kind, start=start, user=request.user,
        initial=draft.kept(request.session),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid() and (stored := _store(request, form)):
        draft.clear(request.session)
        return redirect("engagement:ask", stored.pk)
    unwilling = {person.person_id for person in listed if kind not in person.kinds}
    resting = ceilings.resting([person.person_id for person in listed], kind) - unwilling
    context = {
        "form": form, "kind": kind, "kinds": Offer.Kind.choices, "chosen": chosen,
        "own": [(f"{OWN}{each.pk}", each) for each in own], "listed": listed,
        "unwilling": unwilling, "resting": resting, "most": Ask.MOST_PEOPLE,
        "days": _days(request), "kept": draft.kept(request.session),
        "written": draft.is_written(request.session, {"title": start[0], "words": start[1]}),
        "stopped": asking.is_stopped(request.user),
    }  # fmt: skip
    return render(request, "engagement/new.html", context)


def _start(
    request: HttpRequest, listed: list[Listed], own: list[Wording]
) -> tuple[str, str, tuple[str, str, str]]:
    """What was chosen to start from, what it is about, and (heading, words, language)."""
    chosen = _written(request).get("kind", "") or request.GET.get("kind", "")
    for wording in own:
        if chosen == f"{OWN}{wording.pk}":
            return chosen, wording.kind, (wording.title, wording.words, wording.language)
    kind = chosen if chosen in Offer.Kind.values else _kind_of_all(listed)
    language = (get_language() or "sv")[:2]
    return kind, kind, (*template_words(kind, language), language)


@require_POST
@teachers_only
def keep(request: HttpRequest) -> HttpResponse:
    """Keeps what is written and goes on: to the search, to the words of a template, or anew."""
    draft.keep(request.session, request.POST)
    goes_to = request.POST.get("next")
    if goes_to == "search":
        return redirect(draft.where(request.session) or "portal:search")
    if goes_to == "anew":
        draft.clear(request.session)
    draft.begin_from_template(request.session)
    chosen = urlencode({"kind": request.POST.get("start", "")})
    return redirect(f"{reverse('engagement:new')}?{chosen}#question")


def _store(request: HttpRequest, form: AskForm) -> Ask | None:
    """The stored ask; None with the reason on the form."""
    chosen = shortlist.people_on(request.session)
    if shortlist.keep(request.session, search.cards(chosen)):
        form.add_error(
            None, _("Somebody can no longer be asked and is off the list. Look it through.")
        )
        return None
    people = Person.objects.in_bulk(chosen)
    form.instance.asked_by = request.user
    if not chosen:
        if again := asking.just_asked(form.instance):
            return again
        form.add_error(None, _("Choose one to three people first, in the search."))
        return None
    _keep_words(request, form)
    try:
        stored = asking.ask_once(form.instance, [people[key] for key in chosen])
    except asking.MayNotAsk:
        form.add_error(None, _("You cannot ask alumni for now. Write to the alumni office."))
        return None
    except asking.NotAskable as refused:
        form.add_error(None, _not_askable(refused.person))
        return None
    shortlist.clear(request.session)
    messages.success(request, _("The question is on its way."))
    return stored


def _not_askable(person: Person) -> str:
    name = person.name
    if not SearchRow.objects.filter(pk=person.pk).exists():
        name = _("Somebody on the list")
    return _("%(name)s cannot be asked about this today. Take them off the list.") % {"name": name}


def _keep_words(request: HttpRequest, form: AskForm) -> None:
    """As the teacher's own template; one of the same name is written over."""
    if not (name := form.cleaned_data["save_as"]):
        return
    said = form.cleaned_data
    Wording.objects.update_or_create(
        owner=request.user,
        name=name,
        defaults={
            "kind": form.instance.kind,
            "language": said["language"],
            "title": said["title"],
            "words": said["words"],
        },
    )


def _listed(request: HttpRequest) -> list[Listed]:
    keys = shortlist.people_on(request.session)
    cards = search.cards(keys)
    days, at_once = _days(request), _written(request).get("mode") == Ask.Mode.AT_ONCE
    return [
        Listed(key, cards[key], asking.deadline_after(days, rounds=1 if at_once else place))
        for place, key in enumerate((key for key in keys if key in cards), start=1)
    ]


def _written(request: HttpRequest) -> Mapping[str, str]:
    return request.POST or draft.kept(request.session)


def _days(request: HttpRequest) -> int:
    """How many each has to answer, as chosen."""
    chosen = _written(request).get("days")
    return next((days for days, _words in DAYS if str(days) == chosen), AskForm.FIRST_DAYS)


def _kind_of_all(listed: list[Listed]) -> str:
    """The first kind that everybody on the list offers; else a guest lecture."""
    shared = (kind for kind in Offer.Kind.values if all(kind in each.kinds for each in listed))
    return next(shared, Offer.Kind.GUEST_LECTURE) if listed else Offer.Kind.GUEST_LECTURE


@teachers_only
def wordings(request: HttpRequest) -> HttpResponse:
    """One's own templates."""
    return render(
        request, "engagement/wordings.html", {"wordings": Wording.objects.of(request.user)}
    )


@require_POST
@teachers_only
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(Wording.objects.of(request.user), pk=pk).delete()
    messages.success(request, _("The template is gone."))
    return redirect("engagement:wordings")
