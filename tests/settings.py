"""The product's settings on a data folder that is thrown away, so that no test meets real data."""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="attune-test-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["ATTUNE_DATA"] = _folder
os.environ["ATTUNE_SECRET_KEY"] = "for-tests-only"
os.environ["ATTUNE_DEMO"] = os.environ.get("ATTUNE_DEMO", "0")
os.environ.pop("EMAIL_URL", None)

from attune.project.settings import *  # noqa: E402, F403  (the environment comes first)

# Real hashing takes 50 ms a sign-in on purpose; tests sign in hundreds of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
