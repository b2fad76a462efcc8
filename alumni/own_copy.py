"""What is kept about a person as tables for reading, and as a file to take home."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy

from alumni import own_reading
from alumni.models import AccessRequest

HEADINGS = {
    "person": gettext_lazy("You"),
    "addresses": gettext_lazy("Addresses"),
    "degrees": gettext_lazy("Degrees"),
    "work": gettext_lazy("Work"),
    "offers": gettext_lazy("Offers"),
    "consents": gettext_lazy("Consents"),
    "history": gettext_lazy("History"),
    "notes": gettext_lazy("Notes that the alumni office has written about you"),
    "imports": gettext_lazy("Lines of imported files"),
    "search": gettext_lazy("In the teachers' search"),
    "claims": gettext_lazy("When you joined"),
    "corrections": gettext_lazy("Corrections"),
    "readers": gettext_lazy("Who has looked at your details"),
    "rights_requests": gettext_lazy("What you asked of us"),
    "stories": gettext_lazy("Stories and nominations"),
    "events": gettext_lazy("Events"),
    "requests": gettext_lazy("Requests"),
    "letters": gettext_lazy("Letters to many"),
    "single_letters": gettext_lazy("Single letters"),
    "automatic_letters": gettext_lazy("Automatic letters"),
    "frozen_segments": gettext_lazy("In frozen segments"),
    "mentoring": gettext_lazy("The mentor programme"),
    "limit_of_asking": gettext_lazy("How often you may be asked"),
    "address_checks": gettext_lazy("Checks of your address"),
    "what_came_back": gettext_lazy("What came back of letters to you"),
    "list_row": gettext_lazy("Your line in the office's list"),
    "segment_tags": gettext_lazy("Tags of segments"),
    "merges": gettext_lazy("When two records became one"),
    "match_card": gettext_lazy("The card for finding duplicates"),
    "possible_duplicates": gettext_lazy("Possible duplicates"),
    "records_extracts": gettext_lazy("Handed out as public records"),
}


def in_order(parts: dict[str, Any]) -> dict[str, Any]:
    """The parts of an export as one reads them: a kept one comes back in no order."""
    names = [*(name for name in HEADINGS if name in parts), *parts]
    return {name: parts[name] for name in dict.fromkeys(names)}


def copy_file(case: AccessRequest, kind: str) -> HttpResponse:
    """The reviewed copy of a case as a file: "json", else a page to read."""
    copy = in_order(case.copy)
    if kind == "json":
        text = json.dumps(copy, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        response = HttpResponse(text, content_type="application/json; charset=utf-8")
    else:
        kind = "html"
        parts = [
            (HEADINGS.get(name, name), own_reading.tables(name, part))
            for name, part in copy.items()
        ]
        page = render_to_string("alumni/copy.html", {"case": case, "parts": parts})
        response = HttpResponse(page, content_type="text/html; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="samverka-{case.pk}.{kind}"'
    response["Cache-Control"] = "no-store"
    return response
