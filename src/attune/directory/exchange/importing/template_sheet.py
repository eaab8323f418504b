"""Our own sheet to fill in (.xlsx): hints, lists to choose from, and how to use it."""

from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from attune.formats.oruk.template import COLUMNS, EXAMPLE, Column, Holds
from attune.kit.downloads import XLSX_TYPE, answer

ROWS = 2_000  # for which the lists to choose from are laid
SERVICE, OFFER = "005EB8", "00703C"
YES_NO = ("Yes", "No")


def template_answer() -> HttpResponse:
    return answer(template_bytes(), name="attune-services.xlsx", content_type=XLSX_TYPE)


def template_bytes() -> bytes:
    """The workbook: “Services” to fill in, “How to fill it in”, and “Words” behind the lists."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Services"
    _explain(book.create_sheet("How to fill it in"))
    words = book.create_sheet("Words")
    for across, column in enumerate(COLUMNS, start=1):
        _head(sheet, across, column)
        _hint(sheet, across, column)
        offered = YES_NO if column.holds is Holds.YES_NO else column.words
        if offered:
            _offer(sheet, words, across, column, offered)
    sheet.row_dimensions[1].height = 44
    sheet.freeze_panes = "C3"
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def _head(sheet: Any, across: int, column: Column) -> None:
    cell = sheet.cell(1, across, column.title)
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=OFFER if column.of_offer else SERVICE)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    width = 34 if column.title in ("What it does", "Service name") else 22
    sheet.column_dimensions[get_column_letter(across)].width = width


def _hint(sheet: Any, across: int, column: Column) -> None:
    """The second row: whoever reads the sheet knows it by its words and passes over it."""
    cell = sheet.cell(2, across, column.hint)
    cell.font = Font(italic=True, color="4C6272")
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _offer(sheet: Any, words: Any, across: int, column: Column, offered: tuple[str, ...]) -> None:
    """A list to choose from; where several may stand together, others may be typed too."""
    letter = get_column_letter(across)
    words.cell(1, across, column.title).font = Font(bold=True)
    words.column_dimensions[letter].width = 40
    for down, word in enumerate(offered, start=2):
        words.cell(down, across, word)
    rule = DataValidation(
        type="list",
        formula1=f"Words!${letter}$2:${letter}${len(offered) + 1}",
        allow_blank=True,
        showErrorMessage=column.holds is not Holds.SEVERAL,
        error=_("Choose one of the words in the list"),
        errorTitle=column.title,
    )
    sheet.add_data_validation(rule)
    rule.add(f"{letter}3:{letter}{ROWS}")


def _explain(sheet: Any) -> None:
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = 60
    sheet.column_dimensions["C"].width = 60
    lines = (
        _("One row is one service at one venue. Only the service’s name is needed."),
        _("Where several words may stand, write “;” between them: Pregnancy; Birth to 6 months."),
        _("Keep the first row as it is. The second row is a hint: leave it or write over it."),
        _("Columns of your own may stand beside these: they are kept."),
        _("Hand the sheet in on the page “Feeds and files”. It is checked before it is loaded."),
    )
    for down, line in enumerate(lines, start=1):
        sheet.cell(down, 1, line).font = Font(bold=down == 1)
    first = len(lines) + 2
    for across, title in enumerate((_("Column"), _("What goes in it"), _("Example")), start=1):
        sheet.cell(first, across, title).font = Font(bold=True)
    for down, column in enumerate(COLUMNS, start=first + 1):
        sheet.cell(down, 1, column.title)
        sheet.cell(down, 2, f"{column.hint} ({column.holds.value})")
        sheet.cell(down, 3, EXAMPLE.get(column.title, ""))
        for across in (1, 2, 3):
            sheet.cell(down, across).alignment = Alignment(wrap_text=True, vertical="top")
