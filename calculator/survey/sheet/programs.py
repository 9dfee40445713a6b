"""The forms in which survey programs write their answers: rows of headings, and what each is.

Known by what only they write. The question's words are the heading; its number in the program is
kept beside it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

Row = Sequence[str]

IMPORT_ID = re.compile(r'\{"ImportId": ?"([^"]+)"')
NUMBERED = re.compile(r"([A-Za-z][A-Za-z0-9_]*(?:\[[^\]]*\])*)\. +(.*)", re.DOTALL)
NOT_A_LABEL = ("response", "open-ended response", "")
"""What SurveyMonkey writes under a question that has one column only."""


@dataclass(frozen=True)
class Form:
    """The rows of headings of a file.

    Attributes:
        program: The survey program that writes such rows; empty where none is known.
        rows: How many they are.
        headings: One for each column.
        ids: What the program calls each column; empty where it says nothing.
        why: What shows it.
    """

    program: str
    rows: int
    headings: tuple[str, ...]
    ids: tuple[str, ...]
    why: str


def form_of(rows: Sequence[Row]) -> Form | None:
    """The form of a file's first rows, if a survey program is known by it.

    Args:
        rows: The first four rows or more, of equal width.
    """
    for known in (_qualtrics, _surveymonkey, _limesurvey, _microsoft_forms, _google_forms):
        if found := known(rows):
            return found
    return None


def joined(upper: Row, lower: Row, single: Sequence[str] = ("",)) -> tuple[str, ...]:
    """Two rows of headings as one: a question stands once over the columns that it covers.

    >>> joined(("No", "Our staff", "", "Why?"), ("", "Friendly", "Fast", ""))
    ('No', 'Our staff – Friendly', 'Our staff – Fast', 'Why?')

    Args:
        upper: The questions, each over the first of its columns.
        lower: What tells the columns of one question apart.
        single: What stands there in small letters where there is nothing to tell.
    """
    question, found = "", []
    for above, below in zip(upper, lower, strict=True):
        label = "" if below.lower() in single else below
        if above:
            question = above
        if not above and not below:
            found.append("")
        elif not label or label == question:
            found.append(question)
        else:
            found.append(f"{question} – {label}" if question else label)
    return tuple(found)


def _qualtrics(rows: Sequence[Row]) -> Form | None:
    if len(rows) >= 3:
        imports = [IMPORT_ID.match(cell) for cell in rows[2]]
        if any(imports) and all(imports[at] or not cell for at, cell in enumerate(rows[2])):
            ids = tuple(
                f"{name}, {found[1]}" if found and found[1] != name else name
                for name, found in zip(rows[0], imports, strict=True)
            )
            why = "Its third row holds the numbers that Qualtrics imports by."
            return Form("Qualtrics", 3, _worded(rows[1], rows[0]), ids, why)
    if len(rows) >= 2:
        pairs = {(above, below) for above, below in zip(rows[0], rows[1], strict=True)}
        signs = {
            ("StartDate", "Start Date"),
            ("EndDate", "End Date"),
            ("ResponseId", "Response ID"),
        }
        if len(pairs & signs) >= 2:
            why = "Its columns have Qualtrics’ names, and its second row the questions."
            return Form("Qualtrics", 2, _worded(rows[1], rows[0]), tuple(rows[0]), why)
    return None


def _worded(questions: Row, names: Row) -> tuple[str, ...]:
    return tuple(question or name for question, name in zip(questions, names, strict=True))


def _surveymonkey(rows: Sequence[Row]) -> Form | None:
    if len(rows) < 2:
        return None
    first = [cell.lower() for cell in rows[0]]
    if not {"respondent id", "collector id"} <= set(first):
        return None
    about = [at for at, cell in enumerate(first) if cell in ("respondent id", "collector id")]
    if any(rows[1][at] for at in about):
        return None
    why = "Its first columns are SurveyMonkey’s, and nothing stands below their headings."
    headings = joined(rows[0], rows[1], NOT_A_LABEL)
    return Form("SurveyMonkey", 2, headings, ("",) * len(headings), why)


def _limesurvey(rows: Sequence[Row]) -> Form | None:
    found = [NUMBERED.fullmatch(cell) for cell in rows[0]] if rows else []
    pairs = [one for one in found if one is not None]
    if len(pairs) < 3 or len(pairs) < len([cell for cell in rows[0] if cell]):
        return None
    if not {"id", "submitdate", "lastpage", "startlanguage"} & {one[1] for one in pairs}:
        return None
    why = "Each heading begins with LimeSurvey’s code of its question."
    headings = tuple(one[2] if one else "" for one in found)
    return Form("LimeSurvey", 1, headings, tuple(one[1] if one else "" for one in found), why)


def _microsoft_forms(rows: Sequence[Row]) -> Form | None:
    first = [cell.lower() for cell in rows[0]] if rows else []
    if first[:3] != ["id", "start time", "completion time"]:
        return None
    why = "It begins with “ID”, “Start time” and “Completion time”."
    return Form("Microsoft Forms", 1, tuple(rows[0]), ("",) * len(first), why)


def _google_forms(rows: Sequence[Row]) -> Form | None:
    if not rows or rows[0][:1] != ("Timestamp",) or len(rows[0]) < 2:
        return None
    why = "It begins with “Timestamp”."
    return Form("Google Forms", 1, tuple(rows[0]), ("",) * len(rows[0]), why)
