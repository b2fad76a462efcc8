"""Rules of segments, for the tests of choosing and its screens."""

from campaigns.models import Segment


def group(match, *rules):
    return {"match": match, "rules": list(rules)}


def county(*codes):
    return {"kind": "county", "values": list(codes)}


def saved(name="Norr", rules=None, **fields):
    return Segment.objects.create(name=name, rules=rules or group("all", county("23")), **fields)


def in_segment(segment):
    return {"kind": "segment", "values": [str(segment.pk)]}
