"""The office mends what the register says of a person: what a correction or a call asks for."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alumni import auditing, duplicates, search
from alumni.access import register_keepers_only
from alumni.audience import FIELD_OF, Audience
from alumni.forms.choosing import nothing_chosen
from alumni.forms.fields import day_input
from alumni.forms.saving import SavesOwnFields
from alumni.forms.sections import without_county_abroad
from alumni.models import AuditEntry, Person
from alumni.places import countries
from alumni.staff.headings import heading, people_link
from alumni.staff.meanwhile import Meanwhile, held

FIELDS = ["given_name", "family_name", "former_names", "birth_date", "language", "phone"]
PLACE = ["town", "county", "country"]


@nothing_chosen(county=_("Not known"))
class MendForm(SavesOwnFields):
    """What the office may mend: not what only the person sees, nor where a protected one lives."""

    country = forms.ChoiceField(label=gettext_lazy("Country"), choices=countries)

    class Meta:
        model = Person
        fields = [*FIELDS, *PLACE]
        widgets = {"birth_date": day_input()}
        help_texts = {"former_names": gettext_lazy("With a comma between them.")}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name in (*FIELDS, *PLACE):
            field = FIELD_OF.get(name)
            closed = self.instance.is_protected and name in PLACE
            if closed or (field and not self.instance.shows(field, Audience.STAFF)):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        return without_county_abroad(super().clean())


@register_keepers_only
@transaction.atomic
def mend(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the register's own fields; before and after are written to the audit log."""
    found = get_object_or_404(held(Person.objects.visible_to(request.user), request), pk=pk)
    before = auditing.snapshot(found, [*FIELDS, *PLACE])
    form = MendForm(request.POST or None, instance=found)
    meanwhile = Meanwhile(request, form, Q(act=AuditEntry.Act.CHANGE, person=found))
    if request.method == "POST" and form.is_valid() and meanwhile.is_clear():
        form.save()
        search.refresh([found.pk])
        duplicates.refresh([found.pk])
        after = auditing.snapshot(found, before)
        changed = auditing.note_change(request.user, found, before, after)
        messages.success(request, _("Saved.") if changed else _("Nothing was changed."))
        return redirect("alumni_staff:person", pk)
    above = [
        people_link(),
        (reverse("alumni_staff:person", args=[pk]), before["given_name"]),
    ]
    context = {
        **heading(_("Mend the details"), "edit", *above),
        "form": meanwhile.form,
        "meanwhile": meanwhile,
    }
    return render(request, "alumni/staff/mend.html", context)
