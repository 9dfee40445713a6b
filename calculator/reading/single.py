"""Reading single values: numbers, ratings, scales, names and choices."""

from collections.abc import Mapping, Sequence

from calculator.fields import Choice, Inputs, Name, Number, Rating, Scale
from calculator.numerals import cells, number_from
from calculator.reading.state import ABSENT, Place, Reading
from calculator.words import amount, choose, clean, nearest, quote


def number(reading: Reading, field: Number, given: object, place: Place) -> float | None:
    """A number within its range, its default, or None."""
    if given is ABSENT and (field.default is not None or field.optional):
        return field.default
    return within(reading, given, (field.low, field.high), field.whole, place)


def rating(reading: Reading, field: Rating, given: object, place: Place) -> float | None:
    """A number on the reading's scale."""
    if given is ABSENT and field.optional:
        return None
    return within(reading, given, reading.scale, False, place)


def within(
    reading: Reading, given: object, ends: tuple[float, float], whole: bool, place: Place
) -> float | None:
    """A number from the one end to the other, or None and a fault."""
    read, fault = number_from(given, *ends, whole)
    if fault:
        reading.fault(place, fault)
    return read


def scale(reading: Reading, field: Scale, given: object, place: Place) -> tuple[float, float]:
    """The two ends of the scale, on which all ratings of this reading lie from now on."""
    reading.scale = field.default
    if given is ABSENT:
        return field.default
    ends: Sequence[object] = ()
    if isinstance(given, str):
        ends = _ends(given)
    elif isinstance(given, Sequence):
        ends = given
    numbers = [number_from(end, -1000, 1000)[0] for end in ends]
    if len(numbers) == 2 and None not in numbers and numbers[0] < numbers[1]:  # type: ignore[operator]
        reading.scale = (numbers[0], numbers[1])  # type: ignore[assignment]
    else:
        reading.fault(place, "two numbers are needed, the lower first, as in 1 to 7.")
    return reading.scale


def _ends(given: str) -> list[str]:
    """Two ends as people write them; a sign in front of a number is not what separates them.

    >>> _ends("1 to 7"), _ends("-2 to 3"), _ends("−3 – 3"), _ends("1-7"), _ends("0 10")
    (['1', '7'], ['-2', '3'], ['−3', '3'], ['1', '7'], ['0', '10'])
    """
    for separator in ("to", " – ", " - ", "–"):
        ends = [end.strip(" ") for end in given.split(separator)]
        if len(ends) == 2 and all(ends):
            return ends
    ends = cells(given)
    low, dash, high = given.strip(" ")[1:].partition("-")
    return [given.strip(" ")[0] + low, high] if len(ends) == 1 and dash else ends


def name(reading: Reading, field: Name, given: object, place: Place) -> str:
    """A name that can stand on a page."""
    if isinstance(given, int) and not isinstance(given, bool) and abs(given) < 10**15:
        given = str(given)
    read = clean(given) if isinstance(given, str) else ""
    if len(read) > field.longest:
        said = f"{amount(len(read))} characters; at most {field.longest} can be shown."
        reading.fault(place, said)
    elif not read:
        reading.fault(place, "a name is needed here.")
    return read


def choice(reading: Reading, field: Choice, given: object, place: Place) -> str | Inputs:
    """The key of an option or, where the field allows it, an object of numbers."""
    if given is ABSENT and field.default is not None:
        return field.default
    if field.fields and isinstance(given, Mapping):
        return reading.fields(reading, field.fields, given, place)
    allowed = choose(field.options)
    if isinstance(given, int | float) and not isinstance(given, bool) and abs(given) < 1e6:
        # A file may hold the key 2.0 without quotes, and JavaScript writes it as 2.
        spellings = (str(given), f"{given:.0f}", f"{given:.1f}")
        given = next((one for one in spellings if one in field.options), str(given))
    if isinstance(given, str) and clean(given) in field.options:
        return clean(given)
    if isinstance(given, str):
        hint = nearest(given, field.options)
        said = f"{quote(given)} is not one of {allowed}"
        said += f"; did you mean {hint}?" if hint else "."
    else:
        said = f"one of {allowed} is needed here."
    reading.fault(place, said)
    return ""
