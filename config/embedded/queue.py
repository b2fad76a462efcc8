"""The queue of the embedded run: messages are files in a folder.

Kombu's own transport opens the file under its final name and writes afterwards; a worker that
looks in between takes an empty message and ends. Here a message gets its name when it is whole.
"""

import uuid
from pathlib import Path
from time import monotonic
from typing import Any

from kombu.exceptions import ChannelError
from kombu.transport import filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    def _put(self, queue: str, payload: dict[str, Any], **kwargs: Any) -> None:
        name = f"{round(monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg"
        whole = Path(self.data_folder_out) / name
        unfinished = whole.with_name(f"{name}.part")
        try:
            unfinished.write_text(dumps(payload), encoding="utf-8")
            unfinished.replace(whole)
        except OSError as error:
            raise ChannelError(f"Cannot add {name} to the queue: {error.strerror}") from error


class Transport(filesystem.Transport):
    Channel = Channel
