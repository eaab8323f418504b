"""`attune planning report`: a report made again from a file of inputs, as Word and PDF."""

import argparse
from pathlib import Path

from attune.domain.assessments.inputs import LONGEST, read_inputs
from attune.domain.refusals import Refused
from attune.place.localities.models import Locality
from attune.planning.reports.paper import as_pdf
from attune.planning.reports.word import as_docx

from .contents import report


def made(args: argparse.Namespace) -> str:
    """Writes report.docx, report.pdf and report.json; Refused says what is missing."""
    locality = Locality.objects.called(args.locality).first()
    if locality is None:
        raise Refused(f"There is no locality “{args.locality}” here")
    inputs = read_inputs(_text(args.inputs), file=args.inputs.name)
    document = report(locality, inputs)
    out: Path = args.out
    out.mkdir(parents=True, exist_ok=True)
    (out / "report.docx").write_bytes(as_docx(document, dated=inputs.on))
    (out / "report.pdf").write_bytes(as_pdf(document, dated=inputs.on))
    (out / "report.json").write_text(document.text(), encoding="utf-8")
    return f"{document.title}: report.docx, report.pdf and report.json are in {out}"


def _text(file: Path) -> str:
    try:
        with file.open(encoding="utf-8") as opened:
            return opened.read(LONGEST + 1)
    except (OSError, UnicodeDecodeError) as wrong:
        raise Refused(f"{file} cannot be read as text: {wrong}") from None
