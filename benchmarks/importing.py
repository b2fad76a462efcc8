"""Rows per second and peak memory of an import: read, compared, applied, compared again.

    python -m benchmarks.importing --size 20000 [--rounds 1]

Works in a database of its own in the embedded server and drops it afterwards.
"""

# ruff: noqa: E402 - Django is set up before anything of ours is imported.
import argparse
import json
import os
import random
import resource
import statistics
import tempfile
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

from django.db import connections

from alumni import importing
from alumni.models import ImportBatch, Person
from config.embedded import sample
from config.embedded.template import copy_into, ensure_template

GIVEN = [
    "Anna",
    "Eva",
    "Maria",
    "Karin",
    "Lars",
    "Mikael",
    "Anders",
    "Johan",
    "Erik",
    "Per",
    "Sara",
    "Emma",
    "Linnéa",
    "Åsa",
]
FAMILY = [
    "Andersson",
    "Berg",
    "Lindqvist",
    "Öberg",
    "Åkesson",
    "Nordin",
    "Holm",
    "Falk",
    "Sandberg",
    "Wallin",
]
HEAD = "student_uid;personnummer;fornamn;efternamn;epost;lan;programkod;examensdatum;ort\n"


def write(path: Path, size: int) -> None:
    """`size` rows; about one person in four has a second degree."""
    draw = random.Random(size)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        line = number = 0
        while line < size:
            number += 1
            given = draw.choice(GIVEN)
            family = f"{draw.choice(FAMILY)}{draw.choice(FAMILY).lower()}"
            born = f"{draw.randint(1950, 2003)}{draw.randint(1, 12):02d}{draw.randint(1, 28):02d}"
            for _degree in range(min(1 + (draw.random() < 0.25), size - line)):
                line += 1
                day = f"{draw.randint(1990, 2025)}-06-05"
                file.write(
                    f"u{number:09d};{born}-{number % 10000:04d};{given};{family};"
                    f"p{number}@alumni.example;22;P{draw.randint(1, 59):03d};{day};sundsvall\n"
                )


def once(path: Path, size: int) -> dict[str, float]:
    began = time.perf_counter()
    with path.open("rb") as file:
        batch = importing.stage(file, path.name)
    staged = time.perf_counter()
    importing.plan(batch)
    planned = time.perf_counter()
    batch.begin(ImportBatch.State.APPLYING, (ImportBatch.State.READ,))
    importing.apply(batch)
    applied = time.perf_counter()
    return {
        "read_rows_per_s": size / (staged - began),
        "compare_rows_per_s": size / (planned - staged),
        "rows_per_s": size / (applied - planned),
        "whole_s": applied - began,
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    template = ensure_template()
    settings = connections["default"].settings_dict
    connections.close_all()
    settings["NAME"] = name = "benchmark_importing"
    rounds = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "extract.csv"
        write(path, options.size)
        for _round in range(options.rounds):
            copy_into(name, template)
            sample.load_reference()
            rounds.append(once(path, options.size))
            people = Person.objects.count()
            connections.close_all()
    figures = {key: round(statistics.median(r[key] for r in rounds), 1) for key in rounds[0]}
    figures["people"] = people
    figures["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    met = {"rows_per_s": figures["rows_per_s"] >= 3000, "peak_mb": figures["peak_mb"] <= 300}
    result = {"benchmark": "importing", "size": options.size, "figures": figures}
    print(json.dumps(result | {"ratios": {}, "met": met}))


if __name__ == "__main__":
    main()
