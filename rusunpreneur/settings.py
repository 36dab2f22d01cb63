"""Settings: safe by default, the environment for the rest.

Three ways to run, chosen by the environment alone:

production   the default. Refuses to start without its secrets and says which.
demo         RUSUNPRENEUR_DEMO=1: demo accounts work, keys are made once and kept under var/.
debug        DJANGO_DEBUG=1: the demo, with Django's debug pages and the component gallery.
"""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from rusunpreneur import headers, logs
from rusunpreneur.accounts.policy import *  # noqa: F403 - the settings of signing in
from rusunpreneur.secrets import Secrets

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()

DEBUG = env.bool("DJANGO_DEBUG", default=False)
DEMO = env.bool("RUSUNPRENEUR_DEMO", default=False) or DEBUG
TESTING = env.bool("RUSUNPRENEUR_TESTING", default=False)
RELAXED = DEMO or TESTING
IS_TRIAL = RELAXED  # demo accounts may sign in

secrets = Secrets(env, folder=VAR_DIR / "secrets", may_generate=RELAXED)
SECRET_KEY = secrets.require("DJANGO_SECRET_KEY")
NIK_ENCRYPTION_KEYS = secrets.require("NIK_ENCRYPTION_KEYS").split(",")
NIK_DIGEST_KEY = secrets.require("NIK_DIGEST_KEY")
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000" if RELAXED else "")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"] if RELAXED else [])
missing = list(secrets.missing)
missing += [name for name in ("SITE_URL", "ALLOWED_HOSTS") if not globals()[name]]
if not RELAXED and "DATABASE_URL" not in env.ENVIRON:
    missing.append("DATABASE_URL")
if missing:
    raise ImproperlyConfigured(
        f"Production needs these environment variables: {', '.join(missing)}. "
        "For a trial run use `make demo`, which sets RUSUNPRENEUR_DEMO=1."
    )

# --- applications -----------------------------------------------------------------------------

INSTALLED_APPS = [
    "rusunpreneur.apps.RusunpreneurConfig",
    "rusunpreneur.accounts",
    "participants",
    "programs",
    "products",
    "rusunpreneur.apps.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "django_htmx",
    "django_structlog",
    "django_tables2",
    "django_vite",
    "pgtrigger",
    "pghistory",
    "phonenumber_field",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "rusunpreneur.caching.PrivatePagesMiddleware",
    "rusunpreneur.health.HealthMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "rusunpreneur.accounts.sessions.SessionLifetimeMiddleware",
    "rusunpreneur.accounts.sessions.SignInRequiredMiddleware",
    "rusunpreneur.accounts.limits.WritesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "rusunpreneur.history.HistoryMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "axes.middleware.AxesMiddleware",
]

# Counts and times of requests for whoever watches the server, at /metrics; without a token there is no such page.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
if METRICS_TOKEN:
    MIDDLEWARE = [
        "django_prometheus.middleware.PrometheusBeforeMiddleware",
        *MIDDLEWARE,
        "django_prometheus.middleware.PrometheusAfterMiddleware",
    ]

ROOT_URLCONF = "rusunpreneur.urls"
WSGI_APPLICATION = "rusunpreneur.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rusunpreneur.navigation.navigation",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
DJANGO_TABLES2_TEMPLATE = "django_tables2/bootstrap5-responsive.html"

# --- database ---------------------------------------------------------------------------------


def database_url():
    """The server named by DATABASE_URL, else the project's own PostgreSQL under var/."""
    if url := env.str("DATABASE_URL", default=""):
        return url
    from rusunpreneur.postgres import ensure_running  # the wheel is only needed without a server

    return ensure_running()


DATABASES = {
    "default": env.db_url_config(database_url())
    | {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": env.int("DATABASE_CONN_MAX_AGE", default=300),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": 3,
            "options": "-c statement_timeout=15s -c lock_timeout=5s -c idle_in_transaction_session_timeout=30s"
            " -c pg_trgm.word_similarity_threshold=0.45"  # a name with a wrong letter in each word is still found
            " -c pgtrigger.ignore={}",  # unset, every call of a trigger raises and undoes an exception to learn that
        },
        "TEST": {"NAME": env.str("TEST_DATABASE_NAME", default="test_rusunpreneur")},
    }
}

# Shared by the workers: what was tried at signing in, and codes that were used.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
# Of one user; more than any hand can (accounts.limits).
REQUESTS_PER_MINUTE = {
    "writes": env.int("WRITES_PER_MINUTE", default=120),
    "exports": env.int("EXPORTS_PER_MINUTE", default=30),
}

# --- accounts ---------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"  # how it signs in: accounts.policy
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = RELAXED
DEMO_PASSWORD = "demo-rusunpreneur"  # noqa: S105 - works only on accounts marked as demo, in the demo

SESSION_COOKIE_NAME = "sesi" if RELAXED else "__Host-sesi"
SESSION_COOKIE_SECURE = not RELAXED
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 30 * 24 * 3600  # the longest of the roles; accounts.sessions holds each role's own
CSRF_USE_SESSIONS = True
CSRF_COOKIE_SECURE = not RELAXED
CSRF_FAILURE_VIEW = "rusunpreneur.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# --- headers ----------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=not RELAXED)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)  # one, that sets both headers itself
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
SECURE_HSTS_SECONDS = 0 if RELAXED else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not RELAXED
SECURE_HSTS_PRELOAD = not RELAXED
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {"DIRECTIVES": headers.PAGES}

# --- language and time ------------------------------------------------------------------------

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia")]
TIME_ZONE = "Asia/Jakarta"
USE_THOUSAND_SEPARATOR = False  # it would put dots into ids and break links; see templatetags.ui
LOCALE_PATHS = [BASE_DIR / "rusunpreneur" / "locale"]
FORMAT_MODULE_PATH = ["rusunpreneur.formats"]
PHONENUMBER_DEFAULT_REGION = "ID"
PHONENUMBER_DB_FORMAT = "E164"
PHONENUMBER_DEFAULT_FORMAT = "NATIONAL"

# --- files ------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [("app", BASE_DIR / "static" / "dist")]
DJANGO_VITE = {
    "default": {
        "dev_mode": False,
        "manifest_path": BASE_DIR / "static" / "dist" / "manifest.json",
        "static_url_prefix": "app",
    }
}
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "rusunpreneur.static_storage.BuiltOnceStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING or DEBUG
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ADD_HEADERS_FUNCTION = headers.for_static_file
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440

# --- history, logs, mail ----------------------------------------------------------------------

PGHISTORY_CONTEXT_FIELD = None
PGHISTORY_OBJ_FIELD = None

LOGGING = logs.configuration(level=env.str("LOG_LEVEL", default="ERROR" if TESTING else "INFO"))
DJANGO_STRUCTLOG_USER_ID_FIELD = "pk"

EMAIL_BACKEND = env.str(
    "EMAIL_BACKEND", default=f"django.core.mail.backends.{'console' if RELAXED else 'smtp'}.EmailBackend"
)

# --- the office -------------------------------------------------------------------------------
# The province is being renamed (UU 2/2024), so what stands on letters is a setting.

LETTERHEAD = {
    "government": env.str("LETTERHEAD_GOVERNMENT", default="PEMERINTAH PROVINSI DAERAH KHUSUS IBUKOTA JAKARTA"),
    "agency": env.str(
        "LETTERHEAD_AGENCY",
        default="DINAS PERINDUSTRIAN, PERDAGANGAN, KOPERASI, USAHA KECIL DAN MENENGAH",
    ),
    "address": env.str("LETTERHEAD_ADDRESS", default=""),
    "city": env.str("LETTERHEAD_CITY", default="Jakarta"),
}
AGENCY_NAME = env.str("AGENCY_NAME", default="Dinas PPKUKM DKI Jakarta")
LESSON_HOUR_MINUTES = env.int("LESSON_HOUR_MINUTES", default=45)
MINIMUM_AGE = env.int("MINIMUM_AGE", default=17)
