"""The work of `attune pathway check`: find what is to be checked, print what was found."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from django.utils import timezone

from attune.domain.pathways.parts import PathwayRefused
from attune.domain.refusals import Refused
from attune.pathway.records.models import LocalPathway
from attune.place.content.files import ContentRefused
from attune.place.localities.models import Locality

from .checked import Checked, checked_file, checked_pathway, checked_template


def run(args: argparse.Namespace) -> int:
    """Exit code 0 when nothing blocks, 1 when something does, 2 when it could not be read."""
    try:
        found = tuple(_checked(args))
    except (Refused, ContentRefused) as refused:
        return _refused(args, str(refused))
    print(_as_json(found) if args.json else _in_words(found))
    return 0 if all(each.clean for each in found) else 1


def _checked(args: argparse.Namespace) -> Iterator[Checked]:
    if args.pathway and not args.locality:
        raise PathwayRefused("--pathway goes with --locality: say whose pathway it is")
    if args.template:
        yield checked_template(args.template)
    elif args.file:
        yield checked_file(Path(args.file))
    else:
        for pathway in _pathways(args.locality, args.pathway):
            yield from checked_pathway(pathway, on=timezone.localdate())


def _pathways(slug: str, key: str | None) -> list[LocalPathway]:
    locality = Locality.objects.called(slug).first()
    if locality is None:
        raise PathwayRefused(f"There is no locality “{slug}”")
    pathways = LocalPathway.objects.at(locality).by_title()
    found = list(pathways.called(key) if key else pathways)
    if not found:
        raise PathwayRefused(f"{locality.name} has no pathway{f' “{key}”' if key else ''}")
    return found


def _refused(args: argparse.Namespace, why: str) -> int:
    if args.json:
        said = {"checked": [], "clean": False, "findings": [], "refused": why}
        print(json.dumps(said, ensure_ascii=False, indent=2))
    print(f"Cannot be checked: {why}", file=sys.stderr)
    return 2


def _as_json(found: tuple[Checked, ...]) -> str:
    findings = [
        {
            "in": each.name,
            "kind": finding.kind.value,
            "severity": finding.severity.value,
            "path": finding.path,
            "sentence": finding.sentence,
        }
        for each in found
        for finding in each.findings
    ]
    said = {
        "checked": [each.name for each in found],
        "clean": all(each.clean for each in found),
        "findings": findings,
    }
    return json.dumps(said, ensure_ascii=False, indent=2)


def _in_words(found: tuple[Checked, ...]) -> str:
    lines = []
    for each in found:
        blocking = sum(finding.blocks for finding in each.findings)
        notices = len(each.findings) - blocking
        counted = f"{blocking} blocking, {notices} to notice" if each.findings else "nothing found"
        lines.append(f"{each.name}: {counted}")
        for finding in each.findings:
            lines.append(f"  {finding.severity.value}: {finding.kind.value}, {finding.path}")
            lines.append(f"    {finding.sentence}.")
    return "\n".join(lines)
