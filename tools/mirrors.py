"""Tells uv what pip has been told about this machine: mirrors, proxies and certificates."""

import ast
import os
import subprocess

from tools.project import PYTHON

# pip's word, uv's word, and what stands between several values in uv's.
WORDS = {
    "index-url": ("UV_DEFAULT_INDEX", ""),
    "extra-index-url": ("UV_INDEX", " "),
    "find-links": ("UV_FIND_LINKS", ","),
    "trusted-host": ("UV_INSECURE_HOST", " "),
    "cert": ("SSL_CERT_FILE", ""),
    "proxy": ("ALL_PROXY", ""),
    "default-timeout": ("UV_HTTP_TIMEOUT", ""),
}


def translate(listed: str) -> dict[str, str]:
    """uv's settings for the lines of `pip config list`; environment variables come last and win."""
    found: dict[str, str] = {}
    for line in sorted(listed.splitlines(), key=lambda line: line.startswith(":env:")):
        place, _, quoted = line.partition("=")
        section, _, word = place.rpartition(".")
        if section not in {"global", "install", ":env:"} or word not in WORDS:
            continue
        name, between = WORDS[word]
        values = str(ast.literal_eval(quoted)).split()
        found[name] = between.join(values) if between else values[0]
    if "UV_INDEX" in found:
        # pip takes the best of all its indexes; the hashes decide what may be installed.
        found["UV_INDEX_STRATEGY"] = "unsafe-best-match"
    return found


def environment() -> dict[str, str]:
    """The environment to run uv in; what was set for uv itself stands."""
    listed = subprocess.run(
        [str(PYTHON), "-m", "pip", "config", "list"], capture_output=True, text=True, check=True
    )
    return translate(listed.stdout) | {"UV_SYSTEM_CERTS": "1"} | dict(os.environ)
