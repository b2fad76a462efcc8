"""Where an address leads: a few great mail houses that count what comes from us, our own
university, and everyone else."""

from functools import lru_cache

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Destination(models.TextChoices):
    GMAIL = "gmail", _("Gmail")
    MICROSOFT = "microsoft", _("Microsoft (Outlook, Hotmail)")
    YAHOO = "yahoo", _("Yahoo and AOL")
    OWN = "own", _("Our own university")
    OTHER = "other", _("All others")


# Domains by house. MAIL_DESTINATIONS adds to it or puts one elsewhere, MAIL_OWN_DOMAINS names
# the university's; subdomains follow theirs.
_HOUSES = {
    Destination.GMAIL: "gmail.com googlemail.com",
    Destination.MICROSOFT: (
        "outlook.com outlook.dk outlook.de outlook.fr outlook.es outlook.it outlook.jp "
        "hotmail.com hotmail.se hotmail.co.uk hotmail.no hotmail.dk hotmail.fi hotmail.de "
        "hotmail.fr hotmail.es hotmail.it hotmail.nl "
        "live.com live.se live.no live.dk live.fi live.nl live.co.uk live.de live.fr "
        "msn.com passport.com windowslive.com"
    ),
    Destination.YAHOO: (
        "yahoo.com yahoo.se yahoo.no yahoo.dk yahoo.fi yahoo.co.uk yahoo.de yahoo.fr yahoo.es "
        "yahoo.it yahoo.ca yahoo.com.br yahoo.com.au yahoo.co.in yahoo.in ymail.com rocketmail.com "
        "aol.com aim.com myyahoo.com"
    ),
}


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    table = {name: house.value for house, names in _HOUSES.items() for name in names.split()}
    own = dict.fromkeys(settings.MAIL_OWN_DOMAINS, Destination.OWN.value)
    return {**table, **own, **settings.MAIL_DESTINATIONS}


@lru_cache(maxsize=4096)
def _of_domain(domain: str) -> str:
    table = _table()
    while domain:
        if domain in table:
            return table[domain]
        domain = domain.partition(".")[2]
    return Destination.OTHER.value


def of(email: str) -> str:
    """The Destination's value for an address."""
    return _of_domain(email.rpartition("@")[2].lower())


def forget() -> None:
    """The settings have changed (tests)."""
    _table.cache_clear()
    _of_domain.cache_clear()
