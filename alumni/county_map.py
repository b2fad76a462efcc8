"""Sweden as tiles: one for each county, roughly where it lies. Drawn by the server as SVG."""

from dataclasses import dataclass

from alumni.counting import is_few, told
from alumni.places import COUNTIES

# Column and row of each county: east grows with the column, south with the row.
TILES: dict[str, tuple[int, int, str]] = {
    "25": (3, 0, "Norrbotten"),
    "24": (2, 1, "Västerbotten"),
    "23": (1, 2, "Jämtland"),
    "22": (2, 2, "Västernorrland"),
    "20": (1, 3, "Dalarna"),
    "21": (2, 3, "Gävleborg"),
    "17": (0, 4, "Värmland"),
    "18": (1, 4, "Örebro"),
    "19": (2, 4, "Västmanland"),
    "03": (3, 4, "Uppsala"),
    "14": (0, 5, "Västra Götaland"),
    "05": (1, 5, "Östergötland"),
    "04": (2, 5, "Södermanland"),
    "01": (3, 5, "Stockholm"),
    "13": (0, 6, "Halland"),
    "06": (1, 6, "Jönköping"),
    "08": (2, 6, "Kalmar"),
    "09": (3, 6, "Gotland"),
    "12": (0, 7, "Skåne"),
    "07": (1, 7, "Kronoberg"),
    "10": (2, 7, "Blekinge"),
}
WIDE, HIGH, GAP = 116, 78, 6
VIEW_BOX = f"-3 -3 {4 * (WIDE + GAP)} {8 * (HIGH + GAP)}"
# Colours from pale to full: the share of the largest county at which each begins.
STEPS = (0.15, 0.4, 0.75)


@dataclass(frozen=True)
class Tile:
    """One county. `step`: 0 nobody, 1 few, then 2 to 5 by its share of the largest."""

    code: str
    name: str
    short: str
    x: int
    y: int
    count: int
    words: str
    step: int
    largest: int

    @property
    def few(self) -> bool:
        return is_few(self.count)

    @property
    def number(self) -> str:
        """As it stands on the tile, where there is no room for words."""
        return "≤ 5" if self.few else self.words if self.count else "–"


def tiles(counts: dict[str, int]) -> list[Tile]:
    """All counties by name, from how many people live in each (county code → number)."""
    largest = max(counts.values(), default=0)
    drawn = []
    for code, name in COUNTIES:
        column, row, short = TILES[code]
        count = counts.get(code, 0)
        place = (column * (WIDE + GAP), row * (HIGH + GAP))
        step = _step(count, largest)
        drawn.append(Tile(code, str(name), short, *place, count, told(count), step, largest))
    return drawn


def _step(count: int, largest: int) -> int:
    if count == 0:
        return 0
    return 1 if is_few(count) else 2 + sum(count / largest >= share for share in STEPS)
