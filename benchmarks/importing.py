"""An import into a large register: read, compared, applied, and the same of people it has already.

    python -m benchmarks.importing [--size 1000000] [--rows 20000] [--rounds 1] [--keep]

On a copy of the register of benchmarks.people, dropped afterwards. `rows_per_s` and `peak_mb`:
applying a file of new people, one in four with a second degree. `changed_rows_per_s`: applying new
degrees and addresses of people whom the register has. `match_cpu_s_10k`: comparing 10,000 rows of
new people with everybody, in seconds of processor time of this process and of its server process.
Recall and precision are printed by benchmarks.duplicates.
"""

import argparse
import os
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import common

# isort: split
from django.db import connection

from alumni import importing
from alumni.models import ImportBatch, Person
from benchmarks import people_data

REACH = {"match_cpu_s_10k": 30, "peak_mb": 300}
ROWS_PER_S = 3_000
GIVEN = (
    "Anna", "Eva", "Maria", "Karin", "Lars", "Mikael", "Anders", "Johan", "Erik", "Per", "Sara",
    "Emma", "Linnéa", "Åsa",
)  # fmt: skip
FAMILY = (
    "Andersson", "Berg", "Lindqvist", "Öberg", "Åkesson", "Nordin", "Holm", "Falk", "Sandberg",
    "Wallin",
)  # fmt: skip
HEAD = "student_uid;personnummer;fornamn;efternamn;epost;lan;programkod;examensdatum;ort\n"


def newcomers(draw: random.Random, turn: int) -> Iterator[str]:
    """Rows of people whom no earlier turn brought; about one in four has a second degree."""
    for number in range(turn * 1_000_000, (turn + 1) * 1_000_000):
        given = draw.choice(GIVEN)
        family = f"{draw.choice(FAMILY)}{draw.choice(FAMILY).lower()}"
        born = f"{draw.randint(1950, 2003)}{draw.randint(1, 12):02d}{draw.randint(1, 28):02d}"
        for _degree in range(1 + (draw.random() < 0.25)):
            yield (
                f"u{number:09d};{born}-{number % 10000:04d};{given};{family};"
                f"p{number}@alumni.example;22;P{draw.randint(1, 59)};"
                f"{draw.randint(1990, 2025)}-06-05;\n"
            )


def known(draw: random.Random, turn: int, size: int) -> Iterator[str]:
    """Rows of people whom the register has, each with one more degree and an address."""
    people = Person.objects.exclude(student_uid=None).in_register().order_by("sort_key")
    people = people[turn * size : (turn + 1) * size]
    for uid, given, family in people.values_list("student_uid", "given_name", "family_name"):
        address = f"{uid}.{turn}@alumni.example"
        yield f"{uid};;{given};{family};{address};22;P{draw.randint(1, 59)};2026-06-05;\n"


def write(path: Path, rows: Iterator[str], size: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        file.writelines(row for row, _number in zip(rows, range(size), strict=False))


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
    batch.refresh_from_db()
    print(f"{batch.new} new, {batch.changed} changed, {batch.possible} possible, "
          f"{batch.same} same, {batch.refused} refused", flush=True)  # fmt: skip
    return {
        "read_rows_per_s": size / (staged - began),
        "compare_rows_per_s": size / (planned - staged),
        "rows_per_s": size / (applied - planned),
        "read_cpu_s_10k": (cpu_staged - cpu_began) * 10_000 / size,
        "match_cpu_s_10k": (cpu_planned - cpu_staged) * 10_000 / size,
        "apply_cpu_s_10k": (cpu_applied - cpu_planned) * 10_000 / size,
    }


def measure(size: int, rounds: int) -> dict[str, float]:
    new, changed = [], []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "extract.csv"
        for turn in range(rounds):
            draw = random.Random(turn)
            write(path, newcomers(draw, turn), size)
            new.append(once(path, size))
            write(path, known(draw, turn, size), size)
            changed.append(once(path, size))
    figures = {key: round(statistics.median(r[key] for r in new), 2) for key in new[0]}
    for key in ("rows_per_s", "match_cpu_s_10k"):
        figures[f"changed_{key}"] = round(statistics.median(r[key] for r in changed), 2)
    figures["people"] = Person.objects.count()
    figures["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=20_000, help="people in the register")
    parser.add_argument("--rows", type=int, default=20_000, help="rows of the file")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="keep the register, not its copy")
    wanted = parser.parse_args()
    with (
        people_data.database(wanted.size, wanted.keep),
        common.copy_of("samverka_bench_importing"),
    ):
        figures = measure(wanted.rows, wanted.rounds)
    least = {"rows_per_s": ROWS_PER_S}
    common.answer("importing", wanted.size, figures, REACH, least=least)


if __name__ == "__main__":
    main()
