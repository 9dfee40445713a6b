"""The dimensions and items as a chart, as tables and as formulas."""

from calculator.catalog.encounter_quality import survey
from calculator.declaration import Findings, Formula, Grid, Inputs, Span, Spans
from calculator.methods import cronbach, jayawardhena, spread, student
from calculator.words import amount


def chart(inputs: Inputs, found: Findings) -> Spans:
    """The means with their intervals, and the overall mean as a line."""
    low, high = inputs["scale"]
    overall = found.values["overall"]
    title = "No respondent answered every item"
    if overall is not None:
        order = survey.order(found)
        title = f"{survey.LABELS[order[0]['name']]} comes to {amount(order[0]['mean'])}"
        if len(order) > 1:
            title += f", {order[-1]['name']} to {amount(order[-1]['mean'])}"
    return Spans(
        title=title,
        description=(
            f"Means of {amount(len(found.rows))} dimensions with their 95 % intervals, on the "
            f"scale from {amount(low)} to {amount(high)}; the line is the overall mean."
        ),
        spans=tuple(
            Span(
                name=survey.LABELS[row["name"]],
                mark=row["mean"],
                low=row["low"],
                high=row["high"],
                shown=f"{survey.shown(row['mean'])} ({survey.interval(row)})",
            )
            for row in found.rows
        ),
        low=low,
        high=high,
        reference=overall,
        reference_name="" if overall is None else f"overall {amount(overall)}",
        table=Grid(
            caption="The intervals in numbers",
            head=("Dimension", "Mean", "95 % interval"),
            rows=tuple(
                (survey.LABELS[row["name"]], survey.shown(row["mean"]), survey.interval(row))
                for row in found.rows
            ),
            numeric=frozenset({1, 2}),
        ),
    )


def dimension_table(inputs: Inputs, found: Findings) -> Grid:
    """The dimensions in full, with the means when nobody is left out."""
    dimensions, every = survey.dimensions(inputs), survey.means_of_all(inputs)
    return Grid(
        caption=(
            f"The dimensions, from {amount(found.values['complete'])} complete answers "
            f"({amount(found.values['left_out'])} left out)"
        ),
        head=(
            "Dimension",
            "Items",
            "Mean",
            "sd",
            "95 % interval",
            "Alpha",
            "Mean, nobody left out",
        ),
        rows=tuple(
            (
                survey.LABELS[row["name"]],
                amount(len(dimensions[row["name"]])),
                survey.shown(row["mean"]),
                survey.shown(row["sd"]),
                survey.interval(row),
                survey.alpha(row["alpha"]),
                survey.shown(every.get(row["name"])),
            )
            for row in found.rows
        ),
        numeric=frozenset({1, 2, 3, 4, 5, 6}),
    )


def item_table(inputs: Inputs, answers: list[list[float]]) -> Grid:
    """The items one by one."""
    rows = []
    for name, items in survey.dimensions(inputs).items():
        own = [[row[item] for item in items] for row in answers]
        for place, item in enumerate(items):
            given = [row[item] for row in inputs["answers"] if row[item] is not None]
            rows.append(
                (
                    inputs["items"][item]["name"],
                    survey.LABELS[name],
                    amount(len(given)),
                    survey.shown(spread.mean([row[item] for row in answers]) if answers else None),
                    survey.alpha(cronbach.alpha_without(own, place)),
                )
            )
    return Grid(
        caption="The items, and alpha of the dimension without each of them",
        head=("Item", "Dimension", "Answers", "Mean of complete answers", "Alpha without it"),
        rows=tuple(rows),
        numeric=frozenset({2, 3, 4}),
    )


def formulas(inputs: Inputs, found: Findings, answers: list[list[float]]) -> tuple[Formula, ...]:
    """The formulas with the numbers of the lowest dimension; none without complete answers."""
    if not answers:
        return ()
    row, count = survey.order(found)[0], len(answers)
    name, mean = row["name"], amount(row["mean"])
    items = survey.dimensions(inputs)[name]
    means = " + ".join(survey.shown(one["mean"]) for one in found.rows)
    own = [[given[item] for item in items] for given in answers]
    score = spread.mean(jayawardhena.scores(answers, items))
    lines = [
        Formula(
            f"Mean of {name}",
            "sum of the respondents’ scores ÷ respondents; a score is the mean of its items",
            f"{amount(score * count)} ÷ {amount(count)} = {mean}",
        ),
        Formula(
            "Overall",
            "sum of the dimension means ÷ dimensions",
            f"({means}) ÷ {amount(len(found.rows))} = {amount(found.values['overall'])}",
        ),
    ]
    if row["sd"] is not None:
        t = student.quantile(0.975, count - 1)
        lines.append(
            Formula(
                f"Interval of {name}",
                "mean ± t × sd ÷ √respondents, cut to the scale",
                f"{mean} ± {amount(t, 3)} × {amount(row['sd'], 3)} ÷ √{amount(count)} = "
                f"{survey.shown(row['low'])} to {survey.shown(row['high'])}",
            )
        )
    parts = cronbach.variances(own)
    if row["alpha"] is not None and parts is not None:
        k = len(items)
        lines.append(
            Formula(
                f"Alpha of {name}",
                "items ÷ (items − 1) × (1 − sum of item variances ÷ variance of the totals)",
                f"{k} ÷ {k - 1} × (1 − {amount(parts[0], 3)} ÷ {amount(parts[1], 3)}) = "
                f"{survey.alpha(row['alpha'])}",
            )
        )
    return tuple(lines)
