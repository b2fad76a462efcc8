"""Why a file or a row is refused, in words. Rows keep `code:detail:…`, so that each reader gets
the sentence in their own language."""

from django.utils.translation import gettext_lazy as _

FILE = {
    "markup": _("The file is a web page or a picture, not a table. Save the list as CSV or XLSX."),
    "empty": _("The file is empty. Export it again from the register."),
    "binary": _(
        "This is not a table of text (line {0}). Export it as CSV, or as an Excel workbook (.xlsx)."
    ),
    "old_excel": _(
        "This is an old Excel file (.xls), or one locked with a password. "
        "Save it as .xlsx or CSV, without a password, and try again."
    ),
    "locked": _(
        "The workbook is locked with a password. Take the password away and send it again."
    ),
    "bundle": _(
        "The file is a packed file but no Excel workbook: it may have been renamed. "
        "Open it in the program it comes from and save it as .xlsx or CSV."
    ),
    "entities": _(
        "The workbook holds instructions that would make it grow when it is read, and was not "
        "opened. Save it anew in Excel, or send it as CSV."
    ),
    "wide": _(
        "Line {0} has more than {1} columns. Remove the columns that are not about people, "
        "then try again."
    ),
    "mixed": _(
        "Line {0} is written in another encoding than the rest of the file. "
        "Save the whole file as UTF-8 and try again."
    ),
    "utf16": _("The file is written in UTF-16. Save it as “CSV UTF-8” and try again."),
    "long": _(
        "A cell on line {0} is longer than {1} characters. No register has such a value: "
        "look for a missing quotation mark, mend it and try again."
    ),
    "quotes": _("The quotation marks on line {0} do not match. Mend the line and try again."),
    "columns": _(
        "These columns are missing: {0}. The first line of the file must name the columns; "
        "we found: {1}."
    ),
    "twice": _("The column {0} occurs twice in the first line. Remove one of them."),
    "formula": _(
        "Line {0}, column {1}, holds a formula. Save the values instead of the formulas, "
        "then try again."
    ),
    "workbook": _("The workbook is damaged and cannot be read. Save it anew in Excel."),
    "bomb": _(
        "The workbook would grow many times over when it is unpacked (at most {0} MB are allowed) "
        "and was not opened. Save it anew in Excel, or send it as CSV."
    ),
    "large": _(
        "The file is larger than {0} MB and has headings that we do not know. Name the columns as "
        "in the register's own extract, or divide the file."
    ),
    "rows": _("The file has more than {0} rows. Divide it and import the parts one by one."),
    "nothing": _("The file has column names but no rows."),
}
ROW = {
    "cells": _("The line has {0} cells, the first line of the file {1}."),
    "name": _("First name or last name is missing."),
    "long": _("{0} is longer than {1} characters."),
    "identity": _(
        "Nothing to recognise the person by: give id, personal number, birth date or e-mail."
    ),
    "personal_number": _("The personal number is not 12 digits (YYYYMMDD-NNNN)."),
    "date": _("{0} is no date: “{1}”. Write YYYY-MM-DD."),
    "no_date": _("The date of the degree is missing."),
    "year": _("The degree is dated {0}: not between 1950 and today."),
    "email": _("The e-mail “{0}” is no address."),
    "credits": _("Credits is no number: “{0}”."),
    "programme": _("There is no programme with the code {0}."),
    "programme_like": _("There is no programme with the code {0}. Did you mean {1}?"),
    "campus": _("There is no campus called {0}."),
    "degree": _("Neither programme nor degree is named."),
    "county": _("There is no county with the code {0}."),
    "ids_disagree": _("The id and the personal number belong to different people."),
    "duplicate": _("Possible duplicate: resembles somebody in the register, but not surely."),
    "duplicate_line": _("Possible duplicate of somebody else in this file."),
    "erased": _("Was erased at their own request, and is never added again by an import."),
    "taken": _("Somebody with this id was added after the file was compared. Import it again."),
}
LEFT = {
    "field": _("{0} was changed afterwards and was left as it is."),
    "degree": _("The degree was changed afterwards and was left."),
    "address": _("The address was confirmed or changed afterwards and was left."),
    "used": _("The person has been active since and was kept."),
    "gone": _("The person is no longer in the register."),
}


def sentence(reason: str, table: dict | None = None) -> str:
    """The stored reason in the reader's language."""
    code, *details = reason.split("|")
    text = (table or ROW).get(code)
    return str(text).format(*details) if text else reason


def reason(code: str, *details: object) -> str:
    """A reason as it is stored; details are cut so that it always fits."""
    return "|".join([code, *(str(detail).replace("|", " ")[:60] for detail in details)])[:250]


class BadFile(ValueError):
    """The file as a whole cannot be used. str() is one sentence: what, where, how to mend it."""

    def __init__(self, code: str, *details: object) -> None:
        super().__init__(code)
        self.code, self.details = code, details

    def __str__(self) -> str:
        return str(FILE[self.code]).format(*self.details)
