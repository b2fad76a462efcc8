"""Who gets a letter, in plain words: rules of conditions in all / any / none groups.

The rules are JSON, {"match": "all", "rules": [...]}; a rule is a group or a condition
{"kind": "county", "values": ["22"]}. They become Exists() queries, and a sentence.
"""

from campaigns.segments.conditions import CONDITIONS, Invalid, Param
from campaigns.segments.counting import Outlook, count, left_out, outlook, sample
from campaigns.segments.rules import check, empty, people, query
from campaigns.segments.sentence import words

__all__ = [
    "CONDITIONS",
    "Invalid",
    "Outlook",
    "Param",
    "check",
    "count",
    "empty",
    "left_out",
    "outlook",
    "people",
    "query",
    "sample",
    "words",
]
