# ruff: noqa: E501
"""Pages about the network itself: what it is, personal data, accessibility."""

from cms.first_words.pieces import body

PAGES = [
    {
        "kind": "about",
        "sv": {
            "title": "Om nätverket",
            "slug": "om",
            "intro": "Alumnnätverket håller ihop dem som läst vid universitetet med dem som "
            "läser och undervisar här nu.",
            "body": body(
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
            "body": body(
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
            "body": body(
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
            "body": body(
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
            "body": body(
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
            "body": body(
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
