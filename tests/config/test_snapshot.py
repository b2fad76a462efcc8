from config.embedded import template


def test_the_snapshot_of_the_tables_is_current():
    assert template.snapshot_is_current(), "run manage.py snapshot: the migrations have changed"
