"""A portrait that was uploaded: checked before it is decoded, cropped, written anew."""

import io
import uuid
import warnings

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from alumni.models import Person

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 40_000_000
WIDTH, HEIGHT = 800, 1000
FORMATS = ["JPEG", "PNG", "WEBP"]


class BadPortrait(Exception):
    """The file cannot be a portrait; the message is for the person."""


def cropped(file: UploadedFile) -> ContentFile:
    """A JPEG of 800 × 1000 without any of the file's metadata. Raises BadPortrait."""
    if file.size > MAX_BYTES:
        raise BadPortrait(_("The file is larger than 10 MB. Choose a smaller picture."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(file, formats=FORMATS)
        # The header alone is read so far: nothing is decoded before the size is known.
        if picture.width * picture.height > MAX_PIXELS:
            raise BadPortrait(_too_many())
        picture.draft("RGB", (WIDTH * 2, HEIGHT * 2))
        picture = ImageOps.exif_transpose(picture).convert("RGB")
        picture = ImageOps.fit(picture, (WIDTH, HEIGHT), centering=(0.5, 0.35))
    except Image.DecompressionBombError:
        raise BadPortrait(_too_many()) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise BadPortrait(_unreadable(file)) from None
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=85, optimize=True)
    return ContentFile(out.getvalue())


def _too_many() -> str:
    return _(
        "The picture has too many pixels and was not opened. Choose one of at most 40 million, "
        "for example 6000 × 6000."
    )


def _unreadable(file: UploadedFile) -> str:
    file.seek(0)
    if b"<svg" in file.read(4096).lower():
        return _(
            "This is a drawing (SVG), whatever its name says. Save it as JPEG or PNG and try again."
        )
    return _("This is not a picture we can read. Use JPEG, PNG or WebP.")


def replace(person: Person, file: UploadedFile) -> None:
    """Raises BadPortrait, and then nothing has changed."""
    picture = cropped(file)
    before = person.portrait.name
    person.portrait.save(f"{uuid.uuid4().hex}.jpg", picture, save=False)
    person.save(update_fields=["portrait"])
    if before:
        person.portrait.storage.delete(before)


def remove(person: Person) -> None:
    if person.portrait:
        person.portrait.delete(save=False)
        person.save(update_fields=["portrait"])
