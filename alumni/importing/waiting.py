"""A file waits, encrypted, while the office says what its columns are. The key stands in nothing
but the page that asks, so that what lies in the database is of no use to anybody."""

import io
from typing import BinaryIO

from alumni.importing.reasons import BadFile
from alumni.models import User, WaitingFile

MAX_SIZE = 60 * 1024 * 1024


def keep(file: BinaryIO, name: str, by: User) -> tuple[WaitingFile, str]:
    """The file put away, and the key that opens it. Raises BadFile for one that is too large."""
    WaitingFile.objects.forget_old()
    file.seek(0)
    content = file.read(MAX_SIZE + 1)
    if len(content) > MAX_SIZE:
        raise BadFile("large", MAX_SIZE // 1024**2)
    # Here, and not above: 6 MB in each process, for a page that few of them ever show.
    from cryptography.fernet import Fernet

    key = Fernet.generate_key()
    sealed = Fernet(key).encrypt(content)
    return WaitingFile.objects.create(name=name[:200], content=sealed, by=by), key.decode()


def opened(waiting: WaitingFile, key: str) -> BinaryIO:
    """The file as it came. Raises LookupError when the key is not the one of this file."""
    from cryptography.fernet import Fernet, InvalidToken

    try:
        return io.BytesIO(Fernet(key.encode()).decrypt(bytes(waiting.content)))
    except (InvalidToken, ValueError) as error:
        raise LookupError(waiting.pk) from error
