"""Settings, read from the environment: ATTUNE_DATA, DATABASE_URL, ATTUNE_DEMO, EMAIL_URL, ..."""

import contextlib
import os
import secrets
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

env = environ.Env()
PACKAGE = Path(__file__).resolve().parents[1]
PROJECT = PACKAGE.parents[1]

# Where the embedded database and files live.
DATA = Path(env("ATTUNE_DATA", default=str(PROJECT / "data"))).resolve()
DATA.mkdir(parents=True, exist_ok=True)
DEMO = env.bool("ATTUNE_DEMO", default=False)
DEBUG = False


def _secret_key() -> str:
    """The key given, or one made once and kept beside the data, readable by its owner only."""
    if given := env("ATTUNE_SECRET_KEY", default=""):
        return given
    kept = DATA / "secret-key"
    if not kept.exists():
        # Written whole beside it and then linked: of two first starts one wins, none reads half.
        mine = DATA / f"secret-key-{secrets.token_hex(8)}"
        mine.touch(mode=0o600)
        mine.write_text(secrets.token_urlsafe(50), encoding="ascii")
        with contextlib.suppress(FileExistsError):
            os.link(mine, kept)
        mine.unlink()
    return kept.read_text(encoding="ascii")


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = env.list("ATTUNE_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("ATTUNE_ORIGINS", default=[])
HTTPS = env.bool("ATTUNE_HTTPS", default=False)
# Where families and owners of records reach this server, for links in letters.
ATTUNE_ADDRESS = env(
    "ATTUNE_ADDRESS", default=(CSRF_TRUSTED_ORIGINS or ["http://127.0.0.1:8000"])[0]
).rstrip("/")
# How many proxies of our own stand in front; each adds the address it saw.
ATTUNE_PROXIES = env.int("ATTUNE_PROXIES", default=0)

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA / 'attune.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Readers never wait for the writer, and a writer takes its lock before it reads.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    # The last connection to close writes the whole log back into the file: keep one per thread.
    DATABASES["default"]["CONN_MAX_AGE"] = None
else:
    DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 8, "timeout": 20}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "attune.project",
    "attune.evaluation",
    "attune.pathway",
    "attune.directory",
    "attune.planning",
    "attune.place",
    "attune.kit",
    # (care, workforce and voice join when they have tables)
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "attune.place.audit.origin.FromAddress",
    "attune.project.middleware.DenyByDefault",
    "attune.project.middleware.FamilyLanguages",
]
ROOT_URLCONF = "attune.project.urls"
WSGI_APPLICATION = "attune.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "attune.kit.jinja.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "attune.project.context.shell",
            ],
        },
    },
    # allauth's own pages and e-mails are Django templates; ours go first.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

FORM_RENDERER = "attune.kit.forms.Renderer"

AUTH_USER_MODEL = "place.Member"
# The e-mail is unique whatever its case, by a functional constraint that this check cannot see.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "attune.project.accounts.InvitedOnly"
ACCOUNT_FORMS = {"login": "attune.project.account_forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # members are invited by a lead; nobody signs up
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]

SESSION_COOKIE_AGE = 12 * 60 * 60  # one working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [
    *(("en", _("English")), ("cy", _("Welsh")), ("ur", _("Urdu")), ("bn", _("Bengali"))),
    *(("pa", _("Punjabi")), ("pl", _("Polish")), ("ro", _("Romanian"))),
]
LANGUAGES_BIDI = ["ur"]
FAMILY_LANGUAGES = frozenset({"bn", "pa", "pl", "ro"})  # of families' pages alone
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_BUILT = PROJECT / "build" / "static"  # nhsuk-frontend as brought at set-up
STATICFILES_DIRS = [STATIC_BUILT] if STATIC_BUILT.is_dir() else []
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = DATA / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# E-mail: an outbox folder unless EMAIL_URL names a server, such as smtp+tls://user:word@host:587.
EMAIL_FILE_PATH = str(DATA / "outbox")
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
if env("EMAIL_URL", default=""):
    vars().update(env.email("EMAIL_URL"))
DEFAULT_FROM_EMAIL = env("ATTUNE_FROM", default="Attune <attune@localhost>")
EMAIL_TIMEOUT = 20

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": env("ATTUNE_LOG", default="WARNING")},
}
