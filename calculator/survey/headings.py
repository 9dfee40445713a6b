"""Headings of columns: told apart where equal, and known by other words that people use."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from calculator.characters import visible
from calculator.fields import Field
from calculator.words import BETWEEN, folded

ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
]
SYNONYMS: Mapping[str, str] = {
    "name": "moment,touchpoint,touch point,step,stage,item,attribute,interaction,contact,feature",
    "dimension": "name,area,category",
    "importance": "weight,stated importance,how important",
    "weight": "importance,points",
    "expectation": "expected,expect,expectations",
    "experience": "score,rating,performance,perception,perceived,satisfaction,actual,result",
    "perception": "perceived,performance,score,rating,experience,actual",
    "perceived": "perception,performance,score,rating,experience,actual",
    "performance": "score,rating,satisfaction,experience,perception,actual",
    "satisfaction": "score,rating,performance,experience,satisfied",
    "adequate": "minimum,acceptable,adequate service",
    "desired": "ideal,wanted,desired service,expectation",
    "reach": "share,share of customers,frequency,customers reached,how many",
    "channel": "medium,touchpoint channel,contact channel",
    "effort": "cost,work",
    "answers": "n,answered,respondents,responses,sample size,number of answers,people asked",
    "sd": "standard deviation,std,std dev,stdev,st dev",
    "outcome": "overall,overall satisfaction,total,satisfaction,overall rating,overall score",
}
"""By a field's key, what a sheet may call it; our own labels and keys come before these."""
IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
ENDS_OF_A_SCALE = re.compile(
    r"(?:[0-9 .,:;/%+<>=_*\u2010-\u2015\u2212-]|to|of|out|points?|scale|max|min)*", re.IGNORECASE
)


def words_of(text: str) -> frozenset[str]:
    """The words of a table in which blanks separate them."""
    return frozenset(text.split())


def spoken(heading: str) -> list[str]:
    """The words of a heading in small letters; “customerName” is two.

    >>> spoken("requestor_firstName (IP-Address)")
    ['requestor', 'first', 'name', 'ip', 'address']
    """
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", visible(heading))
    return parted.lower().translate(BETWEEN).replace("?", " ").split()


def apart(names: Sequence[str]) -> list[str]:
    """The names, with those that stand there more than once told apart.

    >>> apart(["Wait", "Friendly", "Friendly"])
    ['Wait', 'Friendly (first)', 'Friendly (second)']
    """
    counts, met, told = Counter(names), Counter[str](), []
    for name in names:
        if counts[name] > 1 and name:
            met[name] += 1
            number = met[name]
            nth = ORDINALS[number - 1] if number <= len(ORDINALS) else str(number)
            told.append(f"{name} ({nth})")
        else:
            told.append(name)
    return told


def known(heading: str, fields: Sequence[Field]) -> Field | None:
    """The field that a heading names: by its label, its key, or another word for it.

    A synonym counts only where it can mean one of these fields and no other. The ends of a scale
    in brackets, as in "Importance (1-10)", are no part of the name; words in brackets are.
    """
    return _known(heading, fields) or _known(IN_BRACKETS.sub(_unless_a_scale, heading), fields)


def _unless_a_scale(brackets: re.Match[str]) -> str:
    return " " if ENDS_OF_A_SCALE.fullmatch(brackets[1]) else brackets[0]


def _known(heading: str, fields: Sequence[Field]) -> Field | None:
    said = folded(heading)
    if not said:
        return None
    for field in fields:
        if said in (folded(field.label), folded(field.key)):
            return field
    others = [one for one in fields if said in SYNONYMS.get(one.key, "").split(",")]
    return others[0] if len(others) == 1 else None
