"""What each column of a survey seems to be, in many languages and shapes, and what shows it."""

from __future__ import annotations

import pytest

from calculator.survey import kinds
from calculator.survey.answer_labels import ORDERED, in_order
from calculator.survey.answers.suggestions import suggestions
from calculator.survey.columns.guessed import Guess
from calculator.survey.columns.pairing import PARTNERS, together
from calculator.survey.columns.personal import by_contents, by_heading
from calculator.survey.columns.proposal import proposed
from calculator.survey.columns.seen import look
from calculator.survey.stems import by_difference, distinct
from tests.survey import surveys
from tests.survey.surveys import Rows, export_of

SHOWN = {
    surveys.event: "date rating remark rating rating ordered ordered ordered",
    surveys.tickets: "case personal segment rating segment date",
    surveys.pairs: "index" + 3 * " functional dysfunctional",
    surveys.airline: "case segment number number rating rating rating rating number yes_no",
    surveys.bank: "case segment date personal segment segment rating",
    surveys.german: "index ordered ordered segment personal recommendation weight number date",
    surveys.japanese: "date personal personal ordered ordered remark",
    surveys.french: "date ordered ordered several personal",
    surveys.expectations: "case rating rating rating rating rating rating",
    surveys.long: "case segment rating rating rating",
    surveys.turned: "segment rating rating rating rating",
    surveys.estonian: "ordered ordered segment",
}


def guessed(rows: Rows) -> tuple[Guess, ...]:
    return proposed(export_of(rows)).guesses


def column(heading: str, cells: list[str]) -> Guess:
    return guessed([[heading], *([cell] for cell in cells)])[0]


@pytest.mark.parametrize("survey", SHOWN, ids=lambda one: str(one.__name__))
def test_each_column_is_known_for_what_it_is(survey: surveys.Rows) -> None:
    found = guessed(survey())  # type: ignore[operator]
    assert " ".join(one.kind for one in found) == SHOWN[survey]  # type: ignore[index]
    assert all(one.why.endswith(".") for one in found)


def test_no_evidence_quotes_a_cell_of_a_private_column() -> None:
    for survey in SHOWN:
        rows = survey()
        for at, one in enumerate(guessed(rows)):
            if kinds.KINDS[one.kind].private:
                cells = {row[at] for row in rows[1:] if len(row[at]) > 3}
                assert not any(cell in one.why for cell in cells), one.why


@pytest.mark.parametrize(
    ("heading", "cells", "kind"),
    [
        ("Answer", ["yes", "No", "yes", ""], "yes_no"),
        ("Antwort", ["ja", "nein"], "yes_no"),
        ("回答", ["はい", "いいえ"], "yes_no"),
        ("تعود؟", ["نعم", "لا"], "yes_no"),
        ("Passed", ["0", "1", "1"], "yes_no"),
        ("How likely are you to recommend us?", ["0", "9", "10", "7"], "recommendation"),
        ("Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?", ["3", "9"], "recommendation"),
        ("Age", ["24", "31", "58", "8"], "number"),
        ("How many visits?", ["1", "2", "2", "4"], "number"),
        (
            "Visits",
            ["1 to 5 visits", "6 to 10 visits", "1 to 5 visits", "6 to 10 visits"],
            "segment",
        ),
        ("Rate us", ["5 stars", "4 stars", "1 star", "5 stars"], "rating"),
        ("Check-in", ["8/10", "9 / 10", "7,5/10"], "rating"),
        ("How was it?", ["4 out of 5", "5 out of 5"], "rating"),
        ("Would you recommend us?", ["8/10", "9/10", "0/10", "10/10"], "recommendation"),
        ("Day", ["8/10", "9/10", "1/10", "8/10", "9/10", "1/10"], "segment"),
        ("Solved", ["3 of 12", "4 of 12", "3 of 12", "4 of 12"], "segment"),
        ("How good was it (1-7)?", ["4", "4", "4", "4"], "rating"),
        ("Anything else?", ["a", "b", "c", "d"], "remark"),
        ("Note", ["", "n/a", "-"], "empty"),
        ("Quarter", ["1", "2", "3", "4"], "segment"),
        ("Contact", ["+49 171 2345678", "+49 171 2345679"], "personal"),
        ("x", ["192.168.0.1", "10.0.0.7"], "personal"),
        ("Born", ["1/2/1950", "3/4/1999", "5/6/2001"], "personal"),
        ("When", ["1950-02-01", "1999-04-03", "2001-06-05"], "personal"),
        ("Agent", ["Ann Miller", "Bob Stone", "Ann Miller", "Bob Stone"], "personal"),
        ("Phone", ["1", "4", "5", "2"], "rating"),
        ("E-mail", ["satisfied", "very satisfied", "dissatisfied"], "ordered"),
        ("Ticket purchase", ["1", "2", "5", "4", "3"], "rating"),
        ("Price", ["1", "2", "5", "4", "3"], "rating"),
        ("Waiting time", ["1", "2", "5", "4", "3"], "rating"),
        ("Opening hours", ["3", "2", "5", "4", "1"], "rating"),
        ("Address change", ["yes", "no", "no"], "yes_no"),
        ("Phone", ["5550100", "5550101", "5550102"], "personal"),
        ("customer id", ["1", "2", "3", "2"], "case"),
        ("Booked via", ["Web", "App", "Web", "App"], "segment"),
        ("Nombre de visites", ["1", "2", "2", "11"], "number"),
        ("Nombre", ["Eva", "Luis", "Ana", "Juan"], "personal"),
        ("Class", ["Business Class", "Eco Class", "Business Class", "Eco Class"], "segment"),
        ("Number", [f"40012{at:05}" for at in range(30)], "case"),
        ("token", ["8f3a2b10", "77bc01de", "0a1b2c3d", "99887766"], "case"),
        ("Market", ["UK"] * 30, "constant"),
        ("DistributionChannel", ["anonymous", "email"] * 30, "program"),
        ("Duration (in seconds)", ["61", "84", "7"], "program"),
        ("Last page", ["1", "2", "2"], "program"),
        ("Collector ID", ["410338"] * 30, "program"),
        ("Q1 - Group", ["Promoter", "Detractor", "Passive"] * 9, "program"),
        ("Ticket created - Date", ["2026-07-01", "2026-08-13"] * 20, "date"),
        ("Any comments?", ["good", "good", "", "fine", "good"] * 5, "remark"),
        ("Open-Ended Response", ["good", "good", "fine", "fine"], "remark"),
        ("Comment jugez-vous la salle ?", ["super", "bof", "super", "bof"], "segment"),
        ("Comments are answered in time", ["agree", "disagree", "agree"], "yes_no"),
        ("Rating", ["Good", "Bad", "Offered", "Unoffered", "Good"] * 9, "yes_no"),
        ("Status", ["Offered", "Taken", "Offered", "Taken"] * 9, "segment"),
    ],
)
def test_a_column_alone(heading: str, cells: list[str], kind: str) -> None:
    assert column(heading, cells).kind == kind


@pytest.mark.parametrize(
    "heading",
    [
        "Customer name", "First Name", "LastName", "e-mail", "E-Mail-Adresse", "Telefonnummer",
        "Mobile", "IP Address", "IPAddress", "Geburtsdatum", "Date of birth", "Prénom", "courriel",
        "Correo electrónico", "Dirección", "Straße", "PLZ", "Zip code", "RecipientFirstName",
        "LocationLatitude", "Имя", "телефон", "メールアドレス", "お名前", "电话号码", "주소",
        "Agent name",
        "شماره تلفن email", "Passport", "IBAN",
    ],
)  # fmt: skip
def test_headings_that_speak_of_a_person(heading: str) -> None:
    assert by_heading(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Store name", "Product name", "Brand", "Market", "How did our staff address your question?",
        "Satisfaction", "Filiale", "How easy was it to find the phone on our site?", "Rating",
    ],
)  # fmt: skip
def test_headings_that_do_not(heading: str) -> None:
    assert by_heading(heading) == ""


def test_contents_that_look_like_a_day_or_a_number_are_no_phone() -> None:
    assert by_contents("created", ["01-04-2020", "25-03-2020"]) == ""
    assert by_contents("distance", ["2330", "162", "628"]) == ""
    assert by_contents("x", ["fine", "write to a@b.example", "a@b.example"]) == "mail addresses"


def test_headings_are_told_apart_and_shown_by_what_differs() -> None:
    assert distinct(["a\n b", "", "A", "a b"]) == ("a b (first)", "(column 2)", "A", "a b (second)")
    names = tuple(surveys.german()[0])
    assert by_difference(names)[1:3] == ("Beratung", "Wartezeit")
    asks = ("Please rate [Check-in]", "Please rate [Bag drop]", "Please rate [Check-in] again")
    assert len(set(by_difference(asks))) == 3
    forms = ("How do you rate our staff?.Friendly", "How do you rate our staff?.Fast")
    assert by_difference(forms) == ("Friendly", "Fast")
    asked = tuple(
        f"Q{at}_1 - How satisfied were you with our - {one}" for at, one in enumerate("xyz")
    )
    assert by_difference(asked) == ("x", "y", "z")
    scaled = tuple(f"How satisfied are you with the {one}? (1-5)" for one in ("room", "bed (new)"))
    assert by_difference(scaled) == ("room", "bed (new)")
    twins = ("How likely are you to recommend us?", "How likely are you to recommend us? - Group")
    assert by_difference(twins) == twins


def test_what_is_asked_of_the_whole_drives_nothing_else() -> None:
    asks = [
        "How likely are you to recommend us?",
        "Overall, how was it?",
        "Desk (1-5)",
        "Bed (1-5)",
    ]
    rows = [[str(at % 11), str(1 + at % 5), str(1 + at % 5), str(1 + at % 4)] for at in range(60)]
    for outcome in (asks[1], asks[0]):
        found = proposed(export_of([asks, *rows])).mapping
        assert (found.outcome, found.drivers) == (outcome, ("Desk (1-5)", "Bed (1-5)"))
        asks[1] = "Hall (1-5)"
        rows = [[*row[:1], "", *row[2:]] for row in rows]


def test_what_zendesk_writes_of_tickets_without_a_rating_is_no_answer() -> None:
    found = column("Rating", ["Good", "Bad", "Offered", "Unoffered", "Good"] * 9)
    assert (found.labels, found.codes) == (("Bad", "Good"), {"Offered": True, "Unoffered": True})


def test_rows_that_no_customer_answered_are_told() -> None:
    rows = [["Response Type", "Finished", "Rate us (1 to 5)"]]
    rows += [["IP Address" if at else "Survey Preview", str(at > 4), "4"] for at in range(40)]
    export = export_of(rows)
    said = suggestions(export, proposed(export).mapping)["rows"]
    assert "“Response Type” calls 1 of 40 rows “Survey Preview”" in said
    assert "By “Finished” 5 of 40 rows are not finished, and count with" in said


def test_known_labels_come_in_their_order_and_doubtful_ones_in_none() -> None:
    for levels in ORDERED:
        places: dict[int, str] = {}
        for label, at in levels.items():
            places.setdefault(at, label)
        given = list(places.values())
        assert in_order(given[::-1]) in (tuple(given), ()) or len(given) < 3
    assert in_order(["Satisfied", "Happy"]) == ()
    assert in_order(["very satisfied", "Very Dissatisfied", "neutral"]) == (
        "Very Dissatisfied", "neutral", "very satisfied",
    )  # fmt: skip


def halves(headings: list[str]) -> list[tuple[int, int]]:
    """Of each moment the two columns, what was wanted before what there was."""
    rows = [headings, *([str(1 + at % 5)] * len(headings) for at in range(10))]
    orders = dict(PARTNERS)
    found = together(look(export_of(rows)))
    return [
        (one.parts[first], one.parts[second])
        for one in found
        for first, second in orders.items()
        if first in one.parts
    ]


@pytest.mark.parametrize(
    ("headings", "pairs"),
    [
        (["feat_1f", "feat_1d", "feat_2d", "feat_2f"], [(0, 1), (3, 2)]),
        (surveys.expectations()[0], [(1, 5), (2, 6), (3, 4)]),
        (["Q1_imp", "Q1_perf", "Q2_perf", "Q2_imp"], [(0, 1), (3, 2)]),
        (["E1", "E2", "P2", "P1"], [(0, 3), (1, 2)]),
        (["Importance: queue", "Performance: queue"], [(0, 1)]),
        (["How important is the queue?", "How satisfied are you with the queue?"], [(0, 1)]),
        (["Wichtigkeit Preis", "Zufriedenheit Preis"], [(0, 1)]),
        (["Price expected", "Price actual", "Price paid"], [(0, 1)]),
        (["Queue", "Price"], []),
        (["Expected queue", "Expected queue ", "Perceived queue"], []),
    ],
)
def test_columns_make_one_moment_by_their_words_not_by_their_place(
    headings: list[str], pairs: list[tuple[int, int]]
) -> None:
    assert halves(headings) == pairs
