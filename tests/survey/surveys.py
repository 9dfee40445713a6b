"""Surveys of our own making, of the kinds that people really have; names and remarks are made up.

Each is a list of rows of text, the first of which holds the headings, as `csv.reader` gives them.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from calculator.survey.export import Export

Rows = list[list[str]]


def export_of(rows: Sequence[Sequence[str]], name: str = "answers.csv") -> Export:
    """The shape in which a file's reader hands its cells on."""
    head, *body = rows
    cells: dict[str, str] = {}
    columns = tuple(
        tuple(cells.setdefault(row[at], row[at]) for row in body) for at in range(len(head))
    )
    lines = tuple(range(2, len(rows) + 1))
    return Export(name, 1, "0" * 64, tuple(head), columns, lines)


def drawn(seed: int) -> random.Random:
    return random.Random(seed)


def event() -> Rows:
    """A form's export: whole questions as headings, labels that no list of ours knows."""
    one = drawn(1)
    foods = ["Inedible", "Fine if you are hungry", "So, so", "Lovely", "Three stars!!"]
    asks = "From 0 to 10, how"
    head = [
        "Timestamp", f"{asks} would you rate the day?", "Why?", f"{asks} was the opening talk?",
        f"{asks} was the closing talk?", "Food (breakfast)?", "Food (lunch)?", "Food (dinner)?",
    ]  # fmt: skip
    rows = [head]
    for at in range(60):
        talks = [str(one.randint(0, 10)) for _ in range(3)]
        meals = ["" if at == 7 else one.choice(foods), one.choice(foods), one.choice(foods)]
        stamp = f"{1 + at % 12}/1/2019 8:{10 + at % 50}:12"
        rows.append([stamp, talks[0], f"Made up, remark {at}", *talks[1:], *meals])
    return rows


def tickets() -> Rows:
    """A help desk's export: codes with their words, one of which is no answer, and names."""
    one = drawn(3)
    head = [
        "ticket",
        "requestor first name",
        "owner group",
        "satisfaction score",
        "status",
        "created",
    ]
    scores = ["0 - Unknown", "1 - Unsatisfied", "2 - Satisfied", "3 - Highly Satisfied"]
    groups = ["Networking", "Software", "Hardware", "Security and Governance"]
    rows = [head]
    for at in range(200):
        [score] = one.choices(scores, [43, 10, 28, 19])
        day = f"{one.randint(1, 28):02}-{one.randint(1, 12):02}-2020"
        status = one.choice(["Open", "Closed - No Action"])
        rows.append([f"T-{at:04}", f"Given{at}", one.choice(groups), score, status, day])
    return rows


def pairs() -> Rows:
    """Kano's questions as codes, with a column that counts the rows."""
    one = drawn(4)
    rows = [["", *(f"feat_{at}{half}" for at in (1, 2, 3) for half in "fd")]]
    return rows + [[str(at), *(one.choice("12345") for _ in range(6))] for at in range(150)]


def airline() -> Rows:
    """Ratings from 1 to 5 where 0 is no answer, an outcome in words, numbers on no scale."""
    one = drawn(6)
    items = [
        "inflight_wifi_service",
        "departure_arrival_time_convenient",
        "online_boarding",
        "cleanliness",
    ]
    head = [
        "id",
        "Gender",
        "age",
        "flight_distance",
        *items,
        "departure_delay_in_minutes",
        "satisfaction",
    ]
    rows = [head]
    for at in range(1, 201):
        rated = [str(one.choice([0, 1, 2, 3, 4, 5])), str(one.choice([0, 2, 3, 4, 5]))]
        rated += [one.choice(["1.0", "2.0", "3.0", "4.0", "5.0", ""]), str(one.randint(1, 5))]
        about = [
            one.choice(["Male", "Female", ""]),
            str(one.randint(8, 80)),
            str(one.randint(50, 4000)),
        ]
        end = one.choice(["satisfied", "neutral or dissatisfied"])
        rows.append([str(at), *about, *rated, f"{one.choice([0, 0, 0, 3, 17, 409])}.0", end])
    return rows


def bank() -> Rows:
    """Three markets, names, and days written in two forms."""
    one = drawn(8)
    rows = [["id", "market", "survey_date", "customer_name", "month", "quarter", "rating"]]
    for at in range(120):
        day, month = one.randint(1, 28), one.randint(1, 12)
        written = f"{day}/{month}/21" if day <= 12 else f"{day:02}/{month:02}/2021"
        name = f"{one.choice(['Ms ', '', ''])}Person {at}"
        market = one.choice(["US", "MEX", "UK"])
        quarter = str((month - 1) // 3 + 1)
        rows.append(
            [str(5000 + at), market, written, name, str(month), quarter, str(one.randint(0, 10))]
        )
    return rows


def german() -> Rows:
    """A German export: labels with “keine Angabe”, decimal commas, weights of which some fail."""
    one = drawn(21)
    steps = [
        "sehr unzufrieden",
        "eher unzufrieden",
        "teils/teils",
        "eher zufrieden",
        "sehr zufrieden",
    ]
    stem = "Wie zufrieden sind Sie mit"
    head = [
        "Lfd. Nr.", f"{stem} der Beratung?", f"{stem} der Wartezeit?", "Filiale", "PLZ",
        "Würden Sie uns weiterempfehlen? (0 bis 10)", "Gewicht", "Wartezeit in Minuten", "Datum",
    ]  # fmt: skip
    rows = [head]
    for at in range(1, 101):
        said = [one.choice([*steps, "keine Angabe"]), one.choice(steps)]
        weight = {5: "0", 6: "-0,5", 7: ""}.get(
            at, f"{one.randint(50, 150) / 100:.2f}".replace(".", ",")
        )
        wait = f"{one.randint(0, 300) / 10:.1f}".replace(".", ",")
        branch, end = one.choice(["Nord", "Süd", "süd ", "West"]), str(one.randint(0, 10))
        day = f"{one.randint(1, 28)}.{one.randint(1, 12)}.2024"
        rows.append(
            [str(at), *said, branch, f"{one.randint(10000, 99999)}", end, weight, wait, day]
        )
    return rows


def japanese() -> Rows:
    """A Japanese export: labels without blanks, a name, a birthday, days with their signs."""
    one = drawn(22)
    steps = ["非常に不満", "不満", "どちらともいえない", "満足", "非常に満足"]
    rows = [["回答日", "氏名", "生年月日", "総合満足度", "接客の満足度", "ご意見"]]
    for at in range(80):
        day = f"2024年{one.randint(1, 12)}月{one.randint(1, 28)}日"
        born = f"{one.randint(1940, 2005)}/{one.randint(1, 12)}/{one.randint(1, 28)}"
        said = [one.choice([*steps, "無回答"]), one.choice(steps)]
        rows.append([day, f"山田{at}", born, *said, f"ひとこと、その{at}"])
    return rows


def french() -> Rows:
    """A French export: agreement in words, ticked boxes, mails under a harmless heading."""
    one = drawn(23)
    steps = [
        "Pas du tout d'accord",
        "Plutôt pas d'accord",
        "Plutôt d'accord",
        "Tout à fait d'accord",
    ]
    boxes = ["Rapidité", "Prix", "Accueil", "Choix"]
    rows = [
        [
            "Horodateur",
            "L'accueil est chaleureux",
            "Le site est clair",
            "Ce qui vous plaît",
            "Contact",
        ]
    ]
    for at in range(70):
        ticked = ";".join(one.sample(boxes, one.randint(1, 3)))
        stamp = f"2024/03/{1 + at % 28:02} 8:51:12 AM GMT+1"
        rows.append(
            [stamp, one.choice(steps), one.choice([*steps, "NSP"]), ticked, f"p{at}@example.org"]
        )
    return rows


def expectations() -> Rows:
    """What was expected and perceived, out of order and under numbers that come again."""
    one = drawn(24)
    head = [
        "Respondent",
        "Q1 Expected: clean rooms",
        "Q2 Expected: quick answers",
        "Q3 Expected: kind staff",
    ]
    head += ["Q1 Perceived: kind staff", "Q2 Perceived: clean rooms", "Q3 Perceived: quick answers"]
    rows = [head]
    return rows + [[f"R{at:03}", *(str(one.randint(1, 7)) for _ in range(6))] for at in range(90)]


def long() -> Rows:
    """One row for each answer, with a person who answered one question twice."""
    one = drawn(25)
    rows = [["respondent_id", "market", "question", "answer"]]
    for at in range(40):
        market = one.choice(["North", "South"])
        rows += [
            [f"p{at:02}", market, question, str(one.randint(1, 5))]
            for question in ("Check-in", "Bag drop", "Overall")
        ]
    return [*rows, ["p03", rows[10][1], "Bag drop", "5"]]


def turned() -> Rows:
    """Items on one scale, one asked the other way round; codes 99; look-alike segments."""
    one = drawn(26)
    rows = [["Team", "kind", "quick", "careless", "clear"]]
    for _ in range(120):
        mood = one.randint(2, 6)
        near = [max(1, min(7, mood + one.randint(-1, 1))) for _ in range(4)]
        near[2] = 8 - near[2]
        cells = [str(each) for each in near]
        if one.random() < 0.05:
            cells[0] = "99"
        team = one.choices(["Marketing", "Marketting", "Sales"], [20, 1, 20])[0]
        rows.append([team, *cells])
    return rows


def estonian() -> Rows:
    """Labels of a language that no list of ours knows, the same below two questions."""
    one = drawn(27)
    steps = ["väga halb", "halb", "keskmine", "hea", "väga hea"]
    rows = [["Kui meeldiv oli vastuvõtt?", "Kui meeldiv oli teenindus?", "Piirkond"]]
    return rows + [
        [one.choice(steps), one.choice(steps), one.choice(["Tartu", "Tallinn"])] for _ in range(50)
    ]
