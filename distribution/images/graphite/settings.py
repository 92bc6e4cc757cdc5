"""What Graphite has to know. An answer is always the present state: nothing of it is cached."""

import inspect
import os

import whitenoise

whitenoise.__version__ = "6.0.0"  # Debian's does not say, and would be taken for one that is no middleware

if not hasattr(inspect, "getargspec"):  # gone in Python 3.11; /functions asks for it

    def _signature(names, varargs=None, keywords=None, defaults=None):
        first = len(names) - len(defaults or ())
        shown = [name if i < first else "%s=%r" % (name, defaults[i - first]) for i, name in enumerate(names)]
        return "(%s)" % ", ".join(shown + ["*" + varargs] * bool(varargs) + ["**" + keywords] * bool(keywords))

    inspect.getargspec = lambda function: tuple(inspect.getfullargspec(function))[:4]
    inspect.formatargspec = _signature

with open("/var/lib/graphite/web/secret", encoding="ascii") as secret:
    SECRET_KEY = secret.read().strip()

ALLOWED_HOSTS = ["*"]
TIME_ZONE = "UTC"
SILENCED_SYSTEM_CHECKS = ["admin.W411", "models.W042"]  # of a Django newer than this Graphite
LOG_ROTATION = False
LOG_FILE_INFO = LOG_FILE_EXCEPTION = "-"  # to standard error
LOG_FILE_CACHE = LOG_FILE_RENDERING = "/dev/null"

GRAPHITE_ROOT = "/usr/share/graphite-web"
STATIC_ROOT = "/usr/share/graphite-web/static"
STATIC_URL = "/graphite/static/"  # with the path that it has at the door,
WHITENOISE_STATIC_PREFIX = "/static/"  # and without
CONF_DIR = "/etc/graphite"
STORAGE_DIR = "/var/lib/graphite"
INDEX_FILE = "/var/lib/graphite/web/index"
WHISPER_DIR = "/var/lib/graphite/whisper"
STANDARD_DIRS = [WHISPER_DIR, "/var/lib/graphite/whisper-b"]  # the second is empty but in the profile cluster
DEFAULT_XFILES_FACTOR = 0

# What carbon has not written yet.
CARBONLINK_HOSTS = ["carbon:7002"]
if os.environ.get("STORES") == "cluster":  # in the order, and with the instances, that the agent divides by
    CARBONLINK_HOSTS = ["carbon:7002:a", "carbon-b:7002:b"]
CARBONLINK_HASHING_TYPE = "carbon_ch"
CARBONLINK_TIMEOUT = 1.0
CARBONLINK_RETRY_DELAY = 5

CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
FIND_CACHE_DURATION = FIND_TOLERANCE = DEFAULT_CACHE_DURATION = TAGDB_CACHE_DURATION = 0

DATABASES = {
    "default": {
        "NAME": "/var/lib/graphite/web/graphite.db",
        "ENGINE": "django.db.backends.sqlite3",
        "OPTIONS": {"timeout": 20},
    }
}
