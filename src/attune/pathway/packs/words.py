"""The words of README.txt and LICENCE.txt in a pack."""

from .manifest import Manifest

README = """{title}

A parent-infant relationship pathway, handed on by {area}{edition}.
Author: {author}
Licence: {licence} (see LICENCE.txt)

What is in this pack
  pathway.toml       the whole pathway as plain text: words, steps, routes, kinds of service
  translations/      the family version in other languages, where there is any: drafts, until
                     somebody who speaks the language has approved them where you are
  pack.toml          title, author, licence, where it is from, and the checksum of each file

What is not in it
  No services, no telephone numbers and no e-mail addresses. Those are your own to add.

How to use it
  In Attune, open "Pathway", then "Take in a pack", and choose this zip file as it is. You see
  what is in it before anything is kept. Any program that reads TOML can read it too.
"""
LICENCE = """“{title}” by {author} is shared under this licence: {licence}

Keep the author's name and this licence with it when you hand it on. If you change it, say so.
"""


def readme(manifest: Manifest) -> str:
    return README.format(**_said(manifest))


def licence(manifest: Manifest) -> str:
    return LICENCE.format(**_said(manifest))


def _said(manifest: Manifest) -> dict[str, str]:
    number = f", from its edition {manifest.edition}" if manifest.edition else ", from a draft"
    return {
        "title": manifest.title,
        "author": manifest.author,
        "licence": manifest.licence,
        "area": manifest.area,
        "edition": number,
    }
