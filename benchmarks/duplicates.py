"""Whom 10,000 rows of a file may be, in a large register: processor time, recall and precision.

    python -m benchmarks.duplicates --data FOLDER

FOLDER holds people.csv, degrees.csv, municipalities.csv, programmes.csv and imports.csv with the
planted answer (true_person_id), as a generator of invented people writes them. Works in a database
of its own and drops it afterwards. A proposal is the likeliest candidate from LIKELY up.
"""

# ruff: noqa: I001 - Django is set up before anything of ours is imported.
import argparse
import csv
import os
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.common import answer, own_database

from django.db import connection

from alumni import duplicates
from config.embedded import sample

PEOPLE = "id, given_name, family_name, birth_date, email, phone, town"


def rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    with (folder / name).open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def load(folder: Path) -> int:
    """People, addresses and degrees by COPY. A year of birth stands as its first of January."""
    towns = {row["code"]: row["name"] for row in rows(folder, "municipalities.csv")}
    with connection.cursor() as cursor:
        cursor.execute(
            'INSERT INTO alumni_programme (id, code, name_sv, name_en, "group") '
            "SELECT 100000 + i, 'BENCH' || i, 'P' || i, 'P' || i, '' "
            "FROM generate_series(1, 99) i"
        )
        cursor.execute(
            f"CREATE TEMP TABLE given ({PEOPLE.replace(',', ' text,')} text);"
            "CREATE TEMP TABLE studied (person text, programme text, year text)"
        )
        with cursor.copy("COPY given FROM STDIN") as copy:
            for row in rows(folder, "people.csv"):
                copy.write_row((
                    row["id"], row["first_name"], row["last_name"],
                    f"{row['birth_year']}-01-01", row["email"], row["phone"],
                    towns.get(row["municipality_code"], ""),
                ))  # fmt: skip
        with cursor.copy("COPY studied FROM STDIN") as copy:
            for row in rows(folder, "degrees.csv"):
                copy.write_row((row["person_id"], row["programme_id"], row["graduated"][:4]))
        cursor.execute(
            """INSERT INTO alumni_person (id, given_name, family_name, former_names, birth_date,
                 language, languages, phone, town, county, country, bio_sv, bio_en, website,
                 linkedin, portrait, listed_to, audiences, days_between_letters, source, created_at)
               SELECT id::bigint, given_name, family_name, '{}', birth_date::date, 'sv', '{}',
                 phone, coalesce(town, ''), '', 'SE', '', '', '', '', '', 20, '{}', 0, 'register',
                 now() FROM given"""
        )
        number = cursor.rowcount
        cursor.execute(
            """INSERT INTO alumni_address (person_id, email, "primary", state, state_reason)
               SELECT id::bigint, lower(email), true, 'active', '' FROM given WHERE email <> ''"""
        )
        cursor.execute(
            """INSERT INTO alumni_degree (person_id, programme_id, title, subject, level, year,
                 verified)
               SELECT person::bigint, 100000 + programme::int, '', '', 'bachelor', year::int, true
                 FROM studied"""
        )
        cursor.execute("ANALYZE alumni_person; ANALYZE alumni_address; ANALYZE alumni_degree")
    return number


def asked(folder: Path) -> tuple[list[dict], dict[int, tuple[int | None, str]]]:
    towns = {row["code"]: row["name"] for row in rows(folder, "municipalities.csv")}
    found, truth = [], {}
    for row in rows(folder, "imports.csv"):
        number = int(row["row"])
        year = row["birth_year"]
        found.append({
            "id": number, "given_name": row["first_name"], "family_name": row["last_name"],
            "birth_date": f"{year}-01-01" if year else None, "phone": row["phone"],
            "town": towns.get(row["municipality_code"], ""),
            "emails": [row["email"].lower()] if row["email"] else [],
            "degrees": [f"{100000 + int(row['programme_id'])}:{row['graduated'][:4]}"],
        })  # fmt: skip
        true = row["true_person_id"]
        truth[number] = (int(true) if true else None, row["change"])
    return found, truth


def cpu() -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        stat = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text().rsplit(")", 1)[1].split()
    return time.process_time() + (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


def alone(candidates: list, least: float) -> bool:
    """As an import suggests: the likeliest is in the band, and nobody else is."""
    return candidates[0].score >= least and all(c.score < least for c in candidates[1:])


def judge(found: dict, truth: dict, least: float) -> dict[str, float]:
    proposed = {n: c[0].person for n, c in found.items() if alone(c, least)}
    right = sum(truth[n][0] == person for n, person in proposed.items())
    planted = sum(person is not None for person, _change in truth.values())
    seen = sum(
        any(one.person == person for one in found.get(n, ())) for n, (person, _c) in truth.items()
    )
    return {
        "duplicate_recall": round(right / planted, 4),
        "duplicate_precision": round(right / max(1, len(proposed)), 4),
        "seen_by_a_person": round(seen / planted, 4),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--curve", action="store_true", help="also by threshold and by change")
    options = parser.parse_args()
    with own_database("benchmark_duplicates"):
        sample.load_reference()
        people = load(options.data)
        began = cpu()
        duplicates.rebuild()
        built = cpu()
        wanted, truth = asked(options.data)
        start = cpu()
        found = duplicates.resembling(wanted)
        spent = cpu() - start
    figures = judge(found, truth, duplicates.LIKELY)
    figures["match_cpu_s_10k"] = round(spent * 10_000 / len(wanted), 2)
    figures["build_cpu_s"] = round(built - began, 1)
    if options.curve:
        for least in (9, 11, 13, 14, 15, 15.5, 16, 16.5, 17, 18):
            print(least, judge(found, truth, least))
        for change in sorted({change for _person, change in truth.values()} - {"new"}):
            part = {n: t for n, t in truth.items() if t[1] == change}
            print(change, len(part), judge({n: c for n, c in found.items() if n in part}, part,
                                           duplicates.LIKELY))  # fmt: skip
    least = {"duplicate_recall": 0.95, "duplicate_precision": 0.98}
    answer("duplicates", people, figures, {"match_cpu_s_10k": 30}, least=least)


if __name__ == "__main__":
    main()
