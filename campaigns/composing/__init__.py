"""From the blocks that a communicator chose to the words that each language's recipients get."""

from campaigns.composing.gate import Finding, Level, gate
from campaigns.composing.rendering import (
    LANGUAGES,
    Reader,
    drawn,
    editions,
    heading,
    language_for,
    masthead,
    proof,
    rendered,
    tried,
    written_languages,
)
from campaigns.sources import register_source

__all__ = [
    "LANGUAGES",
    "Finding",
    "Level",
    "Reader",
    "drawn",
    "editions",
    "gate",
    "heading",
    "language_for",
    "masthead",
    "proof",
    "register_source",
    "rendered",
    "tried",
    "written_languages",
]
