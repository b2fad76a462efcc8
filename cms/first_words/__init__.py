"""The words a new installation starts with. The office edits them in the back office."""

from cms.first_words import house, readers

HOME = {
    "sv": {
        "title": "Start",
        "slug": "home",
        "headline": "Du kan något som en student behöver höra på torsdag.",
        "intro": "Gå med i alumnnätverket. Vi skriver bara när just du kan hjälpa till, "
        "och du svarar direkt i mejlet.",
    },
    "en": {
        "title": "Start",
        "slug": "home-en",
        "headline": "You know something a student needs to hear on Thursday.",
        "intro": "Join the alumni network. We write only when you are the one who can help, "
        "and you answer straight from the e-mail.",
    },
}
STORIES = {
    "sv": {
        "title": "Berättelser",
        "slug": "berattelser",
        "intro": "Vad våra studenter gjorde av det de lärde sig, med deras egna ord.",
    },
    "en": {
        "title": "Stories",
        "slug": "stories",
        "intro": "What our students made of what they learned, in their own words.",
    },
}
AWARDS = {
    "sv": {
        "title": "Månadens alumn",
        "slug": "manadens-alumn",
        "intro": "Varje månad lyfter vi fram någon som tog sin utbildning vidare. "
        "En gång om året utses årets alumn.",
        "how_to_nominate": "<p>Vem borde vi skriva om härnäst? Skriv till alumnkansliet: vem det "
        "är, vad personen gör i dag och varför andra borde få veta det. Den som nomineras får "
        "alltid frågan först och kan alltid säga nej.</p>",
    },
    "en": {
        "title": "Alumnus of the Month",
        "slug": "alumnus-of-the-month",
        "intro": "Every month we tell of someone who took their education further. "
        "Once a year we name the Alumnus of the Year.",
        "how_to_nominate": "<p>Whom should we write about next? Write to the alumni office: who "
        "it is, what they do today and why others should know. Whoever is nominated is always "
        "asked first, and may always say no.</p>",
    },
}
IN_MENU = {"students", "teachers"}
PAGES = [*readers.PAGES, *house.PAGES]
