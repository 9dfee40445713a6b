"""Where nobody was asked what they expect: which moment is rated lowest, and how sure that is."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from calculator.declaration import Claim, Formula, Presentation
from calculator.grids import grid, number, text
from calculator.methods import first_driver, first_place, student
from calculator.survey.cards import first_by_group, groups_shown
from calculator.survey.cards import moments as asking
from calculator.survey.cards.card import Told
from calculator.survey.cards.first_by_group import Standing, shown_groups
from calculator.survey.cards.measures import MeanOf
from calculator.survey.cards.needing import SEED_OF_DRAWS, drawn_means
from calculator.survey.cards.regressors import DRIVERS_SET
from calculator.survey.cards.spans_shown import spans_of
from calculator.survey.cards.surveyed import Surveyed
from calculator.survey.statistics.gathering import GroupStatistics
from calculator.words import amount, counted, quote, several

RATED = ("rating", "ordered")


def tell(survey: Surveyed) -> Told | None:
    """Say which driver is rated lowest, and in how many draws it is; None without two drivers."""
    products = survey.whole.products.get(DRIVERS_SET)
    if products is None or products.rows.effective <= 1:
        return None
    answers = survey.answers
    names = [one for one in products.names[1:] if answers.of(one).column.kind in RATED]
    scale = asking.scale_of(answers, names) if len(names) > 1 else None
    if scale is None:
        return None
    worth = products.rows.effective
    means = [products.mean(one) for one in names]
    spread = [[products.covariance(one, other) / worth for other in names] for one in names]
    drawn = drawn_means(means, spread, scale)
    shares = first_place.shares_first([[scale[1] - one + 1 for one in row] for row in drawn])
    lines: list[dict[str, Any]] = [
        {"name": survey.called(name), "mean": mean, **_ends(mean, products.sd(name), worth, scale)}
        | {"lowest": share}
        for name, mean, share in zip(names, means, shares, strict=True)
    ]
    lines.sort(key=lambda line: line["mean"])
    lead = _lead(means, drawn)
    words = f"{quote(lines[0]['name'])} is rated lowest"
    claims = (Claim(words, "values.lead", side=1),) if lead["lead_low"] > 0 else ()
    groups = first_by_group.by_group(
        survey,
        [
            MeanOf(f"mean of {quote(survey.called(one))}", one, scale, item=survey.called(one))
            for one in names
        ],
        list(_standings(survey, names)),
        "is rated lowest",
        above_zero=False,
    )
    return Told(
        presented=Presentation(
            answer=_answer(lines, words, sure=bool(claims)),
            advice=(
                "Nobody was asked what they expect, so the need for fixing cannot be worked out: "
                "a low rating need not be a moment that falls short, nor one that matters. Look at "
                "importance–performance and at the drivers beside it.",
                *groups.said(survey),
            ),
            charts=(
                spans_of(
                    "Each moment’s mean with its 95 % interval",
                    lines,
                    "mean",
                    axis=scale,
                    reference=None,
                    written=amount,
                    of="Moment",
                ),
            ),
            tables=(
                grid(
                    "The moments from the lowest mean, with 95 % intervals",
                    lines,
                    text("Moment", "name"),
                    number("Mean", "mean"),
                    number("Low", "low"),
                    number("High", "high"),
                    number("Lowest, of 100 draws", lambda one: 100 * one["lowest"]),
                ),
                *groups.tables("Mean", -1.0, " over the rows that hold every moment"),
                *groups_shown.tables("Mean", groups.compared, weighted=survey.worth_fewer),
            ),
            formulas=(
                Formula(
                    f"Mean of {quote(lines[0]['name'])}",
                    "Σ rating ÷ answers",
                    f"{amount(lines[0]['mean'], 3)}, of {counted(products.rows.rows, 'row')}",
                ),
            ),
            claims=(*claims, *groups.claims(len(lines))),
        ),
        values={**lead, "draws": first_place.DRAWS, "seed": SEED_OF_DRAWS},
        rows=[*lines, *groups.rows()],
        notes=[
            f"{amount(first_place.DRAWS)} draws from seed {SEED_OF_DRAWS} of the vector of means, "
            "normal, with the covariance of the answers ÷ n, over the "
            f"{counted(products.rows.rows, 'row')} that hold every driver and the outcome.",
            *filter(None, [survey.worth_said(worth)]),
            *groups.notes(survey),
        ],
    )


def _standings(survey: Surveyed, names: Sequence[str]) -> Iterator[Standing]:
    """The moments of each group by how low they are rated, over the rows that hold all of them."""

    def rows(found: GroupStatistics) -> list[int]:
        return [found.products[DRIVERS_SET].rows.rows]

    for split in survey.splits:
        for label in shown_groups(survey, split, rows):
            products = split.groups[label].products[DRIVERS_SET]
            worth = products.rows.effective
            if worth <= 1:
                continue
            yield Standing(
                split,
                label,
                tuple(map(survey.called, names)),
                (products.rows.rows,) * len(names),
                tuple(-products.mean(one) for one in names),
                tuple(
                    tuple(products.covariance(one, other) / worth for other in names)
                    for one in names
                ),
                worth,
            )


def _ends(
    mean: float, sd: float, worth: float, scale: tuple[float, float]
) -> dict[str, float | None]:
    if not sd:
        return {"low": None, "high": None}
    low, high = student.interval(mean, sd, worth)
    return {"low": max(scale[0], low), "high": min(scale[1], high)}


def _lead(means: list[float], drawn: list[list[float]]) -> dict[str, float]:
    """The second lowest mean less the lowest, with the middle 95 of 100 draws of it."""
    first = means.index(min(means))

    def apart(row: list[float]) -> float:
        return min(one for at, one in enumerate(row) if at != first) - row[first]

    found = apart(means)
    low, high = first_driver.interval([apart(row) for row in drawn])
    return {"lead": found, "lead_low": min(low, found), "lead_high": max(high, found)}


def _answer(lines: list[dict[str, Any]], words: str, *, sure: bool) -> str:
    within = ceil(100 * first_place.margin(lines[0]["lowest"]))
    often = f"in {amount(100 * lines[0]['lowest'], 0)} of 100 draws (± {within}) it stays so"
    if sure:
        return f"{words} of the {amount(len(lines))} moments, {amount(lines[0]['mean'])}; {often}."
    rivals = [line["name"] for line in lines[1:] if line["lowest"] >= 0.05]
    rest = f" Treat it and {several(rivals)} as equal until more have answered." if rivals else ""
    return (
        f"{words} here, {amount(lines[0]['mean'])}, and {often}; these answers do not show which "
        f"moment is rated lowest.{rest}"
    )
