"""Complete by construction: whoever keeps something about a person tells the privacy registry."""

from django.apps import apps

from alumni import privacy
from alumni.models import Person

# Keys to Person that need no export, erasure or merge, each with its reason.
EXEMPT = {
    # The log outlives what it speaks of, holds no contact details and cannot be changed.
    "alumni.AuditEntry",
}


def _models_with_a_key_to_person() -> set[str]:
    found = set()
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            forward = field.is_relation and not field.auto_created and field.concrete
            if forward and not field.many_to_many and field.related_model is Person:
                found.add(model._meta.label)
    return found


def test_every_model_with_a_key_to_a_person_is_in_the_privacy_registry():
    held = {model._meta.label for holding in privacy.holdings() for model in holding.models}

    assert _models_with_a_key_to_person() - held - EXEMPT == set()


def test_what_is_exempt_still_exists():
    assert _models_with_a_key_to_person() >= EXEMPT
