from alumni.forms.joining import WhoForm
from alumni.forms.preferences import PreferencesForm
from alumni.forms.sections import (
    AudienceForm,
    BioForm,
    CorrectionForm,
    DegreeForm,
    LanguagesForm,
    LinksForm,
    ListedForm,
    NamesForm,
    OfferForm,
    PauseForm,
    PlaceForm,
    TopicsForm,
    WorkForm,
)

__all__ = [
    "AudienceForm",
    "BioForm",
    "CorrectionForm",
    "DegreeForm",
    "LanguagesForm",
    "LinksForm",
    "ListedForm",
    "NamesForm",
    "OfferForm",
    "PauseForm",
    "PlaceForm",
    "PreferencesForm",
    "TopicsForm",
    "WhoForm",
    "WorkForm",
]
