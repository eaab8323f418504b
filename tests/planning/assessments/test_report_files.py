"""The report as Word and as PDF: headings, tables, words for pictures, language."""

from io import BytesIO

import pypdf
from django.test import Client
from docx import Document as read_docx
from docx.oxml.ns import qn

from attune.domain.assessments.document import Document, PictureBlock, TableBlock
from attune.domain.assessments.inputs import ReportInputs, read_inputs
from attune.place.localities.models import Locality
from attune.planning.assessments import actions
from attune.planning.reports.paper import as_pdf
from attune.planning.reports.word import as_docx
from tests.cast import NOW, Cast
from tests.planning.assessments.kept_reports import HERE, ON, changed


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
