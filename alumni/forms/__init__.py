from alumni.forms.preferences import PreferencesForm

__all__ = ["PreferencesForm"]
