"""Files that no web server hands out: only a view does, after asking who looks."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible
class PrivateStorage(FileSystemStorage):
    """Keeps files below PRIVATE_ROOT. They have no address of their own."""

    @property
    def base_location(self) -> Path:
        return settings.PRIVATE_ROOT

    @property
    def location(self) -> str:
        return str(Path(self.base_location).resolve())

    def url(self, name: str | None) -> str:
        raise ValueError("A private file has no address: link to the view that shows it.")
