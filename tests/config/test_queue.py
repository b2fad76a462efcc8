import subprocess
import sys

from django.conf import settings
from kombu import Connection

import config.celery  # noqa: F401 (gives "folder://" its meaning)

MESSAGES = 300
WRITER = f"""
import sys, config.celery
from kombu import Connection
folder = sys.argv[1]
options = {{"data_folder_in": folder, "data_folder_out": folder, "control_folder": folder + "/c"}}
with Connection("folder://", transport_options=options) as connection:
    queue = connection.SimpleQueue("work")
    for number in range({MESSAGES}):
        queue.put({{"number": number, "filling": "x" * 20_000}})
"""


def test_a_message_is_never_seen_before_it_is_whole(tmp_path):
    """One process puts while another gets, as fast as they can: half a message would raise."""
    folder = str(tmp_path)
    options = {"data_folder_in": folder, "data_folder_out": folder, "polling_interval": 0.005}
    options |= {"control_folder": f"{folder}/c"}
    got = []

    with subprocess.Popen([sys.executable, "-c", WRITER, folder], cwd=settings.BASE_DIR) as writer:
        with Connection("folder://", transport_options=options) as connection:
            queue = connection.SimpleQueue("work")
            while len(got) < MESSAGES:
                message = queue.get(timeout=30)
                got.append(message.payload["number"])
                message.ack()
        writer.wait(30)

    assert sorted(got) == list(range(MESSAGES))
