"""An illustration: an IT service desk, per thousand calls. Nobody measured it."""

from calculator.fields import rows

RESPONSE = ("name", "expected", "predicted", "cost")
SCORE = ("period", "satisfied", "answers")
# The expectations are those of the scenario "A call to the IT service desk".
EXAMPLE = rows(
    ("name", "interaction", "frequency", "impact", "standard", "responses", "scores"),
    (
        *("Fix and user confirms it works", "phone", 1000, 10, 0.85),
        rows(
            RESPONSE,
            ("Ring the user before closing", 7, 8, 3000),
            ("Close only when the user says so", 7, 8.5, 1500),
        ),
        rows(SCORE, (1, 168, 200), (2, 170, 200), (3, 175, 200), (4, 173, 200)),
    ),
    (
        *("Handover to second line", "remote", 350, 8, 0.7),
        rows(
            RESPONSE,
            ("Hand over in a three-way call", 5, 7, 2500),
            ("Send the whole record along", 5, 7, 800),
        ),
        rows(SCORE, (1, 33, 70), (2, 31, 70), (3, 38, 70), (4, 36, 70)),
    ),
    (
        *("Progress update while waiting", "remote", 400, 8, 0.7),
        rows(
            RESPONSE,
            ("An hourly automatic mail", 5.5, 5, 300),
            ("A page that shows who has the case", 5.5, 7, 4000),
        ),
        rows(SCORE, (1, 48, 80), (2, 52, 80), (3, 55, 80), (4, 59, 80)),
    ),
    (
        *("Workaround or loan device", "face", 250, 9, 0.8),
        rows(
            RESPONSE,
            ("Tell every caller about the loan pool", 4, 6, 200),
            ("Bring a loan laptop to the desk", 4, 7.5, 2000),
        ),
        rows(SCORE, (1, 57, 60), (2, 56, 60), (3, 46, 60), (4, 45, 62), (5, 43, 61)),
    ),
)
