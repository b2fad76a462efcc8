"""Portraits: shown to those who may see them; uploaded and cut by the person."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from alumni import portraits
from alumni.forms.portrait import CropForm
from alumni.models import Person
from alumni.views.own import own_person


@require_safe
@login_not_required
def face(request: HttpRequest, pk: int) -> HttpResponse:
    """A portrait, to whom it is shown now; whoever has it in their browser must ask again."""
    person = portraits.shown_to(request.user, pk)
    if person is None:
        raise Http404
    return _file(request, person.portrait)


@require_safe
@own_person
def whole(request: HttpRequest, person: Person) -> HttpResponse:
    """The whole picture, to the person alone: the cut is chosen on it."""
    if not person.portrait_whole:
        raise Http404
    return _file(request, person.portrait_whole)


def _file(request: HttpRequest, file: FieldFile) -> HttpResponse:
    tag = f'"{file.name.rpartition("/")[2]}"'
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponseNotModified()
    else:
        try:
            response = FileResponse(file.open(), content_type="image/jpeg")
        except FileNotFoundError:
            raise Http404 from None
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Cookie"])
    return response


@own_person
def edit(request: HttpRequest, person: Person) -> HttpResponse:
    """Upload, cut with `zoom`, or take away with `remove`. GET shows the picture and its cut."""
    if request.method != "POST":
        return _page(request, person, CropForm(initial=person.portrait_crop))
    if "remove" in request.POST:
        portraits.remove(person)
        messages.success(request, _("The portrait is taken away."))
        return _go(request, "alumni:profile")
    if "zoom" in request.POST and person.portrait_whole:
        return _cut(request, person)
    return _upload(request, person)


def _cut(request: HttpRequest, person: Person) -> HttpResponse:
    form = CropForm(request.POST)
    if not form.is_valid():
        return _page(request, person, form)
    portraits.crop(person, form.chosen())
    messages.success(request, _("The portrait is cut as you chose."))
    return redirect("alumni:portrait")


def _upload(request: HttpRequest, person: Person) -> HttpResponse:
    file = request.FILES.get("portrait")
    if file is None:
        messages.error(request, _("Choose a picture first."))
        return _go(request, "alumni:portrait")
    try:
        portraits.replace(person, file)
        messages.success(request, _("Your portrait is saved. Move it until it is right."))
    except portraits.BadPortrait as error:
        messages.error(request, str(error))
    return _go(request, "alumni:portrait")


def _go(request: HttpRequest, name: str) -> HttpResponse:
    page = redirect(name)
    return HttpResponseClientRedirect(page.url) if request.htmx else page


def _page(request: HttpRequest, person: Person, form: CropForm) -> HttpResponse:
    context = {
        "person": person,
        "photo": portraits.address(person.pk, person.portrait.name),
        "form": form,
    }
    return render(request, "alumni/portrait.html", context)
