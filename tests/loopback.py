"""A small server of our own on a free port, in a thread, for as long as a test lasts."""

import threading
from typing import Self


class Loopback:
    """For a fake server that derives from one of socketserver's to inherit first."""

    allow_reuse_address = daemon_threads = True

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self.shutdown()
        self.server_close()
