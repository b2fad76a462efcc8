"""A portrait that was uploaded: checked before it is decoded, written anew, cut as the person
chose. Who may look at it is asked each time."""

import io
import uuid
import warnings
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from alumni.audience import level_of
from alumni.models import Merge, Person

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from alumni.models import User

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 40_000_000
WIDTH, HEIGHT = 800, 1000
WHOLE = 1600
MOST_ZOOM = 300
FORMATS = ["JPEG", "PNG", "WEBP"]


class BadPortrait(Exception):
    """The file cannot be a portrait; the message is for the person."""


@dataclass(frozen=True)
class Crop:
    """Where a portrait is cut from the whole picture, in per cent.

    `zoom`: 100 is the largest cut that fits, 300 a third of it. `x`, `y`: where it lies, from 0
    (left, top) to 100 (right, bottom).
    """

    x: int = 50
    y: int = 35
    zoom: int = 100

    def box(self, width: int, height: int) -> tuple[float, float, float, float]:
        """Left, top, right and bottom in the pixels of a picture of this size."""
        wide = min(width, height * WIDTH / HEIGHT) * 100 / self.zoom
        high = wide * HEIGHT / WIDTH
        left, top = (width - wide) * self.x / 100, (height - high) * self.y / 100
        return left, top, left + wide, top + high


def crop_of(person: Person) -> Crop:
    return Crop(**person.portrait_crop)


def whole(file: UploadedFile) -> Image.Image:
    """The picture upright, no larger than we need, without metadata. Raises BadPortrait."""
    if file.size > MAX_BYTES:
        raise BadPortrait(_("The file is larger than 10 MB. Choose a smaller picture."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(file, formats=FORMATS)
        # The header alone is read so far: nothing is decoded before the size is known.
        if picture.width * picture.height > MAX_PIXELS:
            raise BadPortrait(_too_many())
        picture.draft("RGB", (WHOLE, WHOLE))
        picture = ImageOps.exif_transpose(picture).convert("RGB")
        picture.thumbnail((WHOLE, WHOLE))
    except Image.DecompressionBombError:
        raise BadPortrait(_too_many()) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise BadPortrait(_unreadable(file)) from None
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    return clean


def cropped(file: UploadedFile) -> ContentFile:
    """A JPEG of 800 × 1000 without any of the file's metadata. Raises BadPortrait."""
    return _cut(whole(file), Crop())


def _cut(picture: Image.Image, crop: Crop) -> ContentFile:
    box = crop.box(*picture.size)
    return _jpeg(picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS, box=box))


def _jpeg(picture: Image.Image) -> ContentFile:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85, optimize=True)
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


# ── Acts ──────────────────────────────────────────────────────────────────────────────────────
def replace(person: Person, file: UploadedFile) -> None:
    """Raises BadPortrait, and then nothing has changed."""
    picture = whole(file)
    before = [person.portrait.name, person.portrait_whole.name]
    _store(person, _cut(picture, Crop()), Crop())
    person.portrait_whole.save(f"{uuid.uuid4().hex}.jpg", _jpeg(picture), save=False)
    person.save(update_fields=["portrait", "portrait_whole", "portrait_crop"])
    _delete(person, before)


def crop(person: Person, chosen: Crop) -> None:
    """Cut the portrait anew from the whole picture."""
    before = [person.portrait.name]
    with person.portrait_whole.open() as file, Image.open(file, formats=["JPEG"]) as picture:
        _store(person, _cut(picture, chosen), chosen)
    person.save(update_fields=["portrait", "portrait_crop"])
    _delete(person, before)


def remove(person: Person) -> None:
    before = [person.portrait.name, person.portrait_whole.name]
    person.portrait = person.portrait_whole = ""
    person.portrait_crop = {}
    person.save(update_fields=["portrait", "portrait_whole", "portrait_crop"])
    _delete(person, before)


def _store(person: Person, picture: ContentFile, chosen: Crop) -> None:
    person.portrait.save(f"{uuid.uuid4().hex}.jpg", picture, save=False)
    person.portrait_crop = asdict(chosen)


def _delete(person: Person, names: Iterable[str]) -> None:
    """But for the files of a row that was merged with this one: parted again, it has them still."""
    merges = Merge.objects.of(person)
    both = [*merges.values_list("kept", flat=True), *merges.values_list("gone", flat=True)]
    rows = Person.objects.filter(pk__in=filter(None, both))
    held = {name for pair in rows.values_list("portrait", "portrait_whole") for name in pair}
    for name in set(names) - held - {""}:
        person.portrait.storage.delete(name)


def forget_former(person: Person) -> None:
    """The files that gave way in a merge of this person, when there is no more way back."""
    names = [
        entry["fields"][column][0]
        for merge in Merge.objects.of(person)
        for entry in merge.journal
        if (entry["model"], entry["pk"], entry["act"]) == ("alumni.person", merge.kept_id, "change")
        for column in ("portrait", "portrait_whole")
        if column in entry["fields"]
    ]
    _delete(person, names)


# ── Who may look ──────────────────────────────────────────────────────────────────────────────
def address(pk: int, name: str | None) -> str:
    """Where a portrait is shown, to those who may see it. `name`: of the file; "" without one."""
    if not name:
        return ""
    return f"{reverse('alumni:face', args=[pk])}?{name.rpartition('/')[2][:8]}"


def shown_to(user: "User | AnonymousUser", pk: int) -> Person | None:
    """The person, if there is a portrait of them that this viewer may see; asked at each look."""
    own = Person.objects.filter(pk=pk, user=user).first() if user.is_authenticated else None
    if own:
        return own if own.portrait else None
    person = Person.objects.visible_to(user).filter(pk=pk).exclude(portrait="").first()
    if person is None or person.is_protected or not person.shows("portrait", level_of(user)):
        return None
    return person
