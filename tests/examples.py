"""How many examples a property test tries."""

import os

MANY = 4


def examples(usual: int) -> int:
    """`usual` of them day by day, each time others; many times as many in `bin/test --all`."""
    return usual * (MANY if os.environ.get("SAMVERKA_TEST_ALL") else 1)
