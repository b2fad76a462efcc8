"""A member keeps their profile true: sections, who sees what, hiding, a portrait, a pause."""

import io
import re

import pytest
from PIL import Image

pytestmark = pytest.mark.browser
MEMBER = "johan.rask@alumni.example"
SIZES = [(390, True), (1280, True), (390, False), (1280, False)]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}-{'script' if size[1] else 'plain'}")
def member(visit, request):
    width, script = request.param
    visitor = visit(width=width, script=script)
    visitor.sign_in(MEMBER)
    visitor.go("/sv/profile/")
    visitor.script = script
    return visitor


def fits(visitor) -> bool:
    width = visitor.page.viewport_size["width"]
    return visitor.page.evaluate("document.documentElement.scrollWidth") <= width


def edit(visitor, section: str, **fields: str) -> None:
    """Open a section, fill it in, save it; the page says that it is saved."""
    page = visitor.page
    page.locator(f"#{section} a[href*='edit={section}']").first.click()
    form = page.locator(f"#{section} form").first
    form.wait_for()
    for name, value in fields.items():
        form.locator(f"[name={name}]").fill(value)
    assert fits(visitor)
    form.get_by_role("button", name=re.compile("^Spara")).click()
    page.get_by_role("status").first.wait_for()
    page.locator(f"#{section} a[href*='edit={section}']").first.wait_for()


def choose(visitor, field: str, value: int) -> None:
    """Who sees a field: at once with scripts, by a button without."""
    form = visitor.page.locator(f"form:has(#see-{field})")
    if visitor.script:
        with visitor.page.expect_response(lambda answer: answer.url.endswith("/audience/")):
            form.locator("select").select_option(str(value))
    else:
        form.locator("select").select_option(str(value))
        form.get_by_role("button").click()


def test_sections_are_edited_and_seen_as_a_teacher_sees_them(member):
    page = member.page
    edit(member, "bio", bio_sv="Jag räknar laxar i Ljungan.")
    edit(member, "links", website="https://laxar.example/")
    edit(member, "place", town="Ånge")

    choose(member, "bio", 10)
    choose(member, "place", 20)
    member.go("/sv/profile/?as=teachers")

    assert "Ånge" in page.locator("main").inner_text()
    assert "Jag räknar laxar" not in page.locator("main").inner_text()
    member.go("/sv/profile/?as=office")
    assert "Jag räknar laxar" in page.locator("main").inner_text()
    assert fits(member)


def test_hiding_is_at_once_and_one_comes_back(member):
    page = member.page
    page.get_by_role("button", name="Dölj mig helt").click()
    page.get_by_role("button", name="Visa mig igen").wait_for()

    member.go("/sv/profile/?as=teachers")
    assert "De kan inte se dig alls" in page.locator("main").inner_text()

    member.go("/sv/profile/")
    page.get_by_role("button", name="Visa mig igen").click()
    page.get_by_role("button", name="Dölj mig helt").wait_for()
    member.go("/sv/profile/?as=teachers")
    assert "De kan inte se dig alls" not in page.locator("main").inner_text()


def test_one_offer_is_paused_and_the_others_stay_open(member):
    page = member.page
    page.locator("#offers .offer a").first.click()
    form = page.locator("#offers form").first
    form.locator("[name=paused_until]").fill("2199-01-01")
    form.get_by_role("button", name=re.compile("^Spara")).click()

    page.locator("#offers .offer.paused").first.wait_for()
    assert page.locator("#offers .offer.paused").count() == 1
    page.locator("#offers .offer.paused a").first.click()
    form = page.locator("#offers form").first
    form.locator("[name=paused_until]").fill("")
    form.get_by_role("button", name=re.compile("^Spara")).click()
    page.locator("#offers .offer a").first.wait_for()
    assert page.locator("#offers .offer.paused").count() == 0


GOLD, GREEN = (255, 215, 0), (46, 139, 87)


def picture() -> bytes:
    """Green to the left, gold to the right."""
    image, out = Image.new("RGB", (1200, 900), GREEN), io.BytesIO()
    image.paste(GOLD, (600, 0, 1200, 900))
    image.save(out, "JPEG")
    return out.getvalue()


def colour(visitor) -> tuple[int, ...]:
    """In the middle of the portrait as others see it."""
    address = visitor.page.locator("img.face").first.evaluate("image => image.src")
    image = Image.open(io.BytesIO(visitor.page.request.get(address).body()))
    return image.convert("RGB").getpixel((image.width // 2, image.height // 2))


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(left - right) < 25 for left, right in zip(one, other, strict=True))


def test_a_portrait_is_uploaded_cut_and_taken_away(member):
    page = member.page
    file = {"name": "jag.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    member.go("/sv/profile/portrait/")
    form = page.locator("form:has(input[type=file])")
    form.locator("input[type=file]").set_input_files(file)
    form.get_by_role("button", name="Ladda upp").click()

    crop = page.locator("form.crop")
    crop.wait_for()
    for side, shade in ((0, GREEN), (100, GOLD)):
        crop.locator("[name=zoom]").fill("200")
        crop.locator("[name=x]").fill(str(side))
        assert fits(member)
        crop.get_by_role("button", name="Spara").click()
        page.get_by_text("Porträttet är beskuret").wait_for()
        assert crop.locator("[name=zoom]").input_value() == "200"
        assert crop.locator("[name=x]").input_value() == str(side)
        assert near(colour(member), shade)
        member.go("/sv/profile/portrait/")

    page.get_by_role("button", name="Ta bort porträttet").click()
    page.wait_for_url("**/profile/")
    page.get_by_role("status").first.wait_for()
    assert page.locator("a[href$='/profile/portrait/']").count() == 0
    member.go("/sv/profile/portrait/")
    assert page.locator("form.crop").count() == 0
