"""Documents: uploaded in the back office, read by everybody."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from alumni.models import User
from cms import setup
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    setup.build_site()
    return Document.objects.create(title="Stadgar", file=ContentFile(b"text", "stadgar.txt"))


def test_the_office_lists_a_document_and_a_stranger_reads_it(client, document):
    read = client.get(document.url)
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))

    page = client.get(reverse("wagtaildocs:index"))

    assert document.url in page.text
    assert b"".join(read.streaming_content) == b"text"
    assert read["Content-Disposition"].startswith("attachment")


def test_a_closed_collection_asks_who_looks(client, document):
    root = Collection.get_first_root_node()
    CollectionViewRestriction.objects.create(collection=root, restriction_type="login")

    assert client.get(document.url).status_code == 302


def test_what_a_browser_would_run_is_not_taken(client, document):
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))
    page = SimpleUploadedFile("page.html", b"<script>alert(1)</script>", "text/html")

    answer = client.post(reverse("wagtaildocs:add"), {"title": "Page", "file": page})

    assert "file" in answer.context["form"].errors


def test_the_file_itself_is_behind_the_door_of_documents(client, document):
    assert client.get(document.file.url).status_code == 404
