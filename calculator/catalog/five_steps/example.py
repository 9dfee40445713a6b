"""An illustration: an IT service desk, per thousand calls. Nobody measured it."""

from collections.abc import Sequence


def _contact(
    head: tuple[str, str, float, float, float],
    responses: Sequence[tuple[str, float, float, float]],
    scores: Sequence[tuple[int, int]],
) -> dict[str, object]:
    return {
        **dict(zip(("name", "interaction", "frequency", "impact", "standard"), head, strict=True)),
        "responses": [
            dict(zip(("name", "expected", "predicted", "cost"), one, strict=True))
            for one in responses
        ],
        "scores": [
            {"period": period, "satisfied": satisfied, "answers": answers}
            for period, (satisfied, answers) in enumerate(scores, start=1)
        ],
    }


# The expectations are those of the scenario "A call to the IT service desk".
EXAMPLE = [
    _contact(
        ("Fix and user confirms it works", "phone", 1000, 10, 0.85),
        (
            ("Ring the user before closing", 7, 8, 3000),
            ("Close only when the user says so", 7, 8.5, 1500),
        ),
        ((168, 200), (170, 200), (175, 200), (173, 200)),
    ),
    _contact(
        ("Handover to second line", "remote", 350, 8, 0.7),
        (
            ("Hand over in a three-way call", 5, 7, 2500),
            ("Send the whole record along", 5, 7, 800),
        ),
        ((33, 70), (31, 70), (38, 70), (36, 70)),
    ),
    _contact(
        ("Progress update while waiting", "remote", 400, 8, 0.7),
        (
            ("An hourly automatic mail", 5.5, 5, 300),
            ("A page that shows who has the case", 5.5, 7, 4000),
        ),
        ((48, 80), (52, 80), (55, 80), (59, 80)),
    ),
    _contact(
        ("Workaround or loan device", "face", 250, 9, 0.8),
        (
            ("Tell every caller about the loan pool", 4, 6, 200),
            ("Bring a loan laptop to the desk", 4, 7.5, 2000),
        ),
        ((57, 60), (56, 60), (46, 60), (45, 62), (43, 61)),
    ),
]
