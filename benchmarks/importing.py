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

from django.db import connection, connections

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


def cpu() -> float:
    """Seconds of processor time that this process and its server process have used together."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        stat = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text().rsplit(")", 1)[1].split()
    return time.process_time() + (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


def once(path: Path, size: int) -> dict[str, float]:
    began, cpu_began = time.perf_counter(), cpu()
    with path.open("rb") as file:
        batch = importing.stage(file, path.name)
    staged, cpu_staged = time.perf_counter(), cpu()
    importing.plan(batch)
    planned, cpu_planned = time.perf_counter(), cpu()
    batch.begin(ImportBatch.State.APPLYING, (ImportBatch.State.READ,))
    importing.apply(batch)
    applied, cpu_applied = time.perf_counter(), cpu()
    return {
        "read_rows_per_s": size / (staged - began),
        "compare_rows_per_s": size / (planned - staged),
        "rows_per_s": size / (applied - planned),
        "whole_s": applied - began,
        "read_cpu_s_10k": (cpu_staged - cpu_began) * 10_000 / size,
        "match_cpu_s_10k": (cpu_planned - cpu_staged) * 10_000 / size,
        "apply_cpu_s_10k": (cpu_applied - cpu_planned) * 10_000 / size,
    }


def drop(name: str) -> None:
    connection.settings_dict["NAME"] = "postgres"
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    connections.close_all()


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
    drop(name)
    figures = {key: round(statistics.median(r[key] for r in rounds), 2) for key in rounds[0]}
    figures["people"] = people
    figures["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    figures["load_average"] = round(os.getloadavg()[0], 1)
    met = {
        "rows_per_s": figures["rows_per_s"] >= 3000,
        "match_cpu_s_10k": figures["match_cpu_s_10k"] <= 30,
        "peak_mb": figures["peak_mb"] <= 300,
    }
    result = {"benchmark": "importing", "size": options.size, "figures": figures}
    print(json.dumps(result | {"ratios": {}, "met": met}))


if __name__ == "__main__":
    main()
