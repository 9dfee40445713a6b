"""The two charts of a journey: its emotional curve and its importance–performance matrix."""

from calculator.catalog.encounter.phrases import QUADRANTS, SHAPES, distance
from calculator.declaration import Curve, Findings, Grid, Inputs, Mark, Matrix
from calculator.methods import hyken, importance_performance, peak_end
from calculator.words import amount, choose, quote, several, signed


def _marks(found: Findings, x: list[float], y: list[float]) -> tuple[Mark, ...]:
    return tuple(
        Mark(number=number, name=row["name"], means=row["state"], x=across, y=up)
        for number, (row, across, up) in enumerate(zip(found.rows, x, y, strict=True), start=1)
    )


def curve(inputs: Inputs, found: Findings) -> Curve:
    """Expectation and experience in the order of the journey."""
    moments = inputs["moments"]
    low, high = inputs["scale"]
    gaps = [row["gap"] for row in found.rows]
    top = peak_end.peak(gaps)
    if not any(gaps):
        title = "Every moment is just what customers expect"
    elif top == len(gaps) - 1:
        title = f"The journey is decided at its end: {quote(moments[top]['name'])}, "
        title += distance(gaps[top])
    else:
        title = f"The strongest impression is {quote(moments[top]['name'])}, "
        title += f"{distance(gaps[top])}; the end is {distance(gaps[-1])}"
    states = [row["state"] for row in found.rows]
    counted = choose([f"{states.count(state)} of {state}" for state in hyken.STATES], "and")
    places = [float(position) for position in range(1, len(moments) + 1)]
    return Curve(
        title=title,
        description=(
            f"Emotional curve of {amount(len(moments))} moments in the order in which they are "
            f"met: {counted}. The solid line is experience, the dashed line expectation."
        ),
        expectation=tuple(moment["expectation"] for moment in moments),
        marks=_marks(found, places, [moment["experience"] for moment in moments]),
        low=low,
        high=high,
        table=Grid(
            caption="The emotional curve in numbers",
            head=("Moment", "Expectation", "Experience", "Gap", "State"),
            rows=tuple(
                (
                    f"{number}. {moment['name']}",
                    amount(moment["expectation"]),
                    amount(moment["experience"]),
                    signed(row["gap"]),
                    SHAPES[row["state"]],
                )
                for number, (moment, row) in enumerate(zip(moments, found.rows, strict=True), 1)
            ),
            numeric=frozenset({1, 2, 3}),
        ),
    )


def matrix(inputs: Inputs, found: Findings) -> Matrix:
    """Importance against experience, with the cross-hair at the means."""
    moments = inputs["moments"]
    importance = [moment["importance"] for moment in moments]
    performance = [moment["experience"] for moment in moments]
    across = importance_performance.mean(performance)
    up = importance_performance.mean(importance)
    quadrants = [
        importance_performance.quadrant(i, p, up, across)
        for i, p in zip(importance, performance, strict=True)
    ]
    names = [
        moment["name"]
        for moment, quadrant in zip(moments, quadrants, strict=True)
        if quadrant == importance_performance.CONCENTRATE
    ]
    title = (
        f"{len(names)} of {amount(len(moments))} moments matter more than average and go worse: "
        f"{several(names)}"
        if names
        else "No moment that matters more than average goes worse than average"
    )
    return Matrix(
        title=title,
        description=(
            f"Importance against experience. The lines cross at the means, importance "
            f"{amount(up)} and experience {amount(across)}; top left matters and goes badly."
        ),
        marks=_marks(found, performance, importance),
        x_label="Experience",
        y_label="Importance",
        crosshair=(across, up),
        quadrants=(
            QUADRANTS[importance_performance.CONCENTRATE],
            QUADRANTS[importance_performance.KEEP],
            QUADRANTS[importance_performance.LOW],
            QUADRANTS[importance_performance.OVERKILL],
        ),
        x_range=inputs["scale"],
        y_range=inputs["scale"],
        table=Grid(
            caption="The importance–performance matrix in numbers",
            head=("Moment", "Importance", "Experience", "Quadrant"),
            rows=tuple(
                (
                    f"{number}. {moment['name']}",
                    amount(i),
                    amount(p),
                    QUADRANTS[quadrant],
                )
                for number, (moment, i, p, quadrant) in enumerate(
                    zip(moments, importance, performance, quadrants, strict=True),
                    start=1,
                )
            ),
            numeric=frozenset({1, 2}),
        ),
    )
