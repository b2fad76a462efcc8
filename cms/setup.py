"""A new installation's site: two languages, the pages it cannot be without, and who may edit."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
)

from alumni.models import User
from cms import first_words
from cms.models import AwardIndexPage, HomePage, StandardPage, StoryIndexPage

EDITORS = (User.Role.COMMUNICATOR, User.Role.STAFF)
PAGE_RIGHTS = ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"]
FILE_RIGHTS = [
    ("wagtailimages", ["add_image", "change_image", "choose_image"]),
    ("wagtaildocs", ["add_document", "change_document", "choose_document"]),
]
OWN_RIGHTS = [
    ("wagtailadmin", ["access_admin"]),
    ("cms", ["add_award", "change_award", "delete_award", "view_award"]),
    ("simple_translation", ["submit_translation"]),
]


@transaction.atomic
def build_site() -> HomePage:
    """Make what is missing and touch nothing that is there. Safe to call twice.

    Returns the Swedish start page.
    """
    for code in ("sv", "en"):
        Locale.objects.get_or_create(language_code=code)
    home = _home()
    _english(home)
    _index(home, StoryIndexPage, first_words.STORIES)
    _index(home, AwardIndexPage, first_words.AWARDS)
    for words in first_words.PAGES:
        _standard(home, words)
    _rights()
    return home


def english_of(page: Page) -> Page:
    return page.get_translation(Locale.objects.get(language_code="en"))


def _home() -> HomePage:
    if home := HomePage.objects.filter(locale__language_code="sv").first():
        return home
    root = Page.objects.get(depth=1)
    words = first_words.HOME["sv"]
    home = HomePage(**words, locale=Locale.objects.get(language_code="sv"))
    welcome = Page.objects.filter(depth=2, slug="home").first()
    if welcome:  # Wagtail's own first page
        welcome.slug = "welcome"
        welcome.save()
    root.add_child(instance=home)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "root_page": home, "site_name": "Samverka"},
    )
    if welcome:
        Page.objects.get(pk=welcome.pk).delete()
    return HomePage.objects.get(pk=home.pk)


def _english(home: HomePage) -> None:
    _translate(home, first_words.HOME["en"])


def _index(home: HomePage, kind: type[Page], words: dict[str, dict]) -> None:
    if not kind.objects.child_of(home).exists():
        page = kind(**words["sv"], show_in_menus=True, locale=home.locale)
        _fresh(home).add_child(instance=page)
        _translate(page, words["en"])


def _standard(home: HomePage, words: dict) -> None:
    if StandardPage.objects.child_of(home).filter(kind=words["kind"]).exists():
        return
    in_menu = words["kind"] in first_words.IN_MENU
    page = StandardPage(
        **words["sv"], kind=words["kind"], show_in_menus=in_menu, locale=home.locale
    )
    _fresh(home).add_child(instance=page)
    _translate(page, words["en"])


def _translate(page: Page, words: dict) -> Page:
    """The English twin of a page, published, with words of its own."""
    english = Locale.objects.get(language_code="en")
    if twin := page.get_translation_or_none(english):
        return twin
    twin = _fresh(page).copy_for_translation(english)
    for name, value in words.items():
        setattr(twin, name, value)
    twin.live = True
    twin.save_revision().publish()
    return twin


def _fresh(page: Page) -> Page:
    """The page as the tree now has it: adding children changes counts in the database alone."""
    return type(page).objects.get(pk=page.pk)


def _rights() -> None:
    root, collection = Page.objects.get(depth=1), Collection.get_first_root_node()
    for role in EDITORS:
        group, _made = Group.objects.get_or_create(name=role)
        for app, codes in OWN_RIGHTS:
            group.permissions.add(*_permissions(app, codes))
        for permission in _permissions("wagtailcore", PAGE_RIGHTS):
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
        for app, codes in FILE_RIGHTS:
            for permission in _permissions(app, codes):
                GroupCollectionPermission.objects.get_or_create(
                    group=group, collection=collection, permission=permission
                )


def _permissions(app: str, codes: list[str]) -> list[Permission]:
    return list(Permission.objects.filter(content_type__app_label=app, codename__in=codes))
