"""The WSGI application that granian serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "attune.project.settings")
application = get_wsgi_application()
# What is loaded by now stays as long as the process, so the collector of rubbish need not look
# through it again and again while somebody waits for a page.
gc.collect()
gc.freeze()
