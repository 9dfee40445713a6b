"""Kano's classes from pairs of answers: shares of all who answered, after faults of the data."""

from collections.abc import Iterator, Mapping
from typing import Any

from calculator import charts
from calculator.declaration import Formula, Presentation
from calculator.grids import grid, number, text
from calculator.methods import kano, wilson
from calculator.survey.answers.responses import Responses
from calculator.survey.cards.card import Told
from calculator.survey.cards.surveyed import Surveyed, many_answers
from calculator.survey.statistics.gathering import GatheringPlan, Pair
from calculator.survey.statistics.sums import Tally, together
from calculator.words import agree, amount, percent, percent_range, quote, several, signed

NONE = (
    "No moment has both of Kano’s columns, functional (how it is with the thing) and dysfunctional "
    "(how it is without)."
)
DOUBTFUL = 0.2
"""The data are at fault where the whole interval of the questionable share lies above this."""
CLASS_NAMES: Mapping[str, str] = {
    "A": "attractive",
    "O": "one-dimensional",
    "M": "must-be",
    "I": "indifferent",
    "R": "reverse",
    "Q": "questionable",
}


def asked(answers: Responses) -> dict[str, tuple[str, str]]:
    """The two columns of each moment that has both."""
    return {
        one.name: (one.parts["functional"], one.parts["dysfunctional"])
        for one in answers.moments
        if "functional" in one.parts and "dysfunctional" in one.parts
    }


def plan(answers: Responses) -> GatheringPlan:
    """Their pairs of answers."""
    return GatheringPlan(pairs={f"kano {name}": of for name, of in asked(answers).items()})


def tell(survey: Surveyed) -> Told | str:
    """Say faults of the data first, then what pleases and annoys, as shares of all who answered."""
    pairs = {name: survey.whole.pairs[f"kano {name}"] for name in asked(survey.answers)}
    moments = [_moment(name, counted) for name, counted in pairs.items() if counted]
    if not moments:
        return NONE
    sound = [one for one in moments if not one["doubtful"]]
    return Told(
        presented=Presentation(
            answer=_answer(moments, sound),
            advice=tuple(_advice(moments, sound)),
            charts=(_chart(moments),),
            tables=(_shares(moments), _classes(moments)),
            formulas=_formulas(moments[0]),
        ),
        values={},
        rows=moments,
        notes=list(_notes(survey, moments)),
    )


def _moment(name: str, counted: Mapping[Pair, Tally]) -> dict[str, Any]:
    """A moment's classes: rows, weighted shares of all who answered, and all that follows."""
    classes: dict[str, list[Tally]] = {letter: [] for letter in kano.CLASSES}
    for (functional, dysfunctional), tally in counted.items():
        letter = kano.classify(
            kano.ANSWERS[int(functional) - 1], kano.ANSWERS[int(dysfunctional) - 1]
        )
        classes[letter].append(tally)
    tallies = {letter: together(found) for letter, found in classes.items()}
    all_of = together(tallies.values())
    worth = all_of.effective
    shares = {letter: one.weight / all_of.weight for letter, one in tallies.items()}
    equal = {letter: share * worth for letter, share in shares.items()}
    pleases, annoys = shares["A"] + shares["O"], shares["O"] + shares["M"]
    low, high = _interval(shares["Q"], worth)
    found: dict[str, Any] = {
        "name": name,
        "n": all_of.rows,
        "effective": worth,
        **{letter: one.rows for letter, one in tallies.items()},
        "shares": shares,
        "intervals": {letter: list(_interval(share, worth)) for letter, share in shares.items()},
        "pleases": pleases,
        "pleases_interval": list(_interval(pleases, worth)),
        "annoys": annoys,
        "annoys_interval": list(_interval(annoys, worth)),
        "better": kano.better(equal),
        "worse": kano.worse(equal),
        "class_mode": kano.class_mode(equal),
        "class_rule": kano.class_rule(equal),
        "significant": kano.strength(equal).significant,
        "questionable_low": low,
        "questionable_high": high,
    }
    return {**found, "doubtful": low > DOUBTFUL or found["class_mode"] == "Q"}


def _interval(share: float, worth: float) -> tuple[float, float]:
    return wilson.interval(min(worth, share * worth), worth)


def _of(moment: Mapping[str, Any], key: str) -> str:
    share, (low, high) = moment[key], moment[f"{key}_interval"]
    return f"{percent(share)} of all {many_answers(moment['n'])} ({percent_range(low, high)})"


def _answer(moments: list[dict[str, Any]], sound: list[dict[str, Any]]) -> str:
    doubtful = [one for one in moments if one["doubtful"]]
    said = ""
    if doubtful:
        worst = max(doubtful, key=lambda one: one["shares"]["Q"])
        said = (
            f"Look at the data first: {several([one['name'] for one in doubtful])} "
            f"{agree(doubtful, 'has', 'have')} too many answers that contradict themselves; of "
            f"{quote(worst['name'])} {percent(worst['shares']['Q'])} are questionable "
            f"({percent_range(worst['questionable_low'], worst['questionable_high'])}). Columns "
            "may be swapped, or their codes turned round. "
        )
    if not sound:
        return f"{said}Nothing is said of any moment before that is settled."
    delight = _clear(sound, "A")
    basic = _clear(sound, "M")
    told = (
        f"{several(delight)} {agree(delight, 'delights', 'delight')}"
        if delight
        else "No moment is shown to delight"
    )
    told += (
        f"; {several(basic)} {agree(basic)} taken for granted."
        if basic
        else "; none is shown to be taken for granted."
    )
    return said + told


def _clear(moments: list[dict[str, Any]], letter: str) -> list[str]:
    """Moments whose most frequent class is this one, clear by Fong's test."""
    return [one["name"] for one in moments if one["class_mode"] == letter and one["significant"]]


def _advice(moments: list[dict[str, Any]], sound: list[dict[str, Any]]) -> Iterator[str]:
    if sound:
        annoys = max(sound, key=lambda one: one["annoys"])
        pleases = max(sound, key=lambda one: one["pleases"])
        if annoys["annoys"]:
            yield (
                f"Missing {quote(annoys['name'])} would annoy {_of(annoys, 'annoys')}, the largest "
                f"such share here{_alone(sound, annoys, 'annoys')}."
            )
        if pleases["pleases"]:
            yield (
                f"Having {quote(pleases['name'])} would please {_of(pleases, 'pleases')}, the "
                f"largest such share here{_alone(sound, pleases, 'pleases')}."
            )
    unclear = [one["name"] for one in sound if not one["significant"]]
    if unclear:
        yield f"The class of {several(unclear)} {agree(unclear)} not clear by Fong’s test."
    apart = [one["name"] for one in sound if one["class_mode"] != one["class_rule"]]
    if apart:
        yield (
            f"The most frequent answer and the larger half of the answers disagree about "
            f"{several(apart)}."
        )
    doubtful = [one for one in moments if one["doubtful"]]
    if doubtful:
        yield (
            f"{several([one['name'] for one in doubtful])} {agree(doubtful)} left out of this "
            "advice until the data are looked at."
        )


def _alone(moments: list[dict[str, Any]], first: dict[str, Any], key: str) -> str:
    """Whether the largest share's interval lies above those of all others."""
    low = first[f"{key}_interval"][0]
    near = [one["name"] for one in moments if one is not first and one[f"{key}_interval"][1] >= low]
    return f"; its interval overlaps with that of {several(near)}" if near else ""


def _chart(moments: list[dict[str, Any]]) -> charts.Spans:
    lines = [
        {
            "name": f"{one['name']}, {word}",
            "at": one[key],
            "low": one[f"{key}_interval"][0],
            "high": one[f"{key}_interval"][1],
            "means": means,
            "shown": f"{percent(one[key])} ({percent_range(*one[f'{key}_interval'])})",
        }
        for one in moments
        for key, word, means in (
            ("pleases", "would please", "better"),
            ("annoys", "would annoy", "worse"),
        )
    ]
    return charts.spans(
        "Whom having each moment would please, and missing it would annoy",
        "Of all who answered: having it would please (A and O), missing it would annoy (O and M), "
        "with 95 % intervals.",
        lines,
        "at",
        "shown",
        means="means",
        table=grid(
            "Pleased and annoyed, of all who answered",
            lines,
            text("Moment", "name"),
            text("Share (95 % interval)", "shown"),
        ),
    )


def _shares(moments: list[dict[str, Any]]) -> Any:
    def share(letter: str) -> Any:
        return lambda one: f"{percent(one['shares'][letter])} ({amount(one[letter])})"

    return grid(
        "Shares of all who answered, and how many rows they are",
        moments,
        text("Moment", "name"),
        number("Answers", "n"),
        *(number(f"{letter} {name}", share(letter), str) for letter, name in CLASS_NAMES.items()),
    )


def _classes(moments: list[dict[str, Any]]) -> Any:
    return grid(
        "Classes, and coefficients of the answers A, O, M and I alone",
        moments,
        text("Moment", "name"),
        text("Most frequent", "class_mode", CLASS_NAMES.__getitem__),
        text("By halves", "class_rule", CLASS_NAMES.__getitem__),
        text("Clear (Fong)", lambda one: "yes" if one["significant"] else "no"),
        number("Better", "better", lambda one: signed(one, 3)),
        number("Worse", "worse", lambda one: signed(one, 3)),
        text("Data", lambda one: "look at them first" if one["doubtful"] else "sound"),
    )


def _formulas(one: dict[str, Any]) -> tuple[Formula, ...]:
    a, o, m, n = (amount(one[key]) for key in ("A", "O", "M", "n"))
    return (
        Formula(
            f"Whom having {quote(one['name'])} would please",
            "(A + O) ÷ all who answered",
            f"({a} + {o}) ÷ {n}: {percent(one['pleases'], 1)}",
        ),
        Formula(
            "Whom missing it would annoy",
            "(O + M) ÷ all who answered",
            f"({o} + {m}) ÷ {n}: {percent(one['annoys'], 1)}",
        ),
    )


def _notes(survey: Surveyed, moments: list[dict[str, Any]]) -> Iterator[str]:
    if said := survey.weights_said(moments[0]["effective"]):
        yield said
    yield (
        "Better and worse leave out reverse and questionable answers, so they are shares of others "
        "than the shares of all who answered."
    )
