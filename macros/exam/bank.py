"""The bank as a whole: all its files read at once, with all that is wrong in them.

A site's bank lies in `exam/` below its pages, one file a subject; an organisation's own files lie
beside ours there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from macros import terminal
from macros.exam import numbers, version
from macros.exam.complaints import complaints, lacking
from macros.exam.errata import belied
from macros.exam.form import TYPES, Numeric, Question, SingleChoice
from macros.exam.subject import Erratum, Subject
from macros.exam.values import Taught
from macros.knowledge import bibliography, glossary
from macros.knowledge.headings import headings
from macros.knowledge.problems import Problem, Problems, Tree, Way, understood
from macros.language.spoken import ENGLISH
from macros.page.house import adopted
from macros.sentence import MacroError, suggest
from macros.terminal import SpokenWords


@lru_cache(maxsize=64)
def _tree(content: bytes, file: str, spoken: SpokenWords | None) -> Tree:
    """A file, whose faults are said in the language that is spoken.

    Ours are read once, though each check of a copy has them elsewhere beside its own.
    """
    del spoken
    return understood(content, file)


EXAM = "exam"
"""The folder of the bank, below the folder of the pages."""

IN_A_QUIZ = 3


@dataclass(frozen=True)
class Placed:
    """A question, and where it stands.

    Attributes:
        question: What it says.
        subject: The name of its file, without its suffix.
        tree: The file, for whoever has something to object to.
        way: Where in the file.
    """

    question: Question
    subject: str
    tree: Tree
    way: Way

    def problem(self, sentence: str, *steps: str | int) -> Problem:
        """Say what is wrong with it, or with a part of it."""
        said = f"{terminal.quoted(self.question.id)}, {sentence}"
        return self.tree.problem((*self.way, *steps), said)


@dataclass(frozen=True)
class Bank:
    """All questions.

    Attributes:
        subjects: The subjects’ headings, by the names of their files.
        placed: The questions, file by file, in their order.
        errata: What was wrong with some, the latest first.
    """

    subjects: dict[str, str]
    placed: tuple[Placed, ...]
    errata: tuple[Erratum, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions alone."""
        return tuple(one.question for one in self.placed)

    @cached_property  # each question on a page says it
    def version(self) -> str:
        """Which bank it is: another one as soon as a word of a question differs."""
        return version.version(self.questions)

    @cached_property
    def files(self) -> dict[str, str]:
        """The file of each question, by its id."""
        return {one.question.id: one.tree.file for one in self.placed}

    def quiz(self, name: str) -> tuple[Question, ...]:
        """The questions of a quiz.

        Raises:
            MacroError: If there is no such quiz; the sentence names the nearest.
        """
        return self._set("quiz", name)

    def fold(self, name: str) -> tuple[Question, ...]:
        """The questions of a list of fold-outs.

        Raises:
            MacroError: If there is no such list; the sentence names the nearest.
        """
        return self._set("fold", name)

    def _set(self, kind: str, name: str) -> tuple[Question, ...]:
        found = tuple(one for one in self.questions if getattr(one, kind) == name)
        if not found:
            names = {given for one in self.questions if (given := getattr(one, kind))}
            said = terminal.say(
                "No question of the bank says {kind}: {name}; {hint}",
                kind=kind,
                name=name,
                hint=suggest(name, names),
            )
            raise MacroError(said)
        return found


def load(docs: Path) -> Bank:
    """Read the bank of a site.

    Args:
        docs: The folder of the pages.

    Raises:
        Problems: If anything in it is wrong; all of it.
    """
    bank, problems = look(docs)
    if problems:
        raise Problems(problems)
    return bank


def look(docs: Path) -> tuple[Bank, list[Problem]]:
    """Read the bank of a site as far as it can be read, and all that is wrong in it.

    Raises:
        MacroError: If the site has no bibliography or no glossary.
    """
    files = sorted((docs / EXAM).glob("*.yml"))
    house = adopted()
    stamps = tuple(
        (path, path.stat().st_mtime_ns, house.folder is None or house.holds(f"{EXAM}/{path.name}"))
        for path in files
    )
    pages = tuple(
        (path.relative_to(docs).as_posix(), path.stat().st_mtime_ns)
        for path in sorted(docs.rglob("*.md"))
    )
    return _looked(docs, stamps, pages, (house.hidden, house.language), terminal.spoken())


@lru_cache(maxsize=4)
def _looked(
    docs: Path,
    files: tuple[tuple[Path, int, bool], ...],
    pages: tuple[tuple[str, int], ...],
    shown: tuple[frozenset[str], str],
    spoken: SpokenWords | None,
) -> tuple[Bank, list[Problem]]:
    hidden, language = shown
    works, terms = bibliography.load(docs).keys, glossary.load(docs)
    taught = {page: partial(headings, docs / page) for page, _ in pages}
    subjects: dict[str, str] = {}
    placed: list[Placed] = []
    errata: list[tuple[Tree, int, Erratum]] = []
    problems: list[Problem] = []
    for path, _, at_home in files:
        known = Taught(works, terms, taught, not at_home, hidden, language if at_home else ENGLISH)
        file = f"{EXAM}/{path.name}"
        try:
            tree = _tree(path.read_bytes(), file, spoken)
        except Problems as unreadable:
            problems += unreadable.problems
            continue
        problems += tree.problems
        about = _subject(tree, known, problems)
        subjects[path.stem] = about.subject if about else ""
        placed += _questions(tree, path.stem, known, problems)
        errata += [(tree, at, one) for at, one in enumerate(about.errata if about else ())]
    problems += _among(placed)
    problems += belied(errata, {one.question.id: one.question for one in placed})
    latest = sorted((one for _, _, one in errata), key=lambda one: one.day, reverse=True)
    return Bank(subjects, tuple(placed), tuple(latest)), sorted(set(problems))


def _subject(tree: Tree, known: Taught, problems: list[Problem]) -> Subject | None:
    if not isinstance(tree.data, dict):
        said = terminal.say("keys with values are needed here, such as `subject: Kano`.")
        problems.append(tree.problem((), said))
        return None
    try:
        return Subject.model_validate(tree.data, context=known)
    except ValidationError as error:
        problems += complaints(error, Subject, tree, ())
        return None


def _questions(
    tree: Tree, subject: str, known: Taught, problems: list[Problem]
) -> Iterator[Placed]:
    given = tree.data.get("questions") if isinstance(tree.data, dict) else None
    for at, one in enumerate(given if isinstance(given, list) else ()):
        if isinstance(one, dict):
            way: Way = ("questions", at)
            question, found = _judged(one, tree, way, known)
            problems += found
            if question is not None:
                yield Placed(question, subject, tree, way)


def _judged(
    given: dict[Any, Any], tree: Tree, way: Way, known: Taught
) -> tuple[Question | None, list[Problem]]:
    named = given.get("id")
    name = f"{terminal.quoted(named)}, " if isinstance(named, str) and named.strip() else ""
    sort = given.get("type")
    if sort not in TYPES:
        return None, [tree.problem((*way, "type"), name + _no_type(given))]
    model = TYPES[sort]
    try:
        question = model.model_validate(given, context=known)
    except ValidationError as error:
        return None, [*complaints(error, model, tree, way, name)]
    found = []
    if isinstance(question, Numeric):
        for one in numbers.objections(question):
            said = f"{name}{', '.join(map(str, one.way))}: {one.sentence}"
            found.append(tree.problem((*way, *one.way), said))
    if question.fold and question.answer is None and not isinstance(question, SingleChoice):
        said = lacking("answer", terminal.say("what the fold-out says."))
        found.append(tree.problem((*way, "answer"), name + said, key=True))
    return question, found


def _no_type(given: dict[Any, Any]) -> str:
    if "type" not in given:
        return lacking("type", terminal.say("one of {types}.", types=", ".join(TYPES)))
    sort = str(given["type"])
    said = terminal.say(
        "{name} is none; {hint}", name=terminal.quoted(sort), hint=suggest(sort, TYPES)
    )
    return f"type: {said}"


def _among(placed: list[Placed]) -> Iterator[Problem]:
    """What is only wrong beside other questions: an id given twice, a quiz that is too long."""
    first: dict[str, Placed] = {}
    quizzes: dict[str, list[Placed]] = {}
    for one in placed:
        earlier = first.setdefault(one.question.id, one)
        if earlier is not one:
            where = str(earlier.problem("")).partition(": ")[0].rpartition(":")[0]
            said = terminal.say("it stands in {place} already.", place=where)
            yield one.problem(f"id: {said}", "id")
        if one.question.quiz:
            quizzes.setdefault(one.question.quiz, []).append(one)
    for name, ours in quizzes.items():
        for one in ours[IN_A_QUIZ:]:
            said = terminal.say(
                "{name} has {number} questions already, which is the most.",
                name=terminal.quoted(name),
                number=IN_A_QUIZ,
            )
            yield one.problem(f"quiz: {said}", "quiz")
        for one in ours:
            if one.question.page != ours[0].question.page:
                said = terminal.say(
                    "{name} asks what {page} teaches; this is on another page.",
                    name=terminal.quoted(name),
                    page=ours[0].question.page,
                )
                yield one.problem(f"quiz: {said}", "quiz")
