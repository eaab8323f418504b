"""The WSGI application that granian serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "attune.project.settings")
application = get_wsgi_application()
# What is loaded by now stays as long as the process: without this the collector of rubbish looks
# through all of it again and again, and somebody's page waits a third of a second for it.
gc.collect()
gc.freeze()
