"""Why a letter came back, from its status (RFC 3463) and from words where there is none.

Whatever is about us (policy, content, protocol) never falls on the person. Where status and words
speak of both, it is about us: a bar on a working address does more harm than one more letter.
"""

import re

from campaigns import replies
from campaigns.models import Incoming

Cause = Incoming.Cause

_UNKNOWN = re.compile(r"5\.1\.(1|2|3|6|10)|5\.2\.1")
_SENDER = re.compile(r"[45]\.1\.[78]")
_FULL = re.compile(r"[45]\.2\.2")
_CONTENT = re.compile(r"5\.6\.\d+|5\.3\.4|5\.2\.3|4\.3\.4")
_POLICY = re.compile(r"[45]\.7\.\d+")
# Says that something failed and nothing more, or is used for everything by some big servers.
_VAGUE = re.compile(r"5\.(0|[1-7])\.0|5\.5\.\d|5\.4\.1|")

_SAYS_FULL = re.compile(
    r"(over|exceed\w*|out of|above)\W{1,3}(the |its |their |your |his |allotted |storage )*quota"
    r"|quota\W{1,3}(exceed|full|violat)|(mail ?box|inbox|account|folder) (is |was )?(too )?full"
    r"|(insufficient|not enough|exceeded|out of) (system )?(storage|disk|mailbox) ?(space|limit)?"
    r"|(inkorgen|brevlådan?|postlådan?|e-postlådan?) (hos mottagaren )?är full"
    r"|lagringsutrymme|postfach (ist )?voll",
    re.IGNORECASE,
)
_SAYS_POLICY = re.compile(
    r"\bspam\b|spamhaus|spam ?cop|\bpolicy\b|\bpolicies\b|block ?list|black ?list|\bblocked\b"
    r"|reputation|unsolicited|unauthenticated|\bdmarc\b|\bspf\b|\bdkim\b|\bdnsbl\b|\brbl\b"
    r"|not (authori[sz]ed|permitted|allowed) to|banned|rejected due to|skräppost|spärrlista"
    r"|authentication level|rate limit|too many (messages|connections)|bulk mail",
    re.IGNORECASE,
)
_SAYS_UNKNOWN = re.compile(
    r"(user|recipient|mailbox|address|account)\W{1,3}(is |was |name )?(unknown|not found|invalid"
    r"|(is |has been )?disabled|unavailable|inactive|not known|no longer (valid|active|available)"
    r"|does ?n.t exist|does not exist)"
    r"|(unknown|invalid|no such|undefined|bad) (local )?(user|recipient|mailbox|address|account"
    r"|person|destination mailbox)"
    r"|no mailbox here by that name|no longer (works|employed|on server|in use)"
    r"|(was|were)n.t found|couldn.t be found|could not be found|unrouteable address|not listed in"
    r"|access denied\. AS\(201806281\)|does ?n.t have an? [\w.-]{1,40} account|unable to find user"
    r"|(adressen|mottagaren|användaren|kontot|brevlådan) (\S{1,80} )?(finns inte|är okänd"
    r"|hittades inte|kunde inte hittas|existerar inte|är avstängd|är inaktiv)"
    r"|okänd (mottagare|användare|adress)|hittade(s)? inte (mottagaren|adressen|någon)"
    r"|domain (name )?(not found|does not exist)|host (or domain name )?not found",
    re.IGNORECASE,
)
_SAYS_CONTENT = re.compile(
    r"message (size|is too|too|exceeds)|too (large|big) (message|for)|exceeds (the )?(maximum|size)"
    r"|size limit|för stor(t)?\b|storleksgräns|attachment|bilag|virus|malware"
    r"|(content|message) (was )?rejected|line too long|non-conform|not RFC ?5322|header",
    re.IGNORECASE,
)
_SAYS_LATER = re.compile(
    r"timed? ?-?out|temporar|try again|retry|connection (was )?(refused|reset|lost|dropped)"
    r"|expired|grey-?list|unreachable|has been (in the )?queue|too long|giving up|tillfällig"
    r"|försök igen|kunde inte nås|svarade inte|within \d+|no answer from|lookup failure|deferred",
    re.IGNORECASE,
)


def of(status: str, words: str) -> Incoming.Cause:
    """The cause that a status and the words beside it name; OTHER when neither tells."""
    words = words.replace("\u2019", "'")
    if _SENDER.fullmatch(status) or replies.OF_SENDER.search(words):
        return Cause.POLICY
    if replies.OF_HASTE.search(words):
        return Cause.TEMPORARY
    by_status = _by_status(status, words)
    if by_status:
        return by_status
    for pattern, cause in (
        (_SAYS_FULL, Cause.FULL),
        (_SAYS_POLICY, Cause.POLICY),
        (_SAYS_UNKNOWN, Cause.UNKNOWN),
        (_SAYS_CONTENT, Cause.CONTENT),
        (_SAYS_LATER, Cause.TEMPORARY),
    ):
        if pattern.search(words):
            return cause
    if status.startswith(("5.5.", "4.5.")):
        return Cause.PROTOCOL
    return Cause.TEMPORARY if status.startswith(("4.", "5.4.")) else Cause.OTHER


def _by_status(status: str, words: str) -> Incoming.Cause | None:
    """None: the status is missing or too vague; the words have to tell."""
    if _VAGUE.fullmatch(status):
        return None
    if _UNKNOWN.fullmatch(status):
        about_us = _SAYS_POLICY.search(words) and not _SAYS_UNKNOWN.search(words)
        return Cause.POLICY if about_us else Cause.UNKNOWN
    if _FULL.fullmatch(status):
        return Cause.FULL
    if _CONTENT.fullmatch(status):
        return Cause.CONTENT
    if _POLICY.fullmatch(status):
        return Cause.POLICY
    if status.startswith("4.") and _SAYS_FULL.search(words):
        return Cause.FULL
    return Cause.TEMPORARY if status.startswith(("4.", "5.4.")) else None
