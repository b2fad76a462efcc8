"""SpamAssassin, offline, has nothing against any letter that the product ships."""

import mailbox
import re
import shutil
import subprocess
from email import message_from_bytes

import pytest

from tests.campaigns import shipped

MOST = 2.0
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(autouse=True)
def _at_the_university(settings):
    """Addresses as in a real installation: localhost alone would cost points."""
    settings.BASE_URL = "https://alumni.miun.se"
    settings.MAIL_FROM_NEWS = "alumnnytt@alumni.miun.se"
    settings.MAIL_FROM_ACCOUNT = "samverka@alumni.miun.se"
    settings.MAIL_REPLY_TO = "alumn@miun.se"
    settings.MAIL_BOUNCE_DOMAIN = "alumni.miun.se"
    with shipped.sources():
        yield


def test_every_function_that_writes_a_letter_has_a_sample():
    ran = shipped.called_by(lambda: shipped.singles("sv"))

    assert shipped.writers() - ran == set()


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("spamassassin"), reason="spamassassin is not installed")
def test_no_shipped_letter_looks_like_spam(tmp_path):
    written = [*shipped.singles("sv"), *shipped.singles("en"), *shipped.to_many()]

    scores = _scores([raw for _subject, raw in written], tmp_path)

    assert len(scores) == len(written) > 70
    names = [subject for subject, _raw in written]
    bad = [(name, *score) for name, score in zip(names, scores, strict=True) if score[0] > MOST]
    assert bad == []


@pytest.mark.skipif(not shutil.which("spamassassin"), reason="spamassassin is not installed")
def test_the_judge_knows_spam_when_it_sees_it(tmp_path):
    test_line = b"XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X"
    spam = b"From: a@x.example\r\nTo: b@x.example\r\nSubject: x\r\n\r\n" + test_line + b"\r\n"

    assert _scores([spam], tmp_path)[0][0] > 100


def _scores(raws: list[bytes], folder) -> list[tuple[float, str]]:
    """Points, and the rules that gave them, of each letter."""
    path = folder / "letters.mbox"
    box = mailbox.mbox(path)
    for raw in raws:
        box.add(message_from_bytes(raw))
    box.close()
    judge = ["spamassassin", "-L", "-x", "--prefspath=/dev/null", "--mbox", path]
    done = subprocess.run(judge, capture_output=True, timeout=550, check=True)
    judged = folder / "judged.mbox"
    judged.write_bytes(done.stdout)
    found = []
    for message in mailbox.mbox(judged):
        status = " ".join(message["X-Spam-Status"].split())
        points, rules = re.search(r"score=(-?[\d.]+).*?tests=(.*?) autolearn", status).groups()
        found.append((float(points), rules))
    return found
