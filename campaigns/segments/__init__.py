"""Who gets a letter, in plain words: rules of conditions in all / any / none groups.

The rules are JSON, {"match": "all", "rules": [...]}; a rule is a group or a condition
{"kind": "county", "values": ["22"]}. They become Exists() queries, and a sentence.
"""

from campaigns.segments import about_history, about_people, combining
from campaigns.segments.combining import built_on, check_circle, waiting_for
from campaigns.segments.conditions import (
    CONDITIONS,
    Condition,
    Invalid,
    Param,
    Shape,
    choices_read_once,
    register,
)
from campaigns.segments.counting import Outlook, count, left_out, outlook, outlook_of, sample
from campaigns.segments.freezing import freeze, hold, thaw
from campaigns.segments.rules import check, empty, of, people, query
from campaigns.segments.sentence import words, words_of

about_people.register_all()
about_history.register_all()
combining.register_all()

__all__ = [
    "CONDITIONS",
    "Condition",
    "Invalid",
    "Outlook",
    "Param",
    "Shape",
    "built_on",
    "check",
    "check_circle",
    "choices_read_once",
    "count",
    "empty",
    "freeze",
    "hold",
    "left_out",
    "of",
    "outlook",
    "outlook_of",
    "people",
    "query",
    "register",
    "sample",
    "thaw",
    "waiting_for",
    "words",
    "words_of",
]
