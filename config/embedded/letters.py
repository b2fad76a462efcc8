"""The demo's post: segments, and a newsletter that waits to be sent."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from alumni.models import Offer, Programme, Purpose, User
from campaigns import audience, segments, trials
from campaigns.models import Automation, Campaign, Chunk, Click, Segment, Trial
from cms.models import Award
from events.models import Event

WORDS_SV = (
    "<p>Hej {given_name},</p><p>mörkret har lagt sig över Sundsvallsbron och i Östersund ligger "
    "snön redan. Här är det vi vill berätta den här månaden, och två saker vi hoppas att du "
    "svarar på.</p>"
)
WORDS_EN = (
    "<p>Hi {given_name},</p><p>darkness has settled over the Sundsvall bridge, and in Östersund "
    "there is already snow. Here is what we would like to tell you this month, and two things we "
    "hope you will answer.</p>"
)


def load(staff: User) -> None:
    chosen = load_segments(staff)
    load_newsletter(staff, chosen)
    load_last_letter(staff)
    load_automatic_letters(staff)


def load_segments(staff: User) -> Segment:
    """Three segments; returns the one that the newsletter goes to."""
    engineers = Programme.objects.filter(name_sv__icontains="ingenjör")
    rules = {
        "Alla som vill ha Alumnnytt": _all(
            {"kind": "consent", "purpose": _pk("newsletter"), "answer": "yes"}
        ),
        "I Västernorrland och Jämtland": _all({"kind": "county", "values": ["22", "23"]}),
        "Ingenjörer som vill föreläsa": _all(
            {"kind": "degree", "programmes": [str(programme.pk) for programme in engineers]},
            {"kind": "offer", "values": [Offer.Kind.GUEST_LECTURE]},
        ),
    }
    made = [
        Segment.objects.create(name=name, rules=segments.check(rule), created_by=staff)
        for name, rule in rules.items()
    ]
    return made[1]


def _all(*rules: dict[str, object]) -> dict[str, object]:
    return {"match": "all", "rules": list(rules)}


def _pk(code: str) -> str:
    return str(Purpose.objects.get(code=code).pk)


def load_newsletter(staff: User, segment: Segment) -> Campaign:
    """Alumnnytt, ready to be looked through and sent."""
    return Campaign.objects.create(
        name="Alumnnytt: månadens brev",
        kind=Campaign.Kind.NEWSLETTER,
        purpose=Purpose.objects.get(code="newsletter"),
        segment=segment,
        public=True,
        subject_sv="Skidor för den som sitter, och en kväll om jobb",
        subject_en="Skis for those who sit, and an evening about jobs",
        preheader_sv="Månadens alumn, alumnkvällen i Sundsvall och en fråga till dig.",
        preheader_en="Alumnus of the Month, the evening in Sundsvall and a question for you.",
        body_sv=_body(WORDS_SV, "Månadens alumn", "Uppdatera din profil", "/sv/profile/"),
        body_en=_body(WORDS_EN, "Alumnus of the Month", "Update your profile", "/en/profile/"),
        created_by=staff,
    )


AUTUMN_SV = (
    "<p>Hej {given_name},</p><p>höstterminen har börjat, och tre program söker gästföreläsare. "
    "<a href='/sv/profile/'>Säg vad du kan hjälpa till med</a>, eller "
    "<a href='/sv/events/'>se höstens träffar</a>.</p>"
)
AUTUMN_EN = (
    "<p>Hi {given_name},</p><p>the autumn term has begun, and three programmes look for guest "
    "lecturers. <a href='/en/profile/'>Say what you can help with</a>, or "
    "<a href='/en/events/'>see the events of this autumn</a>.</p>"
)


@transaction.atomic
def load_last_letter(staff: User) -> Campaign:
    """A letter of last term whose subject was tried out: B won, and went to the rest."""
    everybody = Segment.objects.get(name="Alla som vill ha Alumnnytt")
    campaign = Campaign.objects.create(
        name="Alumnnytt: terminsstart",
        purpose=Purpose.objects.get(code="newsletter"),
        segment=everybody,
        segment_words=segments.words_of(everybody, "sv"),
        public=True,
        subject_sv="Nyheter från Mittuniversitetet, höstterminen",
        subject_en="News from Mid Sweden University, autumn term",
        preheader_sv="Tre program söker gästföreläsare.",
        preheader_en="Three programmes look for guest lecturers.",
        body_sv=_words(AUTUMN_SV, "Till min profil", "/sv/profile/"),
        body_en=_words(AUTUMN_EN, "To my profile", "/en/profile/"),
        created_by=staff,
    )
    trial = Trial.objects.create(
        campaign=campaign,
        share=25,
        least=5,
        subject_sv="{given_name}, tre program behöver dig i höst",
        subject_en="{given_name}, three programmes need you this autumn",
    )
    audience.prepare(campaign, staff)
    trial.refresh_from_db()
    morning = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0)
    _as_if_sent(campaign, trial, morning - timedelta(days=100))
    return campaign


def _as_if_sent(campaign: Campaign, trial: Trial, began: datetime) -> None:
    """Every letter has gone, and some people have followed its links: more of them in B, and in
    the rest, who got B."""
    seqs = list(campaign.recipients.order_by("seq").values_list("seq", flat=True))
    one_in = {Trial.Version.A: 13, Trial.Version.B: 5, "": 6}
    clicked = [seq for seq in seqs if seq % one_in[trial.version_of(seq)] == 1]
    Click.objects.bulk_create(
        Click(campaign=campaign, seq=seq, link=1, verdict=Click.Verdict.PERSON, at=began)
        for seq in clicked
    )
    trials.decide(trial)
    Trial.objects.filter(pk=trial.pk).update(
        waits_since=began, decided_at=began + timedelta(hours=trial.hours)
    )
    Chunk.objects.filter(campaign=campaign).update(state=Chunk.State.DONE, done=F("size"))
    Campaign.objects.filter(pk=campaign.pk).update(
        state=Campaign.State.DONE, started_at=began, finished_at=began + timedelta(hours=5)
    )


def _body(words: str, label: str, button: str, url: str) -> list[tuple[str, dict[str, str]]]:
    months = Award.objects.filter(kind=Award.Kind.MONTH).order_by("-month")
    keys = [str(award.story.translation_key) for award in months.select_related("story")[:3]]
    event = Event.objects.published().upcoming().first()
    return [
        ("prose", {"title": "", "text": words}),
        ("lead_story", {"story": keys[0], "label": label, "quote": ""}),
        ("event", {"event": str(event.pk), "label": ""}),
        *[("story", {"story": key, "label": "", "more": ""}) for key in keys[1:]],
        ("button", {"words": button, "url": url}),
    ]


WELCOME_SV = (
    "<p>Hej {given_name},</p><p>roligt att du är med. Du bestämmer själv vad som syns för vem, och "
    "vilka brev du vill ha. Tre saker som gör nätverket bättre för dig: berätta vad du gör nu, säg "
    "vad du kan hjälpa till med, och titta vilka ur din årskurs som redan är här.</p>"
)
WELCOME_EN = (
    "<p>Hi {given_name},</p><p>good to have you here. You decide what is shown to whom, and which "
    "letters you want. Three things make the network better for you: tell what you do now, say "
    "what you can help with, and see who of your class is here already.</p>"
)
FIVE_SV = (
    "<p>Hej {given_name},</p><p>det är fem år sedan examen. Vad blev det av utbildningen? Svara på "
    "brevet med några rader, eller uppdatera din profil: den som läser programmet nu vill gärna "
    "veta vart det kan leda.</p>"
)
FIVE_EN = (
    "<p>Hi {given_name},</p><p>it is five years since your degree. What came of it? Answer this "
    "letter with a few lines, or update your profile: those who read the programme now would like "
    "to know where it can lead.</p>"
)


def load_automatic_letters(staff: User) -> None:
    """A welcome that is on, and a letter five years after the degree that is still looked over."""
    profile_sv, profile_en = ("Till min profil", "/sv/profile/"), ("To my profile", "/en/profile/")
    Automation.objects.create(
        name="Välkomstbrevet",
        occasion=Automation.Occasion.WELCOME,
        purpose=Purpose.objects.get(code="newsletter"),
        subject_sv="Välkommen till alumnnätverket, {given_name}",
        subject_en="Welcome to the alumni network, {given_name}",
        preheader_sv="Tre saker som gör nätverket bättre för dig.",
        preheader_en="Three things that make the network better for you.",
        body_sv=_words(WELCOME_SV, *profile_sv),
        body_en=_words(WELCOME_EN, *profile_en),
        created_by=staff,
        active_since=timezone.now(),
    )
    Automation.objects.create(
        name="Fem år sedan examen",
        occasion=Automation.Occasion.YEARS_SINCE,
        years=[5],
        purpose=Purpose.objects.get(code="newsletter"),
        subject_sv="Fem år sedan examen: vad blev det?",
        subject_en="Five years since your degree: what came of it?",
        preheader_sv="Några rader från dig hjälper dem som läser nu.",
        preheader_en="A few lines from you help those who study now.",
        body_sv=_words(FIVE_SV, *profile_sv),
        body_en=_words(FIVE_EN, *profile_en),
        created_by=staff,
    )


def _words(text: str, button: str, url: str) -> list[tuple[str, dict[str, str]]]:
    return [
        ("prose", {"title": "", "text": text}),
        ("button", {"words": button, "url": url}),
    ]
