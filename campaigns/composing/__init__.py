"""From the blocks that a communicator chose to the words that each language's recipients get."""

from campaigns.composing.gate import Finding, gate
from campaigns.composing.rendering import (
    Reader,
    drawn,
    editions,
    language_for,
    masthead,
    proof,
    rendered,
    written_languages,
)
from campaigns.sources import register_source

__all__ = [
    "Finding",
    "Reader",
    "drawn",
    "editions",
    "gate",
    "language_for",
    "masthead",
    "proof",
    "register_source",
    "rendered",
    "written_languages",
]
