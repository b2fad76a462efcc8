"""A whole mentor round paired at once: python -m benchmarks.pairing [--size N] [--rounds R]

As many students as places; the yardstick is first come, first served on the same people.
"""

import argparse
import random
import time
from statistics import median

from benchmarks.common import answer
from engagement import matching
from engagement.matching import Place, Wish

TOPICS = [f"t{number}" for number in range(60)]
COUNTIES = ["22", "23", "01", "24", ""]
PROGRAMMES = [f"P{number:03}" for number in range(60)]
FASTEST_S = 5


def main() -> None:
    options = _options()
    times, ratios = [], []
    for number in range(options.rounds):
        students, mentors = _people(options.size, random.Random(number))
        began = time.perf_counter()
        made = matching.pair(students, mentors, seed=number)
        times.append(time.perf_counter() - began)
        ratios.append(made.total / matching.first_come(students, mentors))
    name = f"seconds_{options.size}x{options.size}"
    answer(
        "pairing",
        options.size,
        {name: round(median(times), 3)},
        {name: FASTEST_S},
        {"fit_vs_first_come": round(median(ratios), 4)},
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


def _people(size: int, chance: random.Random) -> tuple[list[Wish], list[Place]]:
    students = [
        Wish(
            key,
            frozenset(chance.sample(TOPICS, 3)),
            frozenset(chance.choice([["sv"], ["sv", "en"], ["en"]])),
            chance.choice(PROGRAMMES),
            "",
            chance.choice(COUNTIES),
            chance.random() < 0.7,
        )
        for key in range(size)
    ]
    mentors, places = [], 0
    while places < size:
        capacity = min(chance.choice([1, 1, 1, 2, 3]), size - places)
        places += capacity
        mentors.append(
            Place(
                len(mentors),
                capacity,
                frozenset(chance.sample(TOPICS, 4)),
                frozenset(chance.choice([["sv"], ["sv", "en"]])),
                frozenset(chance.sample(PROGRAMMES, 1)),
                frozenset(),
                chance.choice(COUNTIES),
                chance.random() < 0.8,
            )
        )
    return students, mentors


if __name__ == "__main__":
    main()
