"""Word documents that are read aloud rightly: real headings, table headings, words for pictures.

A thin layer over python-docx, which knows none of language, repeated headings or alternative texts.
"""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from attune.kit.downloads import UNPRINTABLE

FONT = "Arial"
INK, DEEP, QUIET = (
    RGBColor(0x21, 0x2B, 0x32),
    RGBColor(0x00, 0x30, 0x87),
    RGBColor(0x4C, 0x62, 0x72),
)
WIDTH, HEIGHT, MARGIN = Mm(210), Mm(297), Mm(20)
PALE, DARK = "D8DDE0", "212B32"
LINE = WIDTH - 2 * MARGIN
SIZES = {"Title": 22, "Heading 1": 16, "Heading 2": 13}
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def plain(text: str) -> str:
    """Without the characters that no XML may hold."""
    return UNPRINTABLE.sub("", text)


class WordDocument:
    """A document on A4, written from its top; `content` gives the file."""

    def __init__(self, *, title: str, language: str, at: datetime) -> None:
        self.file: Any = Document()
        self.at = at
        self.on_new_page = False  # whether the next heading begins a page
        _page(self.file.sections[0])
        _styles(self.file, language)
        kept = self.file.core_properties
        kept.title, kept.language, kept.author = plain(title), language, "Attune"
        kept.comments, kept.created, kept.modified = "", at, at
        self.file.add_paragraph(plain(title), style="Title")

    def subtitle(self, text: str) -> None:
        self.file.add_paragraph(plain(text), style="Subtitle")

    def heading(self, text: str, level: int) -> None:
        """Level 1 is a section."""
        heading = self.file.add_heading(plain(text), level)
        heading.paragraph_format.page_break_before = self.on_new_page
        self.on_new_page = False

    def paragraph(self, text: str, *, lead: bool = False) -> None:
        run = self.file.add_paragraph().add_run(plain(text))
        if lead:
            run.bold, run.font.size = True, Pt(12)

    def note(self, text: str) -> None:
        """In smaller letters."""
        paragraph = self.file.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(4)
        run = paragraph.add_run(plain(text))
        run.font.size, run.font.color.rgb = Pt(9), QUIET

    def bullets(self, items: Sequence[str]) -> None:
        for item in items:
            self.file.add_paragraph(plain(item), style="List Bullet")

    def page_break(self) -> None:
        """Before the next heading."""
        self.on_new_page = True

    def picture(self, png: bytes, *, title: str, alt: str) -> None:
        """As wide as the page; `alt` is read to those who do not see it."""
        self._caption(title)
        shape = self.file.add_picture(BytesIO(png), width=LINE)
        named = shape._inline.docPr
        named.set("descr", plain(alt))
        named.set("title", plain(title))

    def table(
        self,
        caption: str,
        columns: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        numeric: Collection[int] = (),
        widths: Sequence[int] = (),
    ) -> None:
        """The first row is the headings, repeated on every page; `widths` are shares."""
        self._caption(caption)
        table = self.file.add_table(rows=1 + len(rows), cols=len(columns))
        _describe(table, caption)
        # Word reads the properties of a table in one order only.
        borders = _rules("w:tblBorders", bottom=PALE, insideH=PALE)
        table._tbl.tblPr.insert_element_before(borders, "w:tblLayout", "w:tblLook", "w:tblCaption")
        table.autofit = False
        across = _sized(table, widths or [1] * len(columns))
        for row, told in zip(table.rows, (columns, *rows), strict=True):
            _keep_whole(row)
            for place, (cell, words) in enumerate(zip(row.cells, told, strict=True)):
                cell.width = across[place]
                _write(cell, words, bold=told is columns, right=place in numeric)
        _head(table.rows[0])
        after = self.file.add_paragraph().paragraph_format  # a document never ends with a table
        after.space_after, after.line_spacing = Pt(0), Pt(6)

    def content(self) -> bytes:
        """The file; the same document gives the same bytes."""
        saved = BytesIO()
        self.file.save(saved)
        return _dated(saved.getvalue(), self.at)

    def _caption(self, text: str) -> None:
        paragraph = self.file.add_paragraph(plain(text), style="Caption")
        paragraph.paragraph_format.keep_with_next = True


def _page(section: Any) -> None:
    section.page_width, section.page_height = WIDTH, HEIGHT
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for words in ("Page ", "PAGE", " of ", "NUMPAGES"):
        run = foot.add_run()
        if words.isupper():
            _field(run, words)
        else:
            run.text = words


def _field(run: Any, instruction: str) -> None:
    """A number that Word fills in by itself."""
    for kind in ("begin", None, "separate", "end"):
        part = OxmlElement("w:instrText" if kind is None else "w:fldChar")
        if kind is None:
            part.set(qn("xml:space"), "preserve")
            part.text = instruction
        else:
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)


def _styles(file: Any, language: str) -> None:
    styles = file.styles
    for name in ("Normal", "Caption", "Subtitle", *SIZES):
        style = styles[name]
        style.font.name, style.font.italic = FONT, False
        style.font.color.rgb = DEEP if name in SIZES else INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:hAnsi"), FONT)
    for name, size in SIZES.items():
        styles[name].font.size, styles[name].font.bold = Pt(size), True
        styles[name].paragraph_format.space_after = Pt(4)
    styles["Normal"].font.size, styles["Caption"].font.size = Pt(11), Pt(10)
    styles["Subtitle"].font.size, styles["Caption"].font.bold = Pt(12), True
    # The hundred table styles that come along are of no use here, and every look-up passes them.
    for style in styles.element.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and not style.get(qn("w:default")):
            styles.element.remove(style)
    for spoken in styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)


def _write(cell: Any, words: str, *, bold: bool, right: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(plain(words))
    run.bold, run.font.size = bold, Pt(9)


def _describe(table: Any, caption: str) -> None:
    """What a screen reader says on entering the table."""
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), plain(caption))
    table._tbl.tblPr.append(described)


def _rules(name: str, **sides: str) -> Any:
    """Thin lines, each side with its colour, in the order in which Word wants them."""
    borders = OxmlElement(name)
    for side, colour in sides.items():
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "6"), ("color", colour)):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    return borders


def _head(row: Any) -> None:
    """A heading row, ruled off and shown again at the top of every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        cell._tc.get_or_add_tcPr().append(_rules("w:tcBorders", bottom=DARK))


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def _sized(table: Any, shares: Sequence[int]) -> list[Any]:
    """The width of each column, out of the whole line."""
    across = [LINE * share // sum(shares) for share in shares]
    for column, wide in zip(table.columns, across, strict=True):
        column.width = wide
    return across


def _dated(content: bytes, at: datetime) -> bytes:
    """The same package with one time on all its parts: python-docx writes that of the clock."""
    again = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(again, "w") as new:
        for part in old.infolist():
            entry = zipfile.ZipInfo(part.filename, at.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(part.filename))
    return again.getvalue()
