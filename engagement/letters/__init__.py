"""The letters about a request. None holds an address of the other before the person's yes."""

from engagement.letters.booked import ask_if_held, tell_booked, tell_unbooked
from engagement.letters.links import act_url, answer_url, held_url
from engagement.letters.news import (
    tell_agreed,
    tell_answer,
    tell_cancelled,
    tell_offered,
    tell_taken_over,
    tell_took_over,
    thank,
)
from engagement.letters.office import tell_decision, tell_reported, warn
from engagement.letters.question import put_question, remind
from engagement.letters.talk import pass_on, say_not_passed_on
from engagement.letters.words import day, facts, for_person, role_of, shared, shared_by_asker

__all__ = [
    "act_url",
    "answer_url",
    "ask_if_held",
    "day",
    "facts",
    "for_person",
    "held_url",
    "pass_on",
    "put_question",
    "remind",
    "role_of",
    "say_not_passed_on",
    "shared",
    "shared_by_asker",
    "tell_agreed",
    "tell_answer",
    "tell_booked",
    "tell_cancelled",
    "tell_decision",
    "tell_offered",
    "tell_reported",
    "tell_taken_over",
    "tell_took_over",
    "tell_unbooked",
    "thank",
    "warn",
]
