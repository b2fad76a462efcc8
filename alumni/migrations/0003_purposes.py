"""The purposes that a new installation begins with, and their first wording."""

from django.db import migrations

PURPOSES = [
    (
        "newsletter",
        "consent",
        "Nyhetsbrev",
        "Newsletter",
        "Jag vill ha Alumnnytt: berättelser, forskning och nyheter från universitetet. "
        "Jag kan säga nej när som helst, direkt i brevet.",
        "I want Alumni News: stories, research and news from the university. "
        "I can say no at any time, straight from the letter.",
    ),
    (
        "events",
        "consent",
        "Inbjudningar till evenemang",
        "Event invitations",
        "Jag vill bli inbjuden till alumnträffar, föreläsningar och branschdagar som passar mig.",
        "I want to be invited to alumni gatherings, lectures and industry days that suit me.",
    ),
    (
        "requests",
        "consent",
        "Förfrågningar från lärare",
        "Requests from teachers",
        "Lärare får hitta mig och fråga om det jag erbjuder. De ser aldrig min e-post eller "
        "telefon förrän jag har svarat ja på en förfrågan.",
        "Teachers may find me and ask about what I offer. They never see my e-mail or phone "
        "until I have said yes to a request.",
    ),
    (
        "service",
        "public_task",
        "Viktigt om ditt medlemskap",
        "Important about your membership",
        "Enstaka brev som rör dina uppgifter och ditt medlemskap. Universitetets uppdrag att "
        "samverka är grunden; du kan invända mot dem.",
        "Occasional letters about your data and your membership. The university's duty to "
        "collaborate is the ground; you can object to them.",
    ),
]


def add(apps, schema_editor):
    Purpose = apps.get_model("alumni", "Purpose")
    Wording = apps.get_model("alumni", "Wording")
    for order, (code, basis, name_sv, name_en, text_sv, text_en) in enumerate(PURPOSES):
        purpose = Purpose.objects.create(
            code=code, basis=basis, name_sv=name_sv, name_en=name_en, order=order
        )
        Wording.objects.create(purpose=purpose, version=1, text_sv=text_sv, text_en=text_en)


class Migration(migrations.Migration):
    dependencies = [("alumni", "0002_append_only")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
