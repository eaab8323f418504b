"""`attune directory export`: a locality's public services as one file."""

import argparse
import sys
from pathlib import Path

FORMS = ("hsds-csv", "json", "ndjson")


def add_commands(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Put `export` among the directory's commands."""
    export = verbs.add_parser(
        "export",
        help="write a locality's public services to a file",
        description="Writes what families may see: an HSDS 3.0 package of CSV tables (a zip), "
        "or Open Referral UK 3.0 services as JSON or one on each line. Confidential addresses "
        "are cut to their postcode district.",
    )
    export.add_argument("--locality", metavar="SLUG", required=True)
    export.add_argument("--out", metavar="FILE", type=Path, required=True)
    export.add_argument("--form", choices=FORMS, help="by default what FILE's ending says")
    export.set_defaults(run=_export, needs_django=True)


def _export(args: argparse.Namespace) -> int:
    from django.utils import timezone

    from attune.place.localities.models import Locality

    from .writing import Export, Form, write_to

    locality = Locality.objects.called(args.locality).first()
    if locality is None:
        return _refused(f"there is no locality “{args.locality}”")
    endings = {form.suffix: form for form in Form}
    form = Form(args.form) if args.form else endings.get(args.out.suffix.lower())
    if form is None:
        return _refused(f"say --form, one of: {', '.join(FORMS)}")
    try:
        export = Export(locality, timezone.localdate())
        number = write_to(args.out, export, form, progress=lambda done, total: None)
    except OSError as wrong:
        return _refused(f"{args.out} cannot be written: {wrong.strerror}")
    print(f"{number:,} services written to {args.out}")
    return 0


def _refused(why: str) -> int:
    print(f"attune directory export: {why}", file=sys.stderr)
    return 2
