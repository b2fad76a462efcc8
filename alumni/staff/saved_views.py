"""Ways to look at the list of people, kept under a name: as tabs above the list."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from alumni.access import register_keepers_only
from alumni.models import SavedView, User
from alumni.staff.people_filter import PeopleList


class SavedViewForm(forms.ModelForm):
    class Meta:
        model = SavedView
        fields = ["name", "shared"]
        labels = {"shared": gettext_lazy("Colleagues see it too")}

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        others = SavedView.objects.filter(owner=self.instance.owner, name=name)
        if others.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(
                _("You have a view with the name “%(name)s” already. Choose another."),
                params={"name": name},
            )
        return name


@dataclass(frozen=True)
class Tabs:
    """What stands above the list. `current` is the view that is open, `changed` whether the list
    shows something else than it says."""

    views: list[SavedView]
    current: SavedView | None
    changed: bool
    form: SavedViewForm | None
    new: SavedViewForm


def tabs(user: User, query: QueryDict) -> Tabs:
    views = list(SavedView.objects.visible_to(user).select_related("owner").order_by("name", "pk"))
    key = query.get("view", "")
    current = next((view for view in views if str(view.pk) == key), None)
    own = current if current and current.owner_id == user.pk else None
    return Tabs(
        views,
        current,
        bool(current) and filters(query) != current.filters,
        SavedViewForm(instance=own, prefix="own") if own else None,
        SavedViewForm(),
    )


def filters(query: QueryDict) -> dict[str, list[str]]:
    """What of an address makes the list what it is: fields that were filled in."""
    found = {name: query.getlist(name) for name in PeopleList.base_fields}
    return {name: values for name, values in found.items() if any(values)}


def address(view: SavedView) -> str:
    """Where the list stands as this view says."""
    query = f"{view.query}&view={view.pk}" if view.filters else f"view={view.pk}"
    return f"{reverse('alumni_staff:people')}?{query}"


def start_of(user: User) -> SavedView | None:
    """What the list opens with for this user, as long as they may see it."""
    if user.start_view_id is None:
        return None
    return SavedView.objects.visible_to(user).filter(pk=user.start_view_id).first()


@require_POST
@register_keepers_only
def save(request: HttpRequest) -> HttpResponse:
    """Keep the list as it stands under a new name."""
    query = QueryDict(request.POST.get("query", ""))
    view = SavedView(owner=request.user, filters=filters(query))
    form = SavedViewForm(request.POST, instance=view)
    if form.is_valid():
        form.save()
        messages.success(request, _("The view was saved."))
        return redirect(address(view))
    return _refused(request, form.errors.values(), query)


@require_POST
@register_keepers_only
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename, share, and with `keep` let the view say what the list shows now."""
    view = get_object_or_404(SavedView.objects.changeable_by(request.user), pk=pk)
    query = QueryDict(request.POST.get("query", ""))
    form = SavedViewForm(request.POST, instance=view, prefix="own")
    if not form.is_valid():
        return _refused(request, form.errors.values(), query)
    if "keep" in request.POST:
        view.filters = filters(query)
    form.save()
    messages.success(request, _("The view was saved."))
    return redirect(address(view))


@require_POST
@register_keepers_only
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(SavedView.objects.changeable_by(request.user), pk=pk).delete()
    messages.success(request, _("The view was deleted. Nobody in the register was touched."))
    return redirect(f"{reverse('alumni_staff:people')}?all=1")


@require_POST
@register_keepers_only
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the list with this view from now on; with `off` with everybody again."""
    view = get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk)
    request.user.start_view = None if "off" in request.POST else view
    request.user.save(update_fields=["start_view"])
    if request.user.start_view_id:
        messages.success(request, _("The list opens with “%(name)s” now.") % {"name": view.name})
    else:
        messages.success(request, _("The list opens with everybody again."))
    return redirect(address(view))


def _refused(request: HttpRequest, errors: Iterable, query: QueryDict) -> HttpResponse:
    for error in errors:
        messages.error(request, " ".join(error))
    return redirect(f"{reverse('alumni_staff:people')}?{query.urlencode() or 'all=1'}")
