"""What a column of a survey can be, declared once: page, command line, mapping and schema read it.

>>> KINDS["rating"].label, KINDS["remark"].kept
('rating', False)
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class ColumnKind:
    """One kind of column.

    Attributes:
        key: What the mapping calls it.
        label: What a sentence calls it.
        explains: What such a column holds, in one sentence.
        read: What its cells become: "number", "label", "date", or nothing where it is left out.
        scaled: Whether it is answered on a scale of numbers or labels that the mapping names.
        private: Whether its cells may tell who somebody is.
    """

    key: str
    label: str
    explains: str
    read: str = ""
    scaled: bool = False
    private: bool = False

    @property
    def kept(self) -> bool:
        """Whether its cells become answers."""
        return bool(self.read)


KINDS: Mapping[str, ColumnKind] = {
    kind.key: kind
    for kind in (
        ColumnKind(
            "rating", "rating", "Numbers from one end of a scale to the other.", "number", True
        ),
        ColumnKind(
            "recommendation",
            "recommendation",
            "How likely somebody is to recommend you, from 0 to 10.",
            "number",
            True,
        ),
        ColumnKind(
            "ordered",
            "ordered labels",
            "Words in an order, read as 1, 2, 3 and so on.",
            "number",
            True,
        ),
        ColumnKind("yes_no", "yes or no", "Two answers, read as 0 and 1.", "number", True),
        ColumnKind(
            "functional",
            "Kano, if it is there",
            "How somebody feels with the thing.",
            "number",
            True,
        ),
        ColumnKind(
            "dysfunctional",
            "Kano, if it is not there",
            "How somebody feels without the thing.",
            "number",
            True,
        ),
        ColumnKind("number", "number", "Minutes, prices, counts: a number on no scale.", "number"),
        ColumnKind(
            "segment", "segment", "A group that somebody belongs to, by its label.", "label"
        ),
        ColumnKind("date", "date", "A day, with a time or without.", "date"),
        ColumnKind(
            "weight", "weight", "How many people of the market each row stands for.", "number"
        ),
        ColumnKind("several", "several answers in one cell", "Boxes that were ticked together."),
        ColumnKind("remark", "remark", "What people wrote in their own words.", private=True),
        ColumnKind("personal", "personal", "What can tell who somebody is.", private=True),
        ColumnKind(
            "case", "case number", "Tells one person or one case from another.", private=True
        ),
        ColumnKind("index", "index", "Counts the rows."),
        ColumnKind("program", "the survey program's", "What the program notes about an answer."),
        ColumnKind(
            "constant", "the same in all rows", "One answer, so that it tells nothing apart."
        ),
        ColumnKind("empty", "empty", "No cell holds anything."),
    )
}
"""By their keys, in the order in which a reader chooses."""
MAPPED = tuple(key for key, kind in KINDS.items() if kind.kept and key != "weight")
"""What a column of the mapping can be; a weight and a case number are named at their own places."""
