"""What somebody looked at before they pressed “Send”: the words, whom they go to, and how many.

Between the look and the press a colleague may change the letter or the segment. Then it is not sent
as it now stands: it is looked at again. That a few more have come in meanwhile is no other letter.
"""

import hashlib
import json
from dataclasses import dataclass

from campaigns.models import Campaign, Segment
from campaigns.models.content import Content
from campaigns.segments.combining import named_in

FEW = 5


@dataclass(frozen=True)
class Seen:
    """`going`: to how many, as the page said."""

    mark: str
    going: int

    @property
    def most(self) -> int:
        """Of more than these nobody knew: a twentieth more, and a few where they are not many."""
        return self.going + max(FEW, self.going // 20)

    def __str__(self) -> str:
        return f"{self.mark}.{self.going}"

    @classmethod
    def told(cls, words: str) -> "Seen | None":
        """As a form has it; None for a form that tells nothing."""
        mark, _dot, going = words.partition(".")
        return cls(mark, int(going)) if mark and going.isdecimal() and len(going) < 10 else None


def mark_of(campaign: Campaign) -> str:
    """The same as long as nobody changes the letter, its plan or the rules of its segment."""
    trial = getattr(campaign, "trial", None)
    told = [
        *(campaign.state, str(campaign.scheduled_at), campaign.purpose_id, campaign.kind),
        *(campaign.public, campaign.segment_id, _rules({campaign.segment_id} - {None})),
        *(_words(campaign), _words(trial) if trial else "", trial.share if trial else 0),
    ]
    text = json.dumps(told, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _words(letter: Content) -> dict[str, object]:
    found = letter.words()
    return {
        name: _without_ids(value.get_prep_value()) if name.startswith("body") else value
        for name, value in found.items()
    }


def _without_ids(blocks: object) -> object:
    """A block that was stored without an id is given another one at each look."""
    if isinstance(blocks, list):
        return [_without_ids(each) for each in blocks]
    if isinstance(blocks, dict):
        kept = {key: value for key, value in blocks.items() if key != "id" or "type" not in blocks}
        return {key: _without_ids(value) for key, value in kept.items()}
    return blocks


def _rules(keys: set[int]) -> list[tuple[int, object, str]]:
    """Of these segments and of all that their rules speak of."""
    found, wave = {}, keys
    while wave:
        for segment in Segment.objects.filter(pk__in=wave):
            found[segment.pk] = (segment.pk, segment.rules, str(segment.frozen_at))
        wave = set().union(*(named_in(found[key][1]) for key in wave & found.keys()))
        wave -= found.keys()
    return [found[key] for key in sorted(found)]
