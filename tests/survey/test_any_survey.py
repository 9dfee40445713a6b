"""Whatever a file holds, its columns are told, its mapping reads back, and its answers add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from calculator.survey.answers.responses import responses
from calculator.survey.answers.suggestions import suggestions
from calculator.survey.answers.tallies import tallied
from calculator.survey.columns.proposal import proposed
from calculator.survey.kinds import KINDS
from calculator.survey.mapping.checking import checked
from calculator.survey.mapping.survey_mapping import UNSAID, SurveyMapping
from calculator.survey.mapping.written import written
from tests.soaking import times
from tests.survey.surveys import export_of

CELLS = [
    st.integers(0, 11).map(str),
    st.integers(-5, 10**13).map(str),
    st.floats(allow_nan=False, allow_infinity=False, width=32).map(lambda one: f"{one:.2f}"),
    st.integers(0, 1000).map(lambda one: f"{one / 10:.1f}".replace(".", ",")),
    st.sampled_from(
        ["", " ", "n/a", "NA", "-", "99", "0", "Unknown", "weiß nicht", "1.500", "70 %"]
    ),
    st.sampled_from(
        ["Yes", "no", "very satisfied", "Dissatisfied", "I like it", "2 - Good", "5 stars"]
    ),
    st.sampled_from(
        ["1/2/21", "31/12/2020", "2024-02-30", "2024-01-05T10:00Z", "Nov 1, 2019", "1.1.2020"]
    ),
    st.sampled_from(
        ["a;b", "b", "a, b", "a@b.example", "+49 171 2345678", "Ann Miller", "\u202etxt"]
    ),
    st.text(max_size=12),
    st.text(alphabet="?-:#&*![]{}'\",\\\n\t\x00\ud800", max_size=6),
]
NAMES = (
    "id|weight|Date|Name|overall|feat_1f|feat_1d|question|answer|respondent id|Expected queue"
    "|Perceived queue|recommend us|Rate it 1 to 5|month|"
)
HEADINGS = st.one_of(st.text(max_size=20), st.sampled_from(NAMES.split("|")))


@st.composite
def files(draw: st.DrawFn) -> list[list[str]]:
    width, length = draw(st.integers(1, 6)), draw(st.integers(0, 25))
    kinds = [draw(st.lists(st.sampled_from(CELLS), min_size=1, max_size=2)) for _ in range(width)]
    columns = [draw(st.lists(st.one_of(*kind), min_size=length, max_size=length)) for kind in kinds]
    return [[draw(HEADINGS) for _ in range(width)], *map(list, zip(*columns, strict=True))]


def settled(mapping: SurveyMapping, choices: dict[str, str]) -> SurveyMapping:
    """The mapping with each question answered by its first choice, as far as one can be written."""
    scales = {
        name: replace(
            scale,
            ends=(-1e5, 1e5) if scale.ends == UNSAID else scale.ends,
            order="as listed" if scale.order == UNSAID else scale.order,
            no_answer=dict.fromkeys(scale.no_answer, "no answer"),
        )
        for name, scale in mapping.scales.items()
    }
    columns = tuple(
        replace(
            one,
            dates=choices.get(f"columns.{one.heading}.dates", one.dates),
            decimal="," if one.decimal == UNSAID else one.decimal,
            no_answer=dict.fromkeys(one.no_answer, "no answer"),
        )
        for one in mapping.columns
    )
    return replace(
        mapping,
        scales=scales,
        columns=columns,
        person=mapping.person and replace(mapping.person, counts="latest"),
        long=mapping.long and replace(mapping.long, repeated="first"),
        faulty_weights="leave out",
    )


@settings(max_examples=times(150), deadline=None)
@example([["", "weight", "weight"], ["0", "0", "0"]])
@given(files())
def test_any_file_goes_through(rows: list[list[str]]) -> None:
    export = export_of(rows)
    found = proposed(export)
    text = written(found.mapping, found.asked, suggestions(export, found.mapping))
    assert checked(text).mapping == found.mapping, checked(text).faults
    assert [one.key for one in found.asked] == list(found.mapping.unsaid())
    for one in found.guesses:
        event(one.kind)
    choices = {one.key: one.choices[0][0] for one in found.asked if one.choices}
    mapping = settled(found.mapping, choices)
    through = checked(written(mapping))
    assert through.mapping == mapping, through.faults
    made = responses(export, mapping).responses
    assert made is not None, responses(export, mapping).faults
    assert made.read == len(made.lines) + Counter(made.left_rows).total()
    for column in made.columns:
        assert column.there + Counter(column.left).total() == len(made.lines)
        wanted = {"number": float, "label": str, "date": str}[KINDS[column.column.kind].read]
        assert all(isinstance(one, wanted) for one in column.values if one is not None)
    tallied(made)
