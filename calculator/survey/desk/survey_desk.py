"""One state of a survey on its way to answers, and how the next is made of it.

Nothing is changed in place: what was there stays there when a file or a change is refused.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from calculator.survey.answers.responses import TypedSurvey, responses
from calculator.survey.columns.guessed import Guess
from calculator.survey.columns.longwise import widened
from calculator.survey.columns.proposal import ProposedMapping, proposed
from calculator.survey.columns.questions import questions
from calculator.survey.columns.scales import Scaled
from calculator.survey.desk.corrections import corrected
from calculator.survey.desk.drifting import begun, drifting
from calculator.survey.desk.places import said_at, under, with_said
from calculator.survey.desk.rekinded import rekinded
from calculator.survey.export import Asked, Export
from calculator.survey.mapping.checking import checked, crossed
from calculator.survey.mapping.survey_mapping import UNSAID, SurveyMapping
from calculator.survey.sheet.opening import opened
from calculator.survey.sheet.stacking import stacked
from calculator.survey.unreadable import UnreadableSurvey
from calculator.words import amount, counted, quote, several

File = tuple[str, bytes]
Tell = Callable[[str], object]


@dataclass(frozen=True)
class SurveyDesk:
    """What lies on the desk.

    Attributes:
        files: The name and the bytes of each file.
        export: Their cells.
        said: What has been answered about the files, by its key.
        sheet: The cells by which answers are typed: one row a person, where the file is long.
        found: What the columns seem to be; None while something is asked about the file itself.
        mapping: What the columns mean by now; None as long as `found` is.
        guesses: Each column as it is looked at by now.
        asked: All that has been asked, by its place, answered or not.
        given: A mapping that is used once what is asked about the files is answered.
        house: Mappings of the site's own, by their names: for files of the same form.
        note: What the last step did, as a sentence for the reader.
    """

    files: tuple[File, ...]
    export: Export
    said: Mapping[str, str]
    sheet: Export | None = None
    found: ProposedMapping | None = None
    mapping: SurveyMapping | None = None
    guesses: tuple[Guess, ...] = ()
    asked: Mapping[str, Asked] = field(default_factory=dict)
    given: SurveyMapping | None = None
    house: Mapping[str, SurveyMapping] = field(default_factory=dict)
    note: str = ""

    @property
    def open(self) -> tuple[Asked, ...]:
        """What is still asked."""
        if self.mapping is None:
            return self.export.asked
        places = self.mapping.unsaid()
        return tuple(self.asked.get(place) or _plainly(place) for place in places)


def _plainly(place: str) -> Asked:
    return Asked(place, f"What is to stand at {place}?", "It says “?” so far.")


def laid(
    files: Sequence[File],
    mapping: SurveyMapping | None,
    tell: Tell,
    said: Mapping[str, str] | None = None,
    house: Mapping[str, SurveyMapping] | None = None,
) -> SurveyDesk:
    """Read files, and say what their columns seem to be or, with a mapping, what they are.

    Args:
        files: One at least, all of one form.
        mapping: What their columns mean, if somebody has said so before.
        tell: Takes a sentence on how far it is.
        said: What has been answered about the files; by default what the mapping says of them.
        house: Mappings of the site's own: the first that fits is taken where there is no other.

    Raises:
        UnreadableSurvey: They cannot be read; the sentence says what to do.
    """
    if said is None:
        held = mapping.file.items() if mapping else ()
        said = {key: told for key, told in held if told != UNSAID}
    if mapping and not mapping.columns:
        mapping = None  # it says nothing of columns, only of the file
    exports = []
    for at, (name, data) in enumerate(files, start=1):
        of = f" (file {amount(at)} of {amount(len(files))})" if len(files) > 1 else ""
        size = f", {amount(len(data) / 1e6, 1)} MB" if len(data) > 1e5 else ""
        tell(f"Reading {quote(name)}{of}{size} …")
        try:
            exports.append(opened(data, name, said))
        except UnreadableSurvey as fault:
            raise UnreadableSurvey(f"{name}: {fault}") from None
    export, refused = stacked(exports)
    if export is None:
        raise UnreadableSurvey(refused)
    asked = {one.key: one for one in export.asked}
    if export.asked:  # its headings may be others once this is answered
        return SurveyDesk(tuple(files), export, said, asked=asked, given=mapping, house=house or {})
    rows = counted(len(export.lines), "row")
    tell(f"{rows} read; looking at {counted(len(export.columns), 'column')} …")
    found = proposed(export, said)
    desk = SurveyDesk(tuple(files), export, said, found=found, asked=asked, house=house or {})
    if mapping is None:
        for name, one in desk.house.items():
            if one.columns and not _lacking(one, found):
                own = replace(one, file={**said})
                note = f"This site’s mapping {quote(name)} is for this form, and is used."
                return replace(_with(desk, own, _as_mapped(found.guesses, own)), note=note)
        return _with(desk, found.mapping, found.guesses)
    lacking = _lacking(mapping, found)
    if lacking:
        those = several(lacking)
        note = f"The mapping is for another form: this file has no column {those}. It was not used."
        return replace(_with(desk, found.mapping, found.guesses), note=note)
    given = replace(mapping, file={**mapping.file, **said})
    return replace(_with(desk, given, _as_mapped(found.guesses, given)), note="The mapping fits.")


def _lacking(mapping: SurveyMapping, found: ProposedMapping) -> list[str]:
    names = {one.seen.name for one in found.guesses}
    named = [one.heading for one in mapping.columns] + [mapping.weight]
    if mapping.person:
        named += [mapping.person.key, mapping.person.date]
    if mapping.long:  # its columns are made of the rows
        named = [mapping.long.person]
    return [one for one in named if one and one not in names]


def _as_mapped(guesses: Sequence[Guess], mapping: SurveyMapping) -> tuple[Guess, ...]:
    kinds = {one.heading: one.kind for one in mapping.columns}
    return tuple(replace(one, kind=kinds.get(one.seen.name, one.kind)) for one in guesses)


def _with(desk: SurveyDesk, mapping: SurveyMapping, guesses: Sequence[Guess]) -> SurveyDesk:
    """A desk with another mapping, and what is asked by that."""
    sheet = desk.export
    if mapping.long:
        wide, _ = widened(desk.export, mapping.long)
        sheet = wide or desk.export
    known = {one.seen.name: one for one in guesses}
    there = all(column.heading in known for column in mapping.columns)
    asked = dict(desk.asked)
    if there:
        of = {
            known[column.heading].seen.at: column.scale
            for column in mapping.columns
            if column.scale
        }
        scaled = Scaled(mapping.scales, of, {})
        used = set(of.values())
        unsaid = replace(
            mapping, scales={one: held for one, held in mapping.scales.items() if one in used}
        )
        asked |= {one.key: one for one in questions(unsaid, guesses, scaled, sheet.columns)}
    return replace(desk, mapping=mapping, guesses=tuple(guesses), sheet=sheet, asked=asked, note="")


def spoken(desk: SurveyDesk, place: str, said: str, tell: Tell) -> SurveyDesk:
    """The desk after its reader has answered or changed something.

    A change that cannot be made leaves all as it was, and `note` says why.

    Raises:
        UnreadableSurvey: The files cannot be read by this answer.
    """
    if place.startswith("file."):
        key = place.removeprefix("file.")
        answers = {one: told for one, told in desk.said.items() if one != key}
        answers |= {key: said} if said else {}
        return _again(desk, answers, tell)
    if desk.mapping is None:
        return replace(desk, note="Answer first what is asked about the file.")
    name, part = under(place, "columns", (one.seen.name for one in desk.guesses))
    if part == "kind":
        return _rekinded(desk, name, said)
    if place.startswith("drift."):
        drifts = drifting(desk.mapping, place, said, desk.guesses)
        done = _changed(desk, drifts, desk.guesses)
        chosen = "" if isinstance(drifts, str) else begun(desk.mapping, drifts)
        return done if done.note else replace(done, note=chosen)
    if said_at(desk.mapping, place) is not None and not place.endswith(".ends"):
        made: SurveyMapping | str = with_said(desk.mapping, place, said)
    else:
        made = corrected(desk.mapping, place, said)
    return _changed(desk, made, desk.guesses)


def _rekinded(desk: SurveyDesk, name: str, kind: str) -> SurveyDesk:
    assert desk.mapping is not None
    assert desk.sheet is not None
    names = [one.seen.name for one in desk.guesses]
    guess = next(one for one in desk.guesses if one.seen.name == name)
    cells = desk.sheet.columns[guess.seen.at]
    made = rekinded(desk.mapping, guess, kind, names, cells)
    if made.fault:
        return replace(desk, note=made.fault)
    guesses = [made.guess if one is guess else one for one in desk.guesses]
    done = _changed(desk, made.mapping, guesses)
    if name in made.mapping.personal and name not in desk.mapping.personal and done.note == "":
        note = f"{quote(name)} may tell who somebody is, and is kept because you said so."
        return replace(done, note=note)
    return done


def _changed(desk: SurveyDesk, made: SurveyMapping | str, guesses: Sequence[Guess]) -> SurveyDesk:
    if isinstance(made, str):
        return replace(desk, note=made)
    for fault in crossed(made):
        return replace(desk, note=f"{fault.text[:1].upper()}{fault.text[1:]} Nothing was changed.")
    return _with(desk, made, guesses)


def _again(desk: SurveyDesk, answers: Mapping[str, str], tell: Tell) -> SurveyDesk:
    """The files read anew by other answers; the mapping stays where it still fits."""
    held = desk.mapping or desk.given
    fresh = laid(desk.files, held and replace(held, file={}), tell, answers, desk.house)
    asked = {**{one: told for one, told in desk.asked.items() if one in FILE_PLACES}, **fresh.asked}
    return replace(fresh, asked=asked)


FILE_PLACES = (
    *("encoding", "delimiter", "sheet", "hidden_rows", "hidden_columns", "merged_cells"),
    *("formulas", "title_rows", "heading_rows", "uneven_rows", "short_rows", "last_row"),
)
"""What can be asked about a file itself."""


def by_text(desk: SurveyDesk, text: str) -> SurveyDesk:
    """The desk with a mapping that somebody wrote; a faulty one leaves all as it was."""
    found = checked(text)
    if found.mapping is None:
        return replace(desk, note=" ".join(one.text for one in found.faults))
    if desk.found is None:
        return replace(desk, note="Answer first what is asked about the file.")
    lacking = _lacking(found.mapping, desk.found)
    if lacking:
        return replace(desk, note=f"The file has no column {several(lacking)}.")
    mapping = replace(found.mapping, file={**found.mapping.file, **desk.said})
    fresh = _with(desk, mapping, _as_mapped(desk.found.guesses, mapping))
    return replace(fresh, note="The mapping is used.")


def typed(desk: SurveyDesk) -> TypedSurvey:
    """The answers of the files; none while anything is asked."""
    assert desk.mapping is not None
    return responses(desk.export, desk.mapping)


def kept(desk: SurveyDesk) -> tuple[Guess, ...]:
    """The columns that are kept, in their order in the file."""
    assert desk.mapping is not None
    headings = {one.heading for one in desk.mapping.columns} | {desk.mapping.weight}
    return tuple(one for one in desk.guesses if one.seen.name in headings)


def remembered(desk: SurveyDesk) -> SurveyMapping | None:
    """The mapping with which the same files come to the same desk again."""
    if desk.mapping or desk.given or not desk.said:
        held = desk.mapping or desk.given
        return held and replace(held, file={**held.file, **desk.said})
    return SurveyMapping((), file=desk.said)
