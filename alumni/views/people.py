"""Fellow alumni: who chose to be found, and what each shows."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from alumni import county_map, merging, profile
from alumni import directory as directory_rules
from alumni.audience import level_of
from alumni.county_map import Tile
from alumni.forms.directory import DirectoryForm
from alumni.models import AuditEntry, Person
from alumni.views.own import own_person


def _is_member(request: HttpRequest) -> bool:
    user = request.user
    is_ours = user.is_authenticated and (user.is_office or user.asks_alumni)
    return is_ours or hasattr(user, "person")


def _members_only(request: HttpRequest) -> None:
    """The directory is for alumni and for those at the university; others do not see it."""
    if not _is_member(request):
        raise Http404


def directory(request: HttpRequest) -> HttpResponse:
    _members_only(request)
    level = level_of(request.user)
    form = DirectoryForm(request.GET)
    people = directory_rules.matching(listed_people(request), level, **form.asked())
    page = Paginator(people.alphabetical(), 20).get_page(request.GET.get("page"))
    found = profile.with_all(Person.objects.filter(pk__in=[person.pk for person in page]))
    rows = [profile.shown(person, level) for person in found.alphabetical()]
    context = {"form": form, "page": page, "rows": rows, "counties": by_county(request)}
    context["chosen_county"] = form.cleaned_data.get("county", "")
    return render(request, "alumni/directory.html", context)


@login_not_required
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """What this viewer may see of one person; strangers, of one who chose to show it to all."""
    user = request.user
    people = Person.objects.visible_to(user)
    found = profile.with_all(people).filter(pk=pk).first()
    if found is None and not user.is_authenticated:
        # Whoever it is, or nobody at all: the same answer.
        return redirect_to_login(request.get_full_path())
    if found is None:
        kept = merging.kept_key(pk)
        return redirect("alumni:person", get_object_or_404(people, pk=kept).pk)
    own = user.is_authenticated and found.user_id == user.pk
    shown = profile.shown(found, level_of(user), own)
    if not own and found.is_protected:
        AuditEntry.note(AuditEntry.Act.READ_PROTECTED, user, person=found)
    elif not own and (shown.email or shown.phone):
        AuditEntry.note(AuditEntry.Act.READ_CONTACT, user, person=found)
    context = {"person": found, "shown": shown, "is_member": _is_member(request)}
    response = render(request, "alumni/person.html", context)
    # Shown to everyone is not handed to the search engines.
    response["X-Robots-Tag"] = "noindex"
    return response


def listed_people(request: HttpRequest) -> QuerySet[Person]:
    """People whom the viewer may find in a list: nobody who is protected, dead or hidden."""
    return Person.objects.visible_to(request.user).in_register().filter(hidden_at=None)


def by_county(request: HttpRequest) -> list[Tile]:
    """Alumni per county, of those who show where they live; small numbers are not told."""
    level = level_of(request.user)
    people = directory_rules.showing("place", listed_people(request), level).exclude(county="")
    counts = people.values_list("county").annotate(Count("pk", distinct=True)).order_by()
    return county_map.tiles(dict(counts))


@own_person
def classmates(request: HttpRequest, person: Person) -> HttpResponse:
    """Who studied the same programme and graduated the same year, by what each shows."""
    level = level_of(request.user)
    classes = directory_rules.classes_of(person, listed_people(request), level)
    return render(request, "alumni/classmates.html", {"person": person, "classes": classes})
