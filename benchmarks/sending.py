"""The mail engine against Debian's smtp-source on the same smtp-sink, in turn, in one run.

python -m benchmarks.sending [--size N] [--rounds R]; the last line is JSON (docs: benchmarks).
"""

import argparse
import json
import os
import resource
import shutil
import socket
import statistics
import subprocess
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from alumni.models import Person, Purpose  # noqa: E402
from benchmarks.common import plain_defaults  # noqa: E402
from campaigns import audience, ledger, sending  # noqa: E402
from campaigns.compiling import Addressee, compile_campaign  # noqa: E402
from campaigns.models import Campaign, Edition  # noqa: E402
from config.embedded.template import copy_into, ensure_template  # noqa: E402

PEOPLE = """
INSERT INTO alumni_person (given_name, family_name, former_names, language, languages, phone, town,
  county, country, bio_sv, bio_en, website, linkedin, portrait, listed_to, audiences,
  days_between_letters, source, created_at)
SELECT 'Åsa', 'Öberg ' || n, '{}', 'sv', '{}', '', '', '22', 'SE', '', '', '', '', '', 20, '{}', 0,
  'register', now() FROM generate_series(1, %s) n;
"""
ADDRESSES = """
INSERT INTO alumni_address (person_id, email, "primary", state, state_reason)
SELECT id, 'p' || id || '@alumni.example', true, 'active', '' FROM alumni_person;
INSERT INTO alumni_consent
  (person_id, purpose_id, wording_id, granted, language, source, evidence, at)
SELECT p.id, u.id, w.id, true, 'sv', 'web', '', now() FROM alumni_person p
  JOIN alumni_purpose u ON u.code = 'newsletter' JOIN alumni_wording w ON w.purpose_id = u.id;
ANALYZE;
"""
PORT = 2526


def letter(kilobytes: int) -> tuple[str, str]:
    """Html and text with fifteen links, about so large once encoded."""
    filler = "Välkommen till en kväll med samtal och mat på campus.\n" * int((kilobytes - 4) * 2.36)
    links = "".join(
        f'<p><a href="{settings.BASE_URL}/c/{n}/@@token@@">Läs {n}</a></p>\n' for n in range(15)
    )
    text = "".join(f"{settings.BASE_URL}/c/{n}/@@token@@\n" for n in range(15))
    return (
        f"<p>Hej @@h_given_name@@</p>\n{filler * 6}{links}",
        f"Hej @@given_name@@\n{filler}{text}",
    )


def campaign(kilobytes: int) -> tuple[Campaign, float]:
    row = Campaign.objects.create(name="bench", purpose=Purpose.objects.get(code="newsletter"))
    html, text = letter(kilobytes)
    Edition.objects.create(campaign=row, language="sv", subject="Hej", html=html, text=text)
    began = time.perf_counter()
    row.chosen, _going = audience.materialise(row, Person.objects.all())
    took = time.perf_counter() - began
    row.state, row.started_at = Campaign.State.SENDING, timezone.now()
    row.save()
    return row, took


def send(row: Campaign) -> tuple[float, float, float]:
    """(letters a second, CPU µs a letter, WAL bytes a letter) of one worker."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_lsn()")
        (before,) = cursor.fetchone()
        began, cpu = time.perf_counter(), time.process_time()
        sending.drain(row.pk, seconds=3600)
        took, cpu = time.perf_counter() - began, time.process_time() - cpu
        cursor.execute("SELECT pg_current_wal_lsn() - %s::pg_lsn", [before])
        (wal,) = cursor.fetchone()
    count = ledger.of(row).sent
    assert count == row.chosen
    return count / took, cpu / count * 1e6, float(wal) / count


def source(count: int, size: int) -> float:
    began = time.perf_counter()
    subprocess.run(
        ["smtp-source", "-s", "4", "-d", "-m", str(count), "-l", str(size), f"127.0.0.1:{PORT}"],
        check=True,
    )
    return count / (time.perf_counter() - began)


def build_us(row: Campaign) -> tuple[float, int]:
    compiled = compile_campaign(row)["sv"]
    to = [Addressee(n, f"p{n}@alumni.example", "Åsa", f"Öberg {n}") for n in range(1, 5001)]
    began = time.process_time()
    for each in to:
        body = compiled.build(each)
    return (time.process_time() - began) / len(to) * 1e6, len(body)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    os.environ["PATH"] += ":/usr/sbin"
    if not shutil.which("smtp-sink"):
        raise SystemExit("smtp-sink (Debian: postfix) is not installed; nothing to send to.")
    copy_into("bench_sending", ensure_template())
    connection.settings_dict["NAME"] = "bench_sending"
    settings.EMAIL_URL = f"smtp://127.0.0.1:{PORT}"
    settings.MAIL_JOURNAL_DIR = Path(settings.VAR) / "bench-journal"
    plain_defaults(Person)
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE, [options.size])
        cursor.execute(ADDRESSES)
    as_user = ["-u", "nobody"] if os.geteuid() == 0 else []
    sink = subprocess.Popen(["smtp-sink", *as_user, f"127.0.0.1:{PORT}", "500"])
    figures: dict[str, float] = {}
    ratios: dict[str, float] = {}
    try:
        _until_open()
        for kilobytes in (20, 5):
            _contest(kilobytes, options, figures, ratios)
    finally:
        sink.terminate()
        sink.wait()
    figures["rss_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    met = {
        "build_us": figures["build_us"] <= 20,
        "sender_cpu_us_20k": figures["sender_cpu_us_20k"] <= 65,
        "wal_bytes_per_recipient": figures["wal_bytes_per_recipient"] <= 5,
        "engine_vs_smtp_source_20k": ratios["engine_vs_smtp_source_20k"] >= 1,
        "engine_vs_smtp_source_5k": ratios["engine_vs_smtp_source_5k"] >= 1.2,
    }
    print(
        json.dumps(
            {
                "benchmark": "sending",
                "size": options.size,
                "figures": {name: round(value, 2) for name, value in figures.items()},
                "ratios": {name: round(value, 2) for name, value in ratios.items()},
                "met": met,
            }
        )
    )


def _until_open() -> None:
    for _try in range(50):
        try:
            socket.create_connection(("127.0.0.1", PORT), 1).close()
            return
        except OSError:
            time.sleep(0.1)


def _contest(kilobytes: int, options: argparse.Namespace, figures: dict, ratios: dict) -> None:
    runs, yard = [], []
    for _round in range(options.rounds):
        row, figures["materialise_s"] = campaign(kilobytes)
        took, size = build_us(row)
        if kilobytes == 20:
            figures["build_us"], figures["letter_bytes"] = took, size
        yard.append(source(options.size, size))
        runs.append(send(row))
    rate, cpu, wal = (statistics.median(each) for each in zip(*runs, strict=True))
    figures[f"engine_{kilobytes}k_per_s"], figures[f"sender_cpu_us_{kilobytes}k"] = rate, cpu
    figures["wal_bytes_per_recipient"] = wal
    ratios[f"engine_vs_smtp_source_{kilobytes}k"] = rate / statistics.median(yard)


if __name__ == "__main__":
    main()
