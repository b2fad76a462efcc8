# ruff: noqa: E501
"""The words a new installation starts with. The office edits them in the back office."""

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


def _body(*parts: tuple[str, str]) -> list[tuple[str, str]]:
    """("h", "…") is a heading, ("p", "…") a paragraph."""
    return [
        ("heading", text) if kind == "h" else ("paragraph", f"<p>{text}</p>")
        for kind, text in parts
    ]


PAGES = [
    {
        "kind": "students",
        "sv": {
            "title": "För studenter",
            "slug": "for-studenter",
            "intro": "De som gick din utbildning före dig finns ute i arbetslivet. "
            "Många av dem vill hjälpa dig vidare.",
            "body": _body(
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
            "body": _body(
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
            "body": _body(
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
            "body": _body(
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
            "body": _body(
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
            "body": _body(
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
    {
        "kind": "about",
        "sv": {
            "title": "Om nätverket",
            "slug": "om",
            "intro": "Alumnnätverket håller ihop dem som läst vid universitetet med dem som "
            "läser och undervisar här nu.",
            "body": _body(
                (
                    "p",
                    "Det är byggt kring frågor, inte kring en sajt att besöka. När en lärare "
                    "behöver en gästföreläsare eller en student en mentor går frågan till den som "
                    "har sagt sig vilja hjälpa, och svaret kan ges direkt i mejlet.",
                ),
                ("h", "Vem är alumn?"),
                (
                    "p",
                    "Alla som har läst vid universitetet, på campus eller distans, oavsett om "
                    "studierna ledde till en examen.",
                ),
                ("h", "Öppen källkod"),
                (
                    "p",
                    "Samverka är öppen källkod. Andra lärosäten kan använda och bygga vidare "
                    "på det.",
                ),
            ),
        },
        "en": {
            "title": "About the network",
            "slug": "about",
            "intro": "The alumni network keeps those who studied at the university together with "
            "those who study and teach here now.",
            "body": _body(
                (
                    "p",
                    "It is built round questions, not round a site to visit. When a teacher "
                    "needs a guest lecturer or a student a mentor, the question goes to someone who "
                    "has offered to help, and can be answered straight from the e-mail.",
                ),
                ("h", "Who is an alumnus?"),
                (
                    "p",
                    "Everybody who has studied at the university, on campus or at a distance, "
                    "whether or not it led to a degree.",
                ),
                ("h", "Open source"),
                ("p", "Samverka is open source. Other universities may use it and build on it."),
            ),
        },
    },
    {
        "kind": "privacy",
        "sv": {
            "title": "Så hanterar vi personuppgifter",
            "slug": "personuppgifter",
            "intro": "Du bestämmer vad som visas, för vem, och vilka utskick du får.",
            "body": _body(
                ("h", "Vem ansvarar"),
                (
                    "p",
                    "Universitetet är personuppgiftsansvarigt. Du når dataskyddsombudet genom "
                    "universitetets växel eller registrator.",
                ),
                ("h", "Vad vi sparar och varför"),
                (
                    "p",
                    "Namn, examen och studietid kommer från studieregistret och behandlas som "
                    "ett led i universitetets uppgift att samverka med det omgivande samhället. "
                    "Arbete, erbjudanden och det du skriver om dig själv lämnar du själv.",
                ),
                ("h", "Utskick kräver ditt ja"),
                (
                    "p",
                    "Nyhetsbrev, inbjudningar och förfrågningar skickas bara till den som har "
                    "samtyckt. Varje samtycke visas med sina ord och sitt datum, och du kan ta "
                    "tillbaka det när du vill, lika lätt som du gav det.",
                ),
                ("h", "Vem ser vad"),
                (
                    "p",
                    "Lärare ser inte din adress förrän du har sagt ja till en förfrågan. "
                    "Skyddade personuppgifter visas inte i någon sökning eller lista.",
                ),
                ("h", "Dina rättigheter"),
                (
                    "p",
                    "På din sida kan du hämta, rätta, pausa och radera dina uppgifter. Du kan "
                    "också klaga hos Integritetsskyddsmyndigheten. Som myndighet lyder universitetet "
                    "under offentlighetsprincipen: allmänna handlingar kan begäras ut efter "
                    "sekretessprövning.",
                ),
                ("h", "Kakor"),
                (
                    "p",
                    "Vi använder bara kakor som krävs för inloggning och formulär. Inga kakor "
                    "för spårning, inga tjänster från andra webbplatser.",
                ),
            ),
        },
        "en": {
            "title": "How we handle personal data",
            "slug": "privacy",
            "intro": "You decide what is shown, to whom, and what letters you get.",
            "body": _body(
                ("h", "Who is responsible"),
                (
                    "p",
                    "The university is the controller. You reach its data protection officer "
                    "through the switchboard or the registrar.",
                ),
                ("h", "What we keep, and why"),
                (
                    "p",
                    "Name, degree and time of study come from the student register and are "
                    "processed as part of the university’s task to collaborate with society. Work, "
                    "offers and what you write about yourself come from you.",
                ),
                ("h", "Letters need your yes"),
                (
                    "p",
                    "Newsletters, invitations and requests go only to those who have consented. "
                    "Each consent is shown with its words and its date, and can be withdrawn at any "
                    "time, as easily as it was given.",
                ),
                ("h", "Who sees what"),
                (
                    "p",
                    "A teacher does not see your address until you say yes to a request. People "
                    "with protected identity appear in no search and no list.",
                ),
                ("h", "Your rights"),
                (
                    "p",
                    "On your own page you can download, correct, pause and erase your data. You "
                    "may also complain to the Swedish Authority for Privacy Protection. As a public "
                    "authority the university is subject to the principle of public access: "
                    "official documents may be requested, after a confidentiality review.",
                ),
                ("h", "Cookies"),
                (
                    "p",
                    "We use only the cookies that signing in and forms require. No tracking "
                    "cookies, and nothing fetched from other sites.",
                ),
            ),
        },
    },
    {
        "kind": "accessibility",
        "sv": {
            "title": "Tillgänglighetsredogörelse",
            "slug": "tillganglighet",
            "intro": "Den här webbplatsen ska kunna användas av alla. Här står hur väl den "
            "uppfyller lagen om tillgänglighet till digital offentlig service.",
            "body": _body(
                ("h", "Hur tillgänglig är webbplatsen"),
                (
                    "p",
                    "Målet är WCAG 2.2 nivå AA. Webbplatsen är byggd för tangentbord, för "
                    "skärmläsare, för förstoring till 400 procent och för att fungera utan "
                    "JavaScript.",
                ),
                ("h", "Hur vi har testat"),
                (
                    "p",
                    "Sidorna prövas med automatiska verktyg. Prövning med skärmläsare och "
                    "tillsammans med användare återstår, och därför kan det finnas brister som vi "
                    "inte känner till.",
                ),
                ("h", "Säg till om du stöter på hinder"),
                (
                    "p",
                    "Skriv till alumnkansliet, adressen finns längst ned på sidan. "
                    "Om du inte är nöjd med svaret kan du anmäla det till Myndigheten för digital "
                    "förvaltning, som har tillsyn.",
                ),
            ),
        },
        "en": {
            "title": "Accessibility statement",
            "slug": "accessibility",
            "intro": "Everybody should be able to use this site. Here we say how well it meets "
            "the Swedish act on accessibility of digital public services.",
            "body": _body(
                ("h", "How accessible is the site"),
                (
                    "p",
                    "The aim is WCAG 2.2 level AA. The site is built for the keyboard, for "
                    "screen readers, for 400 per cent zoom, and to work without JavaScript.",
                ),
                ("h", "How we have tested"),
                (
                    "p",
                    "The pages are tried with automatic tools. Trials with screen readers and "
                    "with users remain to be done, so there may be faults that we do not know of.",
                ),
                ("h", "Tell us if something is in your way"),
                (
                    "p",
                    "Write to the alumni office; the address is at the foot of the page. If "
                    "you are not content with the answer you may turn to the Swedish Agency for "
                    "Digital Government, which supervises the act.",
                ),
            ),
        },
    },
]
