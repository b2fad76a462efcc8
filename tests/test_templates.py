"""Templates are laid out in lines that a person can read."""

import re

from django.conf import settings

LONGEST = 180
TAGS = re.compile(r"<[a-z]|\{%")
# A tag cannot be broken over lines; more than so many stand on lines of their own.
MOST_TAGS = 3


def test_no_line_of_a_template_holds_a_page():
    root = settings.BASE_DIR / "templates"
    crowded = [
        f"{path.relative_to(root)}:{number}"
        for path in sorted(root.rglob("*.html"))
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if len(line) > LONGEST and len(TAGS.findall(line)) > MOST_TAGS
    ]

    assert crowded == []
