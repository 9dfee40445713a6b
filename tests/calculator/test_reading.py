"""What people type and files hold: numbers in many spellings, and sentences for what is wrong."""

import pytest

from calculator.declaration import Choice, Name, Number, Scale, Table
from calculator.reading import read

RATING = Number(key="rating", label="Rating", low=1, high=10)
COUNT = Number(key="rating", label="Rating", low=0, high=1e9, whole=True)
SECONDS = Number(key="rating", label="Rating", low=0, high=86_400)


def number(field: Number, given: object) -> object:
    inputs, faults = read([field], {"rating": given})
    assert not faults, faults
    return inputs["rating"]


def fault(field: Number, given: object) -> str:
    _, faults = read([field], {"rating": given})
    [message] = faults
    assert message.path == "rating"
    assert message.level == "error"
    return message.text


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("7,5", 7.5),
        ("7.5", 7.5),
        (" 7 ", 7),
        ("+7", 7),
        ("7.", 7),
        ("1e1", 10),
        (7, 7),
        (7.25, 7.25),
        ("1,500", 1.5),  # fifteen hundred would not be on the scale
    ],
)
def test_a_rating_is_read_as_people_write_it(given: object, meant: float) -> None:
    assert number(RATING, given) == meant


@pytest.mark.parametrize(
    "given", ["10,000,000", "10.000.000", "10 000 000", "10'000'000", "10\u202f000\u00a0000", 10**7]
)
def test_a_count_is_read_with_the_thousands_set_apart_in_any_way(given: object) -> None:
    assert number(COUNT, given) == 10_000_000


def test_a_comma_that_can_be_either_is_asked_about() -> None:
    assert fault(SECONDS, "1,500") == (
        "Rating: “1,500” can be read as 1.5 or 1,500; write it without a comma."
    )
    assert number(SECONDS, "1.500") == 1.5


@pytest.mark.parametrize(
    "given", ["x", "7;5", "7 of 10", "1,2,3", "--1", "٣", "٧", "nan", "inf", "0x7", "1_0", "1" * 50]
)
def test_what_is_no_number_is_said_to_be_none(given: str) -> None:
    assert "is not a number; a number from 1 to 10 is needed here." in fault(RATING, given)


@pytest.mark.parametrize(
    "given", [11, 0, -3, 1e308, -1e308, 10**400, float("nan"), float("inf"), "1e999", "11", "0,9"]
)
def test_a_number_off_the_scale_is_told_the_scale(given: object) -> None:
    assert "out of range; a number from 1 to 10 is needed here." in fault(RATING, given)


@pytest.mark.parametrize("given", [None, "", "  ", True, [], {}, [7]])
def test_what_is_missing_or_of_a_wrong_kind_is_told_the_scale(given: object) -> None:
    assert fault(RATING, given) == "Rating: a number from 1 to 10 is needed here."


def test_a_part_of_a_customer_is_refused() -> None:
    assert "1.5 is not whole" in fault(COUNT, 1.5)


def test_an_empty_field_with_a_default_takes_it() -> None:
    reach = Number(key="rating", label="Reach", low=0, high=100, default=100)
    assert number(reach, "") == number(reach, None) == 100
    assert read([reach], {})[0] == {"rating": 100}


@pytest.mark.parametrize(
    ("given", "ends"),
    [
        ("1 to 7", (1, 7)),
        ("1–7", (1, 7)),
        ("1-7", (1, 7)),
        ("0 10", (0, 10)),
        ("-2 to 3", (-2, 3)),
        ("−2 to 2", (-2, 2)),
        ("-2-2", (-2, 2)),
        ("-3 - 3", (-3, 3)),
        ("-5 to -1", (-5, -1)),
        ([-2, 2], (-2, 2)),
    ],
)
def test_a_scale_keeps_the_signs_of_its_ends(given: object, ends: tuple[float, float]) -> None:
    assert read([Scale((1, 10))], {"scale": given}) == ({"scale": ends}, [])


ROWS = Table(
    key="moments",
    label="Moments",
    row="moment",
    rows="moments",
    most=3,
    columns=(
        Name(key="name", label="Moment", start="New", longest=12),
        Choice(
            key="channel", label="Channel", options={"face": "Face", "phone": "Phone"}, start="face"
        ),
        Number(key="importance", label="Importance", low=1, high=10),
    ),
)


def faults_of(rows: object) -> dict[str, str]:
    return {message.path: message.text for message in read([ROWS], {"moments": rows})[1]}


def row(**changes: object) -> dict[str, object]:
    return {"name": "Arrive", "channel": "face", "importance": 5} | changes


def test_every_fault_is_found_at_once_and_names_its_place() -> None:
    found = faults_of([row(), row(importance="x", channel="fax"), row(name="", importance=11)])
    assert found == {
        "moments.1.channel": "Moment 2, channel: “fax” is not one of face or phone.",
        "moments.1.importance": (
            "Moment 2, importance: “x” is not a number; a number from 1 to 10 is needed here."
        ),
        "moments.2.name": "Moment 3, moment: a name is needed here.",
        "moments.2.importance": (
            "Moment 3, importance: 11 is out of range; a number from 1 to 10 is needed here."
        ),
    }


def test_a_near_miss_is_named() -> None:
    assert faults_of([row(channel="phon")])["moments.0.channel"].endswith("did you mean phone?")
    assert faults_of([row() | {"importence": 5}])["moments.0.importence"] == (
        "Moment 1 cannot have a field “importence”; did you mean “importance”?"
    )
    assert read([RATING], {"raiting": 1, "rating": 2})[1][0].text == (
        "The inputs cannot have a field “raiting”; did you mean “rating”?"
    )


@pytest.mark.parametrize("rows", [[], None])
def test_an_empty_table_is_told_what_it_needs(rows: object) -> None:
    assert faults_of(rows) == {"moments": "Moments: at least 1 moment is needed."}


def test_a_table_too_long_is_counted_and_not_read() -> None:
    assert faults_of([row()] * 10_000) == {
        "moments": "Moments: 10,000 moments; at most 3 can be read."
    }


@pytest.mark.parametrize("rows", ["text", 7, {"name": "x"}])
def test_a_table_that_is_no_list_is_refused(rows: object) -> None:
    assert faults_of(rows) == {"moments": "Moments: a list of moments is needed."}


def test_a_row_that_is_no_object_is_told_its_fields() -> None:
    assert faults_of([7]) == {
        "moments.0": "Moment 1 must be an object with name, channel and importance."
    }


@pytest.mark.parametrize("raw", [None, 7, "text", [], [1]])
def test_inputs_that_are_no_object_are_told_their_fields(raw: object) -> None:
    assert read([ROWS], raw)[1][0].text == "The inputs must be an object with moments."


def test_a_name_is_cleaned_and_measured() -> None:
    inputs, faults = read([ROWS], {"moments": [row(name=" a\ud800\x00\u00a0")]})
    assert not faults
    assert inputs["moments"][0]["name"] == "a\ufffd"
    assert faults_of([row(name="x" * 13)]) == {
        "moments.0.name": "Moment 1, moment: 13 characters; at most 12 can be shown."
    }
