"""Letters that a machine wrote and that are no report: absences, and "prove that you are human"."""

import re
from email.message import Message

from campaigns.feedback import mime

_AWAY_SUBJECT = re.compile(
    r"^\s*(re:\s*|sv:\s*)*((auto(matic|matiskt|matisk|matische)?[ -]?(reply|re(sponse|sponder)?"
    r"|svar|antwort|message|meddelande)?\s*[:\]-])|\[?auto(matic |matiskt )?-?(reply|svar|reply)\b"
    r"|autosvar|out of (the )?office|out-of-office|ooo\b|respuesta autom|réponse autom)",
    re.IGNORECASE,
)
# Words that a letter of ours may have for its subject, too: behind "Sv:" a person answers it.
_OF_LEAVE = re.compile(
    r"^\s*(?P<answer>re:\s*|sv:\s*)*(frånvaro|abwesen|semester\b|på semester|ledighet"
    r"|on (vacation|leave|holiday)|vacation|away from|i am (away|out)|jag är (inte|borta"
    r"|bortrest|ledig|på)|tjänsteledig|föräldraledig|sommarstängt)",
    re.IGNORECASE,
)
_AWAY_TEXT = re.compile(
    r"out of (the )?office|(currently|am) (away|on (vacation|leave|holiday))|on annual leave"
    r"|(jag är|är) (ledig|på semester|bortrest|föräldraledig|tjänsteledig|sjukskriven|åter)"
    r"|inte på (kontoret|plats)|åter (på|i) |limited access to (my )?e-?mail|åter den"
    r"|this is an automat|detta är ett auto(matiskt|svar)|har slutat|no longer with"
    r"|will (be back|return|reply)|svarar (när|så snart)|begränsad möjlighet",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(
    r"\btmda\b|boxbe|spam ?arrest|mailinblack|bluebottle|challenge[ /-]response|sender verif"
    r"|(verify|confirm|prove)\b.{0,40}\b(you are (a |an )?(human|real|person)|your (message|e-?mail"
    r" address|identity)|that you sent)|(message|e-?mail).{0,60}(held|waiting|pending|quarantin)"
    r".{0,120}(confirm|verif|approv|click|reply)|bekräfta att du (har )?(skickat|är)"
    r"|click .{0,60}(to (deliver|release)|so that your message)|approved senders?",
    re.IGNORECASE | re.DOTALL,
)
_AUTO_HEADERS = ("X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Vacation", "X-Auto-Reply")


def is_challenge(message: Message) -> bool:
    """It asks us to prove something before our letter is let through. We never do."""
    if mime.header(message, "X-TMDA-Fingerprint") or mime.header(message, "X-Boxbe"):
        return True
    subject, text = mime.header(message, "Subject"), mime.text(message)[:3000]
    asks = bool(_CHALLENGE.search(subject) or _CHALLENGE.search(text))
    return asks and (is_automatic(message) or not _is_answer(message))


def is_absence(message: Message) -> bool:
    """Out of the office, on leave, has left: an answer that nobody wrote for us."""
    subject = mime.header(message, "Subject")
    if is_list(message):
        return False
    if _submitted(message).startswith("auto-replied"):
        return True
    if any(mime.header(message, name) for name in _AUTO_HEADERS):
        return True
    if _AWAY_SUBJECT.search(subject):
        return True
    if (found := _OF_LEAVE.search(subject)) and (not found["answer"] or is_automatic(message)):
        return True
    return is_automatic(message) and bool(_AWAY_TEXT.search(mime.text(message)[:3000]))


def is_automatic(message: Message) -> bool:
    """Written by a machine (RFC 3834 and what came before it)."""
    return (
        _submitted(message) not in ("", "no")
        or mime.header(message, "Precedence").lower() in ("bulk", "list", "junk", "auto_reply")
        or "oof" in mime.header(message, "X-Auto-Response-Suppress").lower()
        or mime.header(message, "X-Auto-Response-Suppress").lower() == "all"
        or bool(mime.header(message, "X-MS-Exchange-Inbox-Rules-Loop"))
        or mime.header(message, "Return-Path") == "<>"
        or message.get_content_type() in ("multipart/report", "text/calendar")
        or is_list(message)
    )


def is_list(message: Message) -> bool:
    return bool(mime.header(message, "List-Id") or mime.header(message, "List-Post"))


def _submitted(message: Message) -> str:
    return mime.header(message, "Auto-Submitted").split(";")[0].strip().lower()


def _is_answer(message: Message) -> bool:
    subject = mime.header(message, "Subject").lower()
    return bool(mime.header(message, "In-Reply-To")) and subject.startswith(("re:", "sv:"))
