from django.contrib.staticfiles import finders


def test_browsers_find_the_sites_picture_where_a_page_names_none(client):
    answer = client.get("/favicon.ico")

    assert answer.status_code == 302
    assert finders.find(answer["Location"].removeprefix("/static/"))
