"""One settings file; what differs between machines comes from the environment (docs/install.md).

Without DATABASE_URL the product runs embedded: a private PostgreSQL, a queue in a folder, a local
mailbox. With it, production: every part is named by the environment and nothing is invented.
"""

import platform
import zoneinfo
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from config.embedded import address

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()
env.read_env(str(BASE_DIR / ".env"), recurse=False)

VAR = Path(env.str("SAMVERKA_VAR", str(BASE_DIR / "var")))
EMBEDDED = not env.str("DATABASE_URL", "")
DEBUG = env.bool("DEBUG", False)
# What only the operator of a real installation knows.
REQUIRED = (
    *("SECRET_KEY", "HASH_KEY", "LINK_KEY", "BASE_URL", "ALLOWED_HOSTS", "EMAIL_URL"),
    *("MAIL_DOMAIN", "MAIL_FROM_NEWS", "MAIL_FROM_ACCOUNT", "MAIL_REPLY_TO"),
    *("MAIL_POSTAL_ADDRESS", "MAIL_BOUNCE_DOMAIN"),
)
if not EMBEDDED and (_lacking := [name for name in REQUIRED if not env.str(name, "")]):
    raise ImproperlyConfigured(
        f"with DATABASE_URL set, these are needed too (docs/install.md): {', '.join(_lacking)}."
    )
SECRET_KEY = (
    env.str("SECRET_KEY", "embedded-only-not-a-secret") if EMBEDDED else env.str("SECRET_KEY")
)
# Keys for what must outlive a rotation of SECRET_KEY: hashes of addresses and personal numbers,
# and the links in letters that were sent long ago.
HASH_KEY = env.str("HASH_KEY", "embedded-only-not-a-secret") if EMBEDDED else env.str("HASH_KEY")
LINK_KEY = env.str("LINK_KEY", "embedded-only-not-a-secret") if EMBEDDED else env.str("LINK_KEY")
BASE_URL = env.str("BASE_URL", address.of_this_command()).rstrip("/")
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]", "testserver"] if EMBEDDED else []
)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [])
HTTPS = BASE_URL.startswith("https://")

INSTALLED_APPS = [
    "config",
    "cms",
    "portal",
    "events",
    "engagement",
    "campaigns",
    "alumni",
    "wagtail.contrib.redirects",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.middleware.policy_by_area",
    "config.middleware.no_null_characters",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.middleware.one_readers_pages",
    "config.middleware.PageLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "config.context.product",
            ],
            # Wagtail's own, with the frame of the back office made once a minute.
            "libraries": {"wagtailadmin_tags": "config.templatetags.frame"},
        },
    }
]

# That the tags of the frame take the place of Wagtail's is meant: see TEMPLATES.
SILENCED_SYSTEM_CHECKS = ["templates.W003"]
FORM_RENDERER = "config.forms.HouseRenderer"

# ── Data ──────────────────────────────────────────────────────────────────────────────────────
if EMBEDDED:
    DATABASES = {
        "default": {
            "ENGINE": "config.embedded.postgresql",
            "NAME": env.str("SAMVERKA_DB_NAME", "samverka"),
            "USER": "samverka",
            "OPTIONS": {"embedded_home": str(VAR / "postgres")},
        }
    }
else:
    DATABASES = {"default": env.dj_db_url("DATABASE_URL")}
    # What the address says beyond the place, ?sslmode=verify-full for instance, holds as well.
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {
        "min_size": 1, "max_size": 8, "timeout": 5,
    }  # fmt: skip
# One checkout, several test runs at once: each names its own database.
DATABASES["default"]["TEST"] = {"NAME": "test_samverka" + env.str("TEST_DB_SUFFIX", "")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", "")
if REDIS_URL:
    CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    }
    CELERY_BROKER_URL = REDIS_URL
    CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 900, "unacked_restore_throttle": 1}
else:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "cache_entry",
        },
        # Wagtail notes every picture that it shows: too often for a table.
        "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    }
    _queue = Path(env.str("SAMVERKA_QUEUE_DIR", str(VAR / "queue")))
    CELERY_BROKER_URL = "folder://"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(_queue / "messages"),
        "data_folder_out": str(_queue / "messages"),
        "control_folder": str(_queue / "control"),
        "processed_folder": str(_queue / "taken"),
        "store_processed": False,
        "polling_interval": 0.2,
    }
    for _folder in ("messages", "control", "taken"):  # the transport does not make them itself
        (_queue / _folder).mkdir(parents=True, exist_ok=True)
# Single letters have a queue of their own, so that a worker of its own can stand by for codes. A
# worker without -Q takes from both.
CELERY_TASK_QUEUES = {
    name: {"exchange": name, "routing_key": name} for name in ("celery", "letters")
}
CELERY_TASK_DEFAULT_QUEUE = "celery"
CELERY_TASK_ROUTES = {"campaigns.tasks.post": {"queue": "letters"}}
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = "Europe/Stockholm"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False

# ── People and doors ──────────────────────────────────────────────────────────────────────────
AUTH_USER_MODEL = "alumni.User"
AUTHENTICATION_BACKENDS = [
    "alumni.access.AccountBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "campaigns.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_FORMS = {"login": "config.signing_in.PasswordLoginForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
# Not SUPPORTS_CHANGE: offered for unknown addresses alone, it tells which are known.
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
# From one place so many are linked to the register by what they tell; the rest see the office.
# Codes for an application: a few to each address, and to a whole computer room.
ACCOUNT_RATE_LIMITS = {"join": "10/h/ip,30/d/ip", "mentor_code": "3/5m/key,10/h/key,60/h/ip"}
# Each proxy in front adds the address that it sees to X-Forwarded-For. What stands before those
# was written by the visitor, and no limit may believe it.
NUM_PROXIES = env.int("NUM_PROXIES", 1 if env.bool("BEHIND_PROXY", False) else 0)
ALLAUTH_TRUSTED_PROXY_COUNT = NUM_PROXIES
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6}
MFA_ADAPTER = "config.signing_in.PasskeyAdapter"
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {"add_webauthn": "config.signing_in.AddPasskeyForm"}
# The embedded run has no certificate; browsers allow that at localhost alone.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

SESSION_COOKIE_NAME = "samverka_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", False) else None
)
X_FRAME_OPTIONS = "DENY"

# Public pages: nothing inline, nothing from elsewhere. Wagtail's admin cannot carry nonces
# (version 8), so config.middleware.policy_by_area gives it WAGTAIL_POLICY.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
# The API's documentation page sets styles from its (local) script.
API_PAGE_POLICY = {
    **CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "style-src": [SELF, "'unsafe-inline'"],
}
# A letter read on the web brings its styles with it; no script, no form, nothing from elsewhere.
LETTER_POLICY = {
    "default-src": [NONE],
    "script-src": [NONE],
    "connect-src": [NONE],
    "style-src": ["'unsafe-inline'"],
    "img-src": [SELF, "data:"],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [NONE],
}
WAGTAIL_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, "'unsafe-inline'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
    "form-action": [SELF],
    "base-uri": [SELF],
}

# Signing in with LinkedIn; without its two keys there is no such page (docs/install.md).
LINKEDIN_SERVER = env.str("LINKEDIN_SERVER", "https://www.linkedin.com/oauth")
SOCIALACCOUNT_ADAPTER = "config.linkedin.LinkedInAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True
SOCIALACCOUNT_PROVIDERS = {}
_linkedin = {
    "client_id": env.str("LINKEDIN_CLIENT_ID", ""),
    "secret": env.str("LINKEDIN_CLIENT_SECRET", ""),
}
if all(_linkedin.values()):
    _linkedin |= {"provider_id": "linkedin", "name": "LinkedIn"}
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [{**_linkedin, "settings": {"server_url": LINKEDIN_SERVER}}]
    }
    # Browsers hold a form's redirect to it as well.
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"].append(
        "{0.scheme}://{0.netloc}".format(urlsplit(LINKEDIN_SERVER))
    )

# ── Languages ─────────────────────────────────────────────────────────────────────────────────
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
# Those that a browser knows too: a machine may have names of its own, such as "localtime".
WAGTAIL_USER_TIME_ZONES = sorted(
    zone for zone in zoneinfo.available_timezones() if "/" in zone or zone == "UTC"
)
LANGUAGE_CODE = "sv"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("sv", "Svenska"), ("en", "English")]
USE_I18N = WAGTAIL_I18N_ENABLED = True
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = ["config.formats"]
LOCALE_PATHS = [BASE_DIR / "config" / "locale"]

# ── Files ─────────────────────────────────────────────────────────────────────────────────────
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "config" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
# Portraits: shown by a view that asks who looks. Never below MEDIA_ROOT.
PRIVATE_ROOT = VAR / "private"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if EMBEDDED
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = EMBEDDED
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# ── Back office ───────────────────────────────────────────────────────────────────────────────
WAGTAIL_SITE_NAME = "Samverka"
# Addresses that survive being pasted into a letter: hon-raknar-fisken, not r%C3%A4knar
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
# Nothing that a browser would run, for they lie at our own address.
WAGTAILDOCS_EXTENSIONS = [
    *("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "rtf", "txt", "csv", "ics", "zip"),
    *("jpg", "jpeg", "png", "webp", "mp3", "mp4"),
]
WAGTAILEMBEDS_FINDERS = []
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "swedish"}
}
TAGGIT_CASE_INSENSITIVE = True

# ── Mail ──────────────────────────────────────────────────────────────────────────────────────
# smtp://user:password@host:port?tls=starttls. Embedded: the local mailbox (config/embedded).
EMAIL_URL = env.str("EMAIL_URL", "smtp://127.0.0.1:1025") if EMBEDDED else env.str("EMAIL_URL")
# Where the page of the local mailbox is shown; empty: there is none (production).
MAILBOX_URL = env.str("MAILBOX_URL", "")
MAIL_DOMAIN = env.str("MAIL_DOMAIN", "alumni.example")
MAIL_FROM_NEWS = env.str("MAIL_FROM_NEWS", "nyheter@nyheter.alumni.example")
MAIL_FROM_ACCOUNT = env.str("MAIL_FROM_ACCOUNT", "konto@konto.alumni.example")
MAIL_REPLY_TO = env.str("MAIL_REPLY_TO", "alumn@alumni.example")
MAIL_POSTAL_ADDRESS = env.str("MAIL_POSTAL_ADDRESS", "Mittuniversitetet, 851 70 Sundsvall")
MAIL_BOUNCE_DOMAIN = env.str("MAIL_BOUNCE_DOMAIN", "studs.alumni.example")
# Where bounces and complaints are read: imaps://user:password@host/INBOX (docs/operate.md). Empty:
# the mail server hands them over itself (receive_letter), or there is a mail folder (read_maildir).
MAIL_IMAP_URL = env.str("MAIL_IMAP_URL", "")
# Providers that tell what became of letters, at /provider/<name>. Without a secret it is closed.
MAIL_PROVIDER_SECRETS = {
    "mailgun": env.str("MAILGUN_SIGNING_KEY", ""),
    "brevo": env.str("BREVO_WEBHOOK_SECRET", ""),
    "resend": env.str("RESEND_WEBHOOK_SECRET", ""),
}
# Networks of programs that open every link before the reader does, as 192.0.2.0/24,2001:db8::/32.
MAIL_SCANNER_NETWORKS = env.list("MAIL_SCANNER_NETWORKS", [])
# Answers by mail come to <token>@ this domain; empty: they are given on the page alone.
MAIL_REPLY_DOMAIN = env.str("MAIL_REPLY_DOMAIN", "svar.alumni.example" if EMBEDDED else "")
# Nobody has more open questions at a time, or gets more in 90 days, whatever they are about.
ASK_MOST_OPEN = env.int("ASK_MOST_OPEN", 3)
ASK_MOST_IN_QUARTER = env.int("ASK_MOST_IN_QUARTER", 6)
# Students who apply for a mentor show an address at one of these; none: nobody can apply.
UNIVERSITY_DOMAINS = env.list(
    "UNIVERSITY_DOMAINS", ["student.miun.example", "miun.example"] if EMBEDDED else []
)
# Kept outside the database, so that a restored copy of it sends nothing. Several machines over
# one database share an id of one's own choice.
INSTALLATION_FILE = Path(env.str("INSTALLATION_FILE", str(VAR / "installation.json")))
INSTALLATION_ID = env.str("INSTALLATION_ID", "")
MAIL_JOURNAL_DIR = Path(env.str("MAIL_JOURNAL_DIR", str(VAR / "journal")))
# A worker that gives no sign of life for so long has lost its chunk to the next one.
MAIL_LEASE_SECONDS = env.float("MAIL_LEASE_SECONDS", 15.0)
MAIL_CONNECTIONS = env.int("MAIL_CONNECTIONS", 4)
# How many workers may send campaigns at once; the others stay free for other tasks.
MAIL_SLOTS = env.int("MAIL_SLOTS", 1)
# At most so many letters a minute: relay=6000,gmail=1200,microsoft=600 (docs/operate.md). What is
# not named goes as fast as the other side takes it.
MAIL_RATES = env.dict("MAIL_RATES", {}, subcast_values=int)
# The university's own domains, and domains that belong to a house or leave it: example.org=gmail.
MAIL_OWN_DOMAINS = env.list("MAIL_OWN_DOMAINS", ["miun.se"] if EMBEDDED else [])
MAIL_DESTINATIONS = env.dict("MAIL_DESTINATIONS", {})
# A new relay or address earns trust by degrees: its first day, and at most so many on each day.
MAIL_WARM_UP_FROM = env.date("MAIL_WARM_UP_FROM", None)
MAIL_WARM_UP = env.list(
    "MAIL_WARM_UP", [200, 500, 1000, 2000, 5000, 10000, 20000, 40000], subcast=int
)
# A planned campaign that could not begin for so long, because the server was away, asks first.
MAIL_LATE_MINUTES = env.int("MAIL_LATE_MINUTES", 30)
# What the process that sends campaigns runs with: a third of the memory (campaigns/turns.py).
MAIL_SENDER_SETTINGS = "config.sending"
MAIL_WORKER = platform.node()[:40] or "worker"
DEFAULT_FROM_EMAIL = MAIL_FROM_ACCOUNT

# ── Retention ─────────────────────────────────────────────────────────────────────────────────
# What a rule archives before it clears; never below MEDIA_ROOT, which the web server shows.
RETENTION_ARCHIVE_DIR = Path(env.str("RETENTION_ARCHIVE_DIR", str(VAR / "archive")))

# ── API ───────────────────────────────────────────────────────────────────────────────────────
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "config.api.Pages",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": [
        "rest_framework.throttling.AnonRateThrottle",
        "rest_framework.throttling.UserRateThrottle",
    ],
    "DEFAULT_THROTTLE_RATES": {"anon": "120/min", "user": "600/min"},
    "NUM_PROXIES": NUM_PROXIES,
    "PAGE_SIZE": 20,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Samverka",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "PREPROCESSING_HOOKS": ["config.api.only_ours"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # It warns that a queue in a folder has no host name.
    "loggers": {"kombu.connection": {"level": "ERROR"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
}
