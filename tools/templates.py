"""Compiles every Jinja and Django template; run by `./dev check` with the project's own Python."""

import sys
from pathlib import Path

import django
from django.apps import apps
from django.template import TemplateDoesNotExist, TemplateSyntaxError, engines

from tools.project import ROOT

FOLDERS = {"jinja2": "jinja2", "django": "templates"}
CODE = {".py", ".pyc"}  # a room may have a part of that name


def ours(folder: str) -> list[str]:
    """The names of our own templates, as a view would ask for them."""
    found = set()
    for app in apps.get_app_configs():
        top = Path(app.path) / folder
        if top.is_relative_to(ROOT / "src"):
            files = [each for each in top.rglob("*") if each.is_file() and each.suffix not in CODE]
            found |= {file.relative_to(top).as_posix() for file in files}
    return sorted(found)


def main() -> int:
    django.setup()
    wrong = []
    for engine, folder in FOLDERS.items():
        for name in ours(folder):
            try:
                engines[engine].get_template(name)
            except (TemplateSyntaxError, TemplateDoesNotExist) as error:
                wrong.append(f"{folder}/{name}: {error}")
    sys.stdout.writelines(f"{line}\n" for line in wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
