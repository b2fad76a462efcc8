"""The mail engine against Debian's smtp-source on the same smtp-sink, in turn, in one run.

python -m benchmarks.sending [--size N] [--rounds R] [--people N] [--two]; the last line is JSON.
`--people` sets how many are materialised with grounds and exclusions (0: not at all), `--two` lets
two workers share a campaign too.

smtp-source hands over one fixed body of the same size, four sessions, connections kept. The engine
does all that it does in production: chunks claimed and finished in PostgreSQL with fsync on, the
ground of each letter asked again, a letter of its own for each, journal, marks and throttle. It is
the very process that sends in production (campaigns/sender.py). CPU is that of the process alone,
its share of the kernel's work included; beside it stands what smtp-source spends on a letter, and
what Python spends on nothing but writing a fixed letter and reading the answer (`bare`): how many
microseconds that is depends on the machine and its kernel, the ratio to smtp-source far less.
The memory is the most that was ever resident, and at the end in proportion where pages are shared.

Contestants go in turn, round by round, the first of one round last in the next, after a round that
counts for nobody; what is compared is the median of the rounds' own ratios, and the least and the
most of them tell how steady it was.
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
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# Crash safety on: what is measured is what runs in production.
os.environ.setdefault("SAMVERKA_PG_FAST", "")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.mail import EmailMultiAlternatives, get_connection  # noqa: E402
from django.db import connection  # noqa: E402
from django.template import Context, Template  # noqa: E402
from django.utils import timezone  # noqa: E402

from alumni.models import Person, Purpose  # noqa: E402
from benchmarks.common import own_database, plain_defaults, without_list_rows  # noqa: E402
from campaigns import audience, ledger  # noqa: E402
from campaigns.compiling import Addressee, compile_campaign  # noqa: E402
from campaigns.models import Campaign, Edition, Suppression  # noqa: E402
from campaigns.turns import Sender  # noqa: E402

PEOPLE = """
INSERT INTO alumni_person (given_name, family_name, former_names, language, languages, phone, town,
  county, country, bio_sv, bio_en, website, linkedin, portrait, listed_to, audiences,
  days_between_letters, source, created_at)
SELECT 'Åsa', 'Öberg ' || n, '{}', 'sv', '{}', '', '', '22', 'SE', '', '', '', '', '', 20, '{}', 0,
  'register', now() FROM generate_series(1, %s) n;
"""
ADDRESSES = """
INSERT INTO alumni_address (person_id, email, "primary", state, state_reason)
SELECT id, 'p' || id || '@alumni.example', true, 'active', '' FROM alumni_person p
 WHERE NOT EXISTS (SELECT 1 FROM alumni_address a WHERE a.person_id = p.id);
INSERT INTO alumni_consent
  (person_id, purpose_id, wording_id, granted, language, source, evidence, at)
SELECT p.id, u.id, w.id, true, 'sv', 'web', '', now() FROM alumni_person p
  JOIN alumni_purpose u ON u.code = 'newsletter' JOIN alumni_wording w ON w.purpose_id = u.id
 WHERE NOT EXISTS (SELECT 1 FROM alumni_consent c WHERE c.person_id = p.id);
ANALYZE;
"""
# Of the many: some have said no, some are barred, some addresses are dead, some never said yes.
EXCLUSIONS = """
INSERT INTO alumni_consent
  (person_id, purpose_id, wording_id, granted, language, source, evidence, at)
SELECT person_id, purpose_id, wording_id, false, 'sv', 'web', '', now() FROM alumni_consent
 WHERE person_id % 50 = 0;
UPDATE alumni_address SET state = 'dead' WHERE person_id % 100 = 1;
INSERT INTO campaigns_suppression (email_hash, email, reason, words, created_at)
SELECT md5(email) || md5(email), email, 'staff', '', now() FROM alumni_address
 WHERE person_id % 100 = 2;
ANALYZE;
"""
PORT = 2526
DJANGO_LETTERS = 1_000


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


def send(row: Campaign, sender: Sender) -> tuple[float, float, float]:
    """(letters a second, CPU µs a letter, WAL bytes a letter) of one worker."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_lsn()")
        (before,) = cursor.fetchone()
        began, cpu = time.perf_counter(), _cpu_seconds(sender)
        sender.drain(row.pk, seconds=3600)
        took, cpu = time.perf_counter() - began, _cpu_seconds(sender) - cpu
        cursor.execute("SELECT pg_current_wal_lsn() - %s::pg_lsn", [before])
        (wal,) = cursor.fetchone()
    count = ledger.of(row).sent
    assert count == row.chosen
    return count / took, cpu / count * 1e6, float(wal) / count


def _cpu_seconds(sender: Sender) -> float:
    words = Path(f"/proc/{sender.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def _megabytes(sender: Sender) -> tuple[float, float]:
    """(most ever resident, now in proportion)."""
    folder = Path(f"/proc/{sender.process.pid}")
    found = dict(
        line.split()[:2]
        for name in ("status", "smaps_rollup")
        for line in (folder / name).read_text().splitlines()
        if line.startswith(("VmHWM:", "Pss:"))
    )
    return int(found["VmHWM:"]) / 1024, int(found["Pss:"]) / 1024


def source(count: int, size: int) -> tuple[float, float]:
    """(letters a second, CPU µs a letter) of smtp-source."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(
        ["smtp-source", "-s", "4", "-d", "-m", str(count), "-l", str(size), f"127.0.0.1:{PORT}"],
        check=True,
    )
    took, now = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    return count / took, cpu / count * 1e6


def bare(count: int, size: int) -> float:
    """CPU µs a letter of Python that writes one fixed letter again and again and reads the word."""
    envelope = b"MAIL FROM:<a@alumni.example>\r\nRCPT TO:<b@alumni.example>\r\nDATA\r\n"
    body = (b"x" * 70 + b"\r\n") * (size // 72)
    lines = [socket.create_connection(("127.0.0.1", PORT)) for _ in range(4)]
    for line in lines:
        line.recv(4096)
        line.sendall(b"EHLO bare\r\n")
        line.recv(4096)
        line.sendall(envelope)
    began = time.process_time()
    for number in range(count):
        line = lines[number % 4]
        line.recv(4096)
        line.sendmsg((body, b".\r\n", envelope))
    took = time.process_time() - began
    for line in lines:
        line.close()
    return took / count * 1e6


def build_us(row: Campaign) -> tuple[float, int]:
    compiled = compile_campaign(row).letter("sv", 1)
    to = [Addressee(n, f"p{n}@alumni.example", "Åsa", f"Öberg {n}") for n in range(1, 5001)]
    began = time.process_time()
    for each in to:
        body = compiled.build(each)
    return (time.process_time() - began) / len(to) * 1e6, len(body)


def django_loop(kilobytes: int) -> float:
    """Letters a second of Django's own way: template, message and connection by its book."""
    html, text = letter(kilobytes)
    slots = {"@@h_given_name@@": "{{ name }}", "@@given_name@@": "{{ name }}"}
    for slot, name in {**slots, "@@token@@": "{{ token }}"}.items():
        html, text = html.replace(slot, name), text.replace(slot, name)
    bodies = Template(html), Template(text)
    mail = get_connection(
        "django.core.mail.backends.smtp.EmailBackend", host="127.0.0.1", port=PORT
    )
    mail.open()
    began = time.perf_counter()
    for number in range(DJANGO_LETTERS):
        words = Context({"name": "Åsa", "token": f"{number:048}"})
        page, plain = (body.render(words) for body in bodies)
        to = [f"p{number}@alumni.example"]
        message = EmailMultiAlternatives("Hej", plain, settings.MAIL_FROM_NEWS, to, connection=mail)
        message.attach_alternative(page, "text/html")
        message.send()
    took = time.perf_counter() - began
    mail.close()
    return DJANGO_LETTERS / took


def workers(row: Campaign, senders: list[Sender]) -> float:
    """Letters a second of several that share a campaign."""
    began = time.perf_counter()
    with ThreadPoolExecutor(len(senders)) as pool:
        list(pool.map(lambda sender: sender.drain(row.pk, seconds=3600), senders))
    took = time.perf_counter() - began
    assert ledger.of(row).sent == row.chosen
    return row.chosen / took


def materialise(count: int) -> float:
    """Seconds to write so many recipients with their grounds, and the left out with reasons."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM alumni_person")
        (already,) = cursor.fetchone()
        cursor.execute(PEOPLE, [count - already])
        cursor.execute(ADDRESSES)
        cursor.execute(EXCLUSIONS)
    return campaign(5)[1]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--two", action="store_true")
    options = parser.parse_args()
    os.environ["PATH"] += ":/usr/sbin"
    if not shutil.which("smtp-sink"):
        raise SystemExit("smtp-sink (Debian: postfix) is not installed; nothing to send to.")
    os.environ["EMAIL_URL"] = f"smtp://127.0.0.1:{PORT}"
    os.environ["MAIL_JOURNAL_DIR"] = str(Path(settings.VAR) / "bench-journal")
    figures: dict[str, float] = {}
    ratios: dict[str, float] = {}
    with own_database("bench_sending"), _sink():
        os.environ["SAMVERKA_DB_NAME"] = str(connection.settings_dict["NAME"])
        plain_defaults(Suppression)
        without_list_rows("alumni_person", "alumni_address")
        with connection.cursor() as cursor:
            cursor.execute(PEOPLE, [options.size])
            cursor.execute(ADDRESSES)
        sender = Sender()
        figures["rss_idle_mb"] = _megabytes(_warm(sender))[0]
        for kilobytes in (20, 5):
            _contest(kilobytes, sender, options, figures, ratios)
        figures["rss_mb"], figures["pss_mb"] = _megabytes(sender)
        if options.two:
            _two(sender, figures, ratios)
        sender.close()
        if options.people > options.size:
            figures["materialise_s_1m"] = materialise(options.people) * 1e6 / options.people
        with connection.cursor() as cursor:
            cursor.execute("SHOW fsync")
            figures["fsync_on"] = cursor.fetchone() == ("on",)
    rounded = {name: round(value, 2) for name, value in figures.items()}
    shares = {name: round(value, 2) for name, value in ratios.items()}
    line = {"benchmark": "sending", "size": options.size, "figures": rounded, "ratios": shares}
    print(json.dumps({**line, "met": _met(figures, ratios)}))


def _met(figures: dict[str, float], ratios: dict[str, float]) -> dict[str, bool]:
    most = {"build_us": 20, "sender_cpu_us_20k": 65, "wal_bytes_per_recipient": 5}
    most |= {"materialise_s_1m": 15, "rss_mb": 80}
    least = {"engine_vs_smtp_source_20k": 1, "engine_vs_smtp_source_5k": 1.2}
    least |= {"engine_vs_django_loop": 10}
    met = {name: figures[name] <= value for name, value in most.items() if name in figures}
    return met | {name: ratios[name] >= value for name, value in least.items() if name in ratios}


@contextmanager
def _sink() -> Iterator[None]:
    as_user = ["-u", "nobody"] if os.geteuid() == 0 else []
    sink = subprocess.Popen(["smtp-sink", *as_user, f"127.0.0.1:{PORT}", "500"])
    try:
        _until_open()
        yield
    finally:
        sink.terminate()
        sink.wait()


def _warm(sender: Sender) -> Sender:
    sender.drain(0)
    return sender


def _two(sender: Sender, figures: dict, ratios: dict) -> None:
    """Two that share a campaign, beside one."""
    other = _warm(Sender())
    one = workers(campaign(20)[0], [sender])
    two = workers(campaign(20)[0], [sender, other])
    other.close()
    figures["two_workers_20k_per_s"], ratios["two_workers_vs_one"] = two, two / one


def _until_open() -> None:
    for _try in range(50):
        try:
            socket.create_connection(("127.0.0.1", PORT), 1).close()
            return
        except OSError:
            time.sleep(0.1)


def _contest(
    kilobytes: int, sender: Sender, options: argparse.Namespace, figures: dict, ratios: dict
) -> None:
    named, rows = f"{kilobytes}k", _prepared(kilobytes, options.rounds + 1, figures)
    took, size = build_us(rows[0])
    if kilobytes == 20:
        figures["build_us"], figures["letter_bytes"] = took, size
    runs, yard, loops, floor = [], [], [], []
    for number, row in enumerate(rows):
        ours = partial(send, row, sender)
        theirs = partial(source, options.size, size)
        turns = [(yard, theirs), (runs, ours), (floor, partial(bare, options.size, size))]
        if kilobytes == 20 and number:
            turns.append((loops, partial(django_loop, kilobytes)))
        for kept, contestant in turns if number % 2 else reversed(turns):
            kept.append(contestant())
            _warm(sender)  # without a turn for a minute it would end
    # The first round warmed everybody up.
    rate, cpu, wal = (statistics.median(each) for each in zip(*runs[1:], strict=True))
    yard_rate, yard_cpu = (statistics.median(each) for each in zip(*yard[1:], strict=True))
    figures[f"engine_{named}_per_s"], figures[f"sender_cpu_us_{named}"] = rate, cpu
    figures[f"smtp_source_{named}_per_s"] = yard_rate
    figures[f"smtp_source_cpu_us_{named}"] = yard_cpu
    figures[f"bare_cpu_us_{named}"] = statistics.median(floor[1:])
    beside = list(zip(runs[1:], yard[1:], strict=True))
    shares = [ours[0] / theirs[0] for ours, theirs in beside]
    ratios[f"engine_vs_smtp_source_{named}"] = statistics.median(shares)
    figures[f"least_share_{named}"], figures[f"most_share_{named}"] = min(shares), max(shares)
    figures[f"least_sender_cpu_us_{named}"] = min(ours[1] for ours, _theirs in beside)
    costs = [ours[1] / theirs[1] for ours, theirs in beside]
    ratios[f"sender_cpu_vs_smtp_source_{named}"] = statistics.median(costs)
    if kilobytes == 20:
        figures["wal_bytes_per_recipient"] = wal
        figures["django_loop_per_s"] = statistics.median(loops)
        ratios["engine_vs_django_loop"] = rate / statistics.median(loops)


def _prepared(kilobytes: int, rounds: int, figures: dict) -> list[Campaign]:
    """A campaign for each round. What the database server does after so many new rows, in its own
    time and at whoever's cost, it does now."""
    rows = []
    for _round in range(rounds):
        row, figures["materialise_s"] = campaign(kilobytes)
        rows.append(row)
    with connection.cursor() as cursor:
        # In this order: pages touched for the first time after a checkpoint are logged whole.
        cursor.execute("CHECKPOINT")
        cursor.execute("VACUUM (ANALYZE) campaigns_recipient, campaigns_chunk")
    return rows


if __name__ == "__main__":
    main()
