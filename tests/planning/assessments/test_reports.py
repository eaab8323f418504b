"""A report is kept by its inputs, taken away as Word and PDF, and made again the same."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document as read_docx
from docx.oxml.ns import qn

from attune.domain import canonical
from attune.domain.assessments.document import Document, PictureBlock, TableBlock
from attune.domain.assessments.document_reading import read_document
from attune.domain.assessments.inputs import FileUsed, ReportInputs, read_inputs
from attune.domain.refusals import Refused
from attune.domain.shares import AttachmentMix, Share
from attune.place.audit.models import AuditRow
from attune.place.localities.models import Locality
from attune.planning.assessments import actions, contents
from attune.planning.assessments.comparing import compare
from attune.planning.assessments.gathering import gathered
from attune.planning.assessments.paper import as_pdf
from attune.planning.assessments.sections.sources import REGISTER
from attune.planning.assessments.word import as_docx
from attune.planning.fairness.actions import load_counts
from attune.planning.fairness.policies import policies
from attune.planning.findings.actions import record_anchors
from attune.planning.models import Report
from attune.planning.need_page import NeedPage
from attune.planning.offered_evidence import literature, offered
from attune.project.commands import main
from tests.cast import NOW, Cast

ON = date(2026, 11, 21)
HERE = "/birmingham/plan/assessments/"


def inputs_of(locality: Locality, **asked: str) -> ReportInputs:
    page = NeedPage.of(locality, asked)
    assert page is not None
    return gathered(page, title="Needs of Birmingham", on=ON)


@pytest.fixture
def inputs(birmingham: Locality) -> ReportInputs:
    return inputs_of(birmingham)


@pytest.fixture
def document(birmingham: Locality, inputs: ReportInputs) -> Document:
    return contents.report(birmingham, inputs)


def changed(inputs: ReportInputs, **fields: object) -> str:
    """The text of some inputs with fields of it replaced."""
    return canonical.text(json.loads(inputs.text()) | fields)  # type: ignore[arg-type]


def test_the_summary_says_the_range_before_anything_else(document: Document) -> None:
    said = document.text()
    assert "About 1,500 to 3,600 families in Birmingham" in said
    assert next(each.text for each in document.headings()) == "Summary"
    assert "30,671" in said


def test_the_same_inputs_make_the_same_report_byte_for_byte(
    birmingham: Locality, inputs: ReportInputs, document: Document
) -> None:
    kept = read_inputs(inputs.text(), file="inputs.json")
    assert kept == inputs
    again = contents.report(birmingham, kept)
    assert again.text() == document.text()
    assert as_docx(again, dated=ON) == as_docx(document, dated=ON)
    assert as_pdf(again, dated=ON) == as_pdf(document, dated=ON)


@pytest.mark.parametrize("key", [each.key for each in literature()])
def test_a_report_on_other_evidence_says_so_and_is_made_again_the_same(
    birmingham: Locality, key: str
) -> None:
    inputs = inputs_of(birmingham, evidence=key)
    assert inputs.choice == key
    document = contents.report(birmingham, inputs)
    assert offered(None)[key].title in document.text()
    assert contents.report(birmingham, read_inputs(inputs.text(), file="x")) == document


def test_own_anchors_go_along_as_a_finding(birmingham: Locality, cast: Cast) -> None:
    found = record_anchors(
        birmingham,
        national=AttachmentMix(Share("0.6"), Share("0.27"), Share("0.13")),
        local=AttachmentMix(Share("0.5"), Share("0.3"), Share("0.2")),
        reason="Our own cohort",
        source="An invented cohort",
        by=cast.lena,
        at=NOW,
    )
    inputs = inputs_of(birmingham, evidence="area")
    assert [each.name for each in inputs.files_of("local finding")] == [found.subject]
    document = contents.report(birmingham, inputs)
    assert "An invented cohort" in document.text()
    without = tuple(each for each in inputs.files if each.kind != "local finding")
    with pytest.raises(Refused, match="not known here"):
        contents.report(birmingham, replace(inputs, files=without))


def test_what_was_changed_is_told_in_summary_and_register(birmingham: Locality) -> None:
    inputs = inputs_of(birmingham, perinatal_share="20")
    said = contents.report(birmingham, inputs).text()
    words = "likely seen by perinatal mental health: 20%, changed from the published 12.32%"
    assert said.count(words) == 2
    assert "20% (changed)" in said


def test_the_register_holds_every_figure_with_its_kind_and_source(document: Document) -> None:
    tables = [each for each in document.blocks if isinstance(each, TableBlock)]
    rows = [row for each in tables if each.columns == REGISTER for row in each.rows]
    assert len(rows) == 16 + 7
    assert {row[4] for row in rows} == {"Stated by the source", "Worked out", "Expert prior"}
    assert all(row[5] for row in rows)


def test_the_word_file_has_headings_repeated_table_heads_and_words_for_pictures(
    document: Document,
) -> None:
    file = read_docx(BytesIO(as_docx(document, dated=ON)))
    styles = {"Heading 1": 1, "Heading 2": 2}
    found = [(p.text, styles[p.style.name]) for p in file.paragraphs if p.style.name in styles]
    assert found == [(each.text, each.level) for each in document.headings()]
    tables = [each for each in document.blocks if isinstance(each, TableBlock)]
    assert len(file.tables) == len(tables)
    for written, table in zip(file.tables, tables, strict=True):
        assert [cell.text for cell in written.rows[0].cells] == list(table.columns)
        assert written.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        parts = [each.tag for each in written._tbl.tblPr]
        ordered = [qn(f"w:{name}") for name in ("tblBorders", "tblLayout", "tblLook", "tblCaption")]
        assert [each for each in parts if each in ordered] == ordered
    pictures = [each for each in document.blocks if isinstance(each, PictureBlock)]
    assert [each._inline.docPr.get("descr") for each in file.inline_shapes] == [
        each.alt for each in pictures
    ]
    assert file.core_properties.title == document.title
    assert file.core_properties.language == "en-GB"


def test_the_word_file_says_its_language_and_numbers_its_pages(document: Document) -> None:
    file = read_docx(BytesIO(as_docx(document, dated=ON)))
    said = {each.get(qn("w:val")) for each in file.styles.element.iter(qn("w:lang"))}
    assert said == {"en-GB"}
    foot = file.sections[0].footer.paragraphs[0]
    assert [each.text for each in foot._p.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_the_pdf_is_tagged_in_english_and_its_first_page_is_the_summary(
    document: Document,
) -> None:
    file = pypdf.PdfReader(BytesIO(as_pdf(document, dated=ON)))
    root = file.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].lower() == "en-gb"
    assert file.metadata is not None
    assert file.metadata.title == document.title
    first, second = (file.pages[number].extract_text() for number in (0, 1))
    assert "1,500 to 3,600" in first
    assert "In this report" not in first
    assert "In this report" in second
    assert "Page 1 of" in first


def test_the_pdf_has_headings_tables_and_words_for_pictures(document: Document) -> None:
    file = pypdf.PdfReader(BytesIO(as_pdf(document, dated=ON)))
    tags: list[tuple[str, str]] = []

    def walk(node: pypdf.generic.PdfObject) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict) and "/S" in node:
            tags.append((str(node["/S"]), str(node.get("/Alt", ""))))
            walk(node.get("/K", []))
        elif isinstance(node, dict) and "/K" in node:
            walk(node["/K"])

    walk(file.trailer["/Root"]["/StructTreeRoot"])
    kinds = [kind for kind, _alt in tags]
    headings = list(document.headings())
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == sum(each.level == 1 for each in headings) + 1
    tables = [each for each in document.blocks if isinstance(each, TableBlock)]
    assert kinds.count("/Table") == len(tables)
    assert kinds.count("/TH") == sum(len(each.columns) for each in tables)
    alts = {alt for kind, alt in tags if kind == "/Figure"}
    assert {each.alt for each in document.blocks if isinstance(each, PictureBlock)} <= alts


def test_a_report_is_seen_kept_and_taken_away(
    birmingham: Locality, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lena)
    shown = client.get(f"{HERE}report/?mode=plain").content.decode()
    assert "It is not kept yet" in shown
    assert 'id="summary"' in shown
    address = f"{HERE}report/keep/?mode=plain"
    kept = client.post(address, {"title": "For the board"}, follow=True)
    assert "For the board" in kept.content.decode()
    row = Report.objects.of(birmingham).get()
    assert AuditRow.objects.filter(verb="report.keep").count() == 1
    for form, begins in (("docx", b"PK"), ("pdf", b"%PDF"), ("json", b'{"changes')):
        answer = client.get(f"{HERE}reports/{row.pk}/download.{form}")
        assert answer.content.startswith(begins)
        assert "attachment" in answer["Content-Disposition"]


def again(client: Client, text: str) -> str:
    sent = SimpleUploadedFile("inputs.json", text.encode())
    return client.post(f"{HERE}report/again/", {"inputs": sent}, follow=True).content.decode()


def test_an_uploaded_file_of_inputs_makes_the_report_again(
    inputs: ReportInputs, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lena)
    assert "Made from the file of inputs, and kept." in again(client, inputs.text())
    assert Report.objects.get().inputs == inputs.text()


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"place": "vale"}, "of vale, not of Birmingham"),
        ({"draws": 100_000}, "at most 20,000 draws"),
        ({"choice": "mine"}, "is not known here"),
        ({"changes": {"perinatal_share": "0.9"}}, "lies outside its range"),
        ({"mode": "guess"}, "field “mode”"),
        ({"files": []}, "field “files”"),
        ({"format": "other"}, "field “format”"),
        ({"on": "yesterday"}, "field “on”"),
    ],
)
def test_inputs_that_do_not_fit_are_refused_with_the_reason(
    inputs: ReportInputs, birmingham: Locality, fields: dict[str, object], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        contents.report(birmingham, read_inputs(changed(inputs, **fields), file="inputs.json"))


def test_another_file_of_the_same_name_is_refused(
    inputs: ReportInputs, cast: Cast, client: Client
) -> None:
    client.force_login(cast.lena)
    other = json.loads(inputs.text())["evidence"] | {"sha256": "0" * 64}
    assert "not the file that this report was made from" in again(
        client, changed(inputs, evidence=other)
    )
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "file is empty"),
        ("{", "is no JSON file"),
        ("[" * 100_000, "is no JSON file"),
        ("[]", "a table is expected here"),
        ("{}", "is expected"),
        ('{"format": 1}', "text is expected"),
        ("x" * 500_000, "too large"),
    ],
)
def test_what_is_no_file_of_inputs_is_refused_in_one_sentence(
    birmingham: Locality, cast: Cast, client: Client, text: str, why: str
) -> None:
    client.force_login(cast.lena)
    assert why in again(client, text)
    assert not Report.objects.exists()


def test_a_dataset_that_is_not_loaded_here_is_refused_by_name(
    invented: Locality, cast: Cast
) -> None:
    page = NeedPage.of(invented, {"mode": "plain"})
    assert page is not None
    inputs = gathered(page, title="Wrenbridge", on=ON)
    assert contents.report(invented, inputs).title == "Wrenbridge"
    first = json.loads(inputs.text())["files"]
    first[0]["sha256"] = "1" * 64
    with pytest.raises(Refused, match="is not loaded here"):
        contents.report(invented, read_inputs(changed(inputs, files=first), file="x"))


def test_a_kept_report_stays_as_it_was_and_is_compared_with_one_made_again(
    birmingham: Locality, inputs: ReportInputs, document: Document, cast: Cast, client: Client
) -> None:
    kept = actions.keep_report(birmingham, inputs=inputs, by=cast.lena, at=NOW)
    assert read_document(kept.document) == document
    client.force_login(cast.lena)
    address = f"{HERE}reports/{kept.pk}/"
    assert "the same to the letter" in client.get(f"{address}?again=1").content.decode()


def test_a_report_that_cannot_be_made_again_is_still_shown_and_says_why(
    birmingham: Locality, inputs: ReportInputs, cast: Cast
) -> None:
    kept = actions.keep_report(birmingham, inputs=inputs, by=cast.lena, at=NOW)
    kept.inputs = changed(inputs, choice="gone")
    assert "“gone” is not known here" in compare(kept).words
    kept.inputs = changed(inputs, title="Another")
    assert "it says something else" in compare(kept).words


def test_a_title_that_paper_cannot_hold_is_told_in_a_sentence(
    birmingham: Locality, inputs: ReportInputs, cast: Cast, client: Client
) -> None:
    odd = read_inputs(changed(inputs, title="Needs 需要 \u0001"), file="x")
    kept = actions.keep_report(birmingham, inputs=odd, by=cast.lena, at=NOW)
    client.force_login(cast.lena)
    address = f"{HERE}reports/{kept.pk}/download."
    shown = client.get(f"{address}pdf", follow=True).content.decode()
    assert "our fonts have no" in shown
    assert client.get(f"{address}docx").content.startswith(b"PK")


def test_keeping_the_same_inputs_twice_keeps_one_row(
    birmingham: Locality, inputs: ReportInputs, cast: Cast
) -> None:
    rows = {
        actions.keep_report(birmingham, inputs=inputs, by=cast.lena, at=NOW).pk for _ in range(2)
    }
    assert len(rows) == 1


def test_a_report_of_elsewhere_is_not_found(
    birmingham: Locality, inputs: ReportInputs, cast: Cast, client: Client
) -> None:
    kept = actions.keep_report(birmingham, inputs=inputs, by=cast.lena, at=NOW)
    client.force_login(cast.lena)
    assert client.get(f"/wrenbridge/plan/assessments/reports/{kept.pk}/").status_code == 404


def test_the_command_writes_the_report_or_says_what_is_missing(
    birmingham: Locality,
    inputs: ReportInputs,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "inputs.json"
    file.write_text(inputs.text(), encoding="utf-8")
    asked = ["planning", "report", "--inputs", str(file), "--out", str(tmp_path / "out")]
    assert main([*asked, "--locality", "birmingham"]) == 0
    written = (tmp_path / "out" / "report.json").read_text("utf-8")
    assert written == contents.report(birmingham, inputs).text()
    assert (tmp_path / "out" / "report.pdf").read_bytes().startswith(b"%PDF")
    assert main([*asked, "--locality", "nowhere"]) == 2
    assert "There is no locality “nowhere” here" in capsys.readouterr().err


def test_wards_are_told_on_the_lookup_that_the_inputs_name(invented: Locality) -> None:
    inputs = inputs_of(invented)
    document = contents.report(invented, inputs)
    assert "Ward by ward" in [each.text for each in document.headings()]
    named = [*inputs.files, FileUsed("lookup", "other.csv", "lsoa11 to ward20", "2" * 64)]
    with pytest.raises(Refused, match="lookup into wards"):
        contents.report(invented, replace(inputs, files=tuple(named)))


def test_the_years_ahead_stand_on_the_births_known(
    birmingham: Locality, inputs: ReportInputs, document: Document
) -> None:
    said = document.text()
    assert "If births go on falling by 0.93% a year after 2019, about 2,233 families" in said
    used = (*inputs.files, FileUsed("births", "births.csv", "2026-11-01", "2" * 64))
    with pytest.raises(Refused, match="births or projections"):
        contents.report(birmingham, replace(inputs, files=used))


def test_families_seen_go_through_the_gate_and_stay_with_their_file(
    birmingham: Locality, cast: Cast
) -> None:
    counts = (301, 287, 259, 223, 201, 143, 127, 97, 3, 61)
    rows = [f"decile,{tenth},2025,{count}" for tenth, count in enumerate(counts, start=1)]
    load_counts(
        birmingham,
        name="Seen in 2025",
        source="An invented team",
        file_name="seen.csv",
        data="\n".join(["kind,group,period,count", *rows]).encode(),
        policy=policies()["hes"],
        by=cast.lena,
        at=NOW,
    )
    inputs = inputs_of(birmingham)
    assert inputs.policy == "hes"
    found = contents.report(birmingham, inputs).blocks
    first = next(
        each for each in found if isinstance(each, TableBlock) and each.rows[0][1] == "300"
    )
    assert not next(row for row in first.rows if row[0] == "9")[1].isdecimal()
    without = tuple(each for each in inputs.files if each.kind != "observed counts")
    with pytest.raises(Refused, match="counts of families seen"):
        contents.report(birmingham, replace(inputs, files=without))
