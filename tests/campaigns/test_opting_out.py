"""Saying no while letters are leaving; the pages themselves are tested in test_unsubscribe."""

import time

import pytest
from django.db import connection
from django.test import Client

from campaigns import ledger, links, sending
from tests.campaigns.mailroom import FakeServer, begun

pytestmark = pytest.mark.usefixtures("committed_db")
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def test_one_click_in_mid_send_holds_back_the_letter_that_was_prepared(settings):
    settings.MAIL_CONNECTIONS = 1
    campaign = begun(200)
    last = campaign.recipients.get(seq=200)
    answers = []

    def answer(verb, text, nth):
        if verb == "BODY" and nth == 10:
            token = links.recipient_token(campaign.pk, last.seq)
            answers.append(Client().post(f"/u/{token}", ONE_CLICK).content)
            connection.close()
            time.sleep(1.1)
        return b""

    with FakeServer(answer) as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)

    book = ledger.of(campaign)
    assert answers == [b"OK"]
    assert last.email not in server.emails
    assert (len(server.emails), book.sent, book.left_out) == (199, 199, {"withdrawn": 1})
    assert book.balanced
