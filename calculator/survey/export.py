"""What a survey's file holds before anybody says what its columns mean.

Cells of text, how the reader came to them, and what it must be told before it can go on.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Decision:
    """Something that was settled without asking, with its evidence.

    Attributes:
        said: One sentence for the reader, such as “A semicolon separates the columns.”
        why: What in the file shows it, such as “All 214 rows have 12 cells then.”
    """

    said: str
    why: str


@dataclass(frozen=True)
class Asked:
    """Something that the file does not settle; nothing goes on until it is answered.

    Attributes:
        key: Where in the mapping the answer stands, such as `encoding` or `sheet`.
        asks: The question, as a sentence for the reader.
        why: What in the file makes it doubtful.
        choices: What the mapping may say, each with its words; empty where any text may stand.
    """

    key: str
    asks: str
    why: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class TextForm:
    """How a text's rows are made of cells, for an engine that reads all of it.

    Attributes:
        delimiter: What separates the cells; nothing, where each line is one.
        literal: Whether quotation marks stand for themselves.
        within: Whether line ends of a rarer kind are part of cells.
        width: How many cells a row has.
        places: Which cell of a row each column of the export is, from 0.
    """

    delimiter: str = ""
    literal: bool = False
    within: bool = False
    width: int = 0
    places: tuple[int, ...] = ()


@dataclass(frozen=True)
class Export:
    """A survey's answers as they stand in its file.

    Attributes:
        name: The file's name, without its folder.
        size: Its bytes.
        digest: SHA-256 of its bytes, in hexadecimal digits.
        headings: One per column, as it stands in the file; empty where a column has none.
        columns: The cells of each column as text, one per row, equal cells the same object.
        lines: Where each row stands in the file: the line of a text, the row of a sheet; from 1.
        settled: What was decided without asking.
        asked: What must be answered before the columns are looked at; until then the cells are
            those of each question's first choice, for a preview.
        ids: What else a survey program writes over each column, such as a question's number; empty
            where it writes nothing.
        program: The survey program whose form the file has, if it is known.
        form: How the rows of a text are made of cells; None for a workbook.
    """

    name: str
    size: int
    digest: str
    headings: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    settled: tuple[Decision, ...] = ()
    asked: tuple[Asked, ...] = ()
    ids: tuple[str, ...] = ()
    program: str = ""
    form: TextForm | None = None
