# ruff: noqa: E501
"""Pages for those whom the network is for: students, teachers and employers."""

from cms.first_words.pieces import body

PAGES = [
    {
        "kind": "students",
        "sv": {
            "title": "För studenter",
            "slug": "for-studenter",
            "intro": "De som gick din utbildning före dig finns ute i arbetslivet. "
            "Många av dem vill hjälpa dig vidare.",
            "body": body(
                ("h", "Se vart utbildningen leder"),
                (
                    "p",
                    "I berättelserna visar tidigare studenter vägen från examen till i dag. "
                    "Du kan välja ditt eget program.",
                ),
                ("h", "Träffa dem"),
                (
                    "p",
                    "Alumner kommer till kurser, branschdagar och kvällar. "
                    "Evenemangen är öppna för dig som studerar.",
                ),
                ("h", "Få en mentor"),
                (
                    "p",
                    "I mentorprogrammet träffar du en alumn ungefär en gång i månaden under en "
                    "termin och pratar om det du vill nå. "
                    '<a href="/sv/mentoring/">Se när nästa omgång öppnar och sök en mentor</a>.',
                ),
            ),
        },
        "en": {
            "title": "For students",
            "slug": "for-students",
            "intro": "Those who took your degree before you are out in working life. "
            "Many of them want to help you on.",
            "body": body(
                ("h", "See where your studies lead"),
                (
                    "p",
                    "In the stories, former students show their way from the degree to today. "
                    "You can choose your own programme.",
                ),
                ("h", "Meet them"),
                (
                    "p",
                    "Alumni come to courses, industry days and evenings. "
                    "The events are open to you as a student.",
                ),
                ("h", "Get a mentor"),
                (
                    "p",
                    "In the mentor programme you meet an alumnus about once a month for a term, "
                    "and talk about what you want to reach. "
                    '<a href="/en/mentoring/">See when the next round opens, and apply</a>.',
                ),
            ),
        },
    },
    {
        "kind": "teachers",
        "sv": {
            "title": "För lärare",
            "slug": "for-larare",
            "intro": "Hitta en alumn som kan möta dina studenter, och fråga på en minut.",
            "body": body(
                ("h", "Så går det till"),
                (
                    "p",
                    "Logga in och sök med egna ord, eller klistra in kursplanen. "
                    "Du ser vad alumnerna erbjuder och varför de passar.",
                ),
                ("h", "Fråga upp till tre"),
                (
                    "p",
                    "Du skriver en gång. Samverka frågar en i taget, i din ordning, och går "
                    "vidare vid ett nej eller när tiden har gått ut.",
                ),
                ("h", "Adressen är deras"),
                (
                    "p",
                    "Du ser e-post eller telefon först när personen har sagt ja och själv valt "
                    "att dela dem med dig.",
                ),
            ),
        },
        "en": {
            "title": "For teachers",
            "slug": "for-teachers",
            "intro": "Find an alumnus who can meet your students, and ask within a minute.",
            "body": body(
                ("h", "How it works"),
                (
                    "p",
                    "Sign in and search in your own words, or paste the course syllabus. "
                    "You see what alumni offer and why they fit.",
                ),
                ("h", "Ask up to three"),
                (
                    "p",
                    "You write once. Samverka asks one at a time, in your order, and moves on "
                    "after a no or when the time is up.",
                ),
                ("h", "The address is theirs"),
                (
                    "p",
                    "You see an e-mail address or a phone number only once the person has said "
                    "yes and has chosen to share it with you.",
                ),
            ),
        },
    },
    {
        "kind": "employers",
        "sv": {
            "title": "För arbetsgivare",
            "slug": "for-arbetsgivare",
            "intro": "Möt studenterna innan de tar examen.",
            "body": body(
                ("h", "Kompetenskontrakt"),
                (
                    "p",
                    "Ett kompetenskontrakt är en överenskommelse med de program ni rekryterar "
                    "från: gästföreläsningar, studiebesök, examensarbeten eller praktik, under en "
                    "bestämd tid och med uppföljning.",
                ),
                ("h", "Börja så här"),
                (
                    "p",
                    "Skriv till alumnkansliet. Vi återkommer med ett förslag på vilka program "
                    "som passar.",
                ),
            ),
        },
        "en": {
            "title": "For employers",
            "slug": "for-employers",
            "intro": "Meet the students before they graduate.",
            "body": body(
                ("h", "Competence contracts"),
                (
                    "p",
                    "A competence contract is an agreement with the programmes you recruit "
                    "from: guest lectures, study visits, theses or placements, for a set period and "
                    "with follow-up.",
                ),
                ("h", "How to start"),
                (
                    "p",
                    "Write to the alumni office. We will come back with the programmes that "
                    "fit you.",
                ),
            ),
        },
    },
]
