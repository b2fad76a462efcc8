"""Forms of the back office for pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from cms import telling


class StoryForm(WagtailAdminPageForm):
    """The person is found by an address that the writer knows: nobody looks through the register
    from here."""

    person_address = forms.EmailField(
        label=_("Their e-mail address"),
        required=False,
        help_text=_(
            "Then the story is hidden when they are, and goes when they are erased. Write it on "
            "the page of each language."
        ),
    )
    person_unlinked = forms.BooleanField(label=_("Nobody in the register"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if address := said.get("person_address"):
            said["told_of"] = telling.person_at(address, said.get("person_name") or "")
            if said["told_of"] is None:
                self.add_error(
                    "person_address",
                    _("Nobody in the register of whom a story may be told has that address."),
                )
        return said

    def save(self, commit: bool = True) -> Any:
        if person := self.cleaned_data.get("told_of"):
            self.instance.person = person
        elif self.cleaned_data.get("person_unlinked"):
            self.instance.person = None
        return super().save(commit)
