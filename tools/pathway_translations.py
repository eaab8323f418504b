"""Tells which shipped drafts of the family version are missing or behind the English.

`python -m tools.pathway_translations [TEMPLATE] [LANGUAGE]` prints what a translator has to write,
as entries to be put into content/pathway-translations/TEMPLATE.LANGUAGE.toml.
"""

import os
import sys
from collections.abc import Iterator

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "attune.project.settings")
django.setup()

from attune.domain.pathways.translating import (  # noqa: E402
    InLanguage,
    WordState,
    in_language,
)
from attune.domain.questionnaires.translating import source_sha256  # noqa: E402
from attune.pathway.languages.shipped import shipped_drafts, shipped_languages  # noqa: E402
from attune.pathway.templates.shipped import template, template_keys  # noqa: E402


def drafted(key: str, language: str) -> InLanguage:
    """How far the drafts go for a template."""
    return in_language(template(key).pathway, language, shipped_drafts(language))


def entries(words: InLanguage) -> Iterator[str]:
    """An entry for every text that is missing or behind, with the words it has, if any."""
    for path, english in words.source.items():
        if words.state(path) is not WordState.TRANSLATED:
            before = words.stale.get(path, "")
            yield (
                f"[[texts]]\n# {english}\n"
                f'path = "{path}"\nsha256 = "{source_sha256(english)}"\nwords = "{before}"\n'
            )


def main(keys: list[str], languages: list[str]) -> int:
    behind = 0
    for key in keys:
        for language in languages:
            words = drafted(key, language)
            done, whole = len(words.words), len(words.source)
            print(f"# {key}.{language}: {done} of {whole}, {len(words.stale)} behind the English")
            for entry in entries(words):
                print(f"\n{entry}")
            behind += len(words.stale)
    return 1 if behind else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:2] or template_keys(), sys.argv[2:3] or sorted(shipped_languages())))
