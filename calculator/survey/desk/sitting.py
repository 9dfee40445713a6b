"""How the browser's worker speaks with a desk: bytes and text in, JSON text out.

Nothing raises: what cannot be read gives `refused`, a sentence, and the desk stays as it was.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any

from calculator.survey.answers.responses import Responses
from calculator.survey.answers.suggestions import suggestions
from calculator.survey.answers.tallies import tallied
from calculator.survey.cards import taken_away
from calculator.survey.cards.card import Card
from calculator.survey.desk import markup
from calculator.survey.desk.columns_markup import columns_step
from calculator.survey.desk.keeping import packed, unpacked
from calculator.survey.desk.survey_desk import (
    SurveyDesk,
    Tell,
    by_text,
    laid,
    remembered,
    spoken,
    typed,
)
from calculator.survey.mapping.checking import checked
from calculator.survey.mapping.survey_mapping import SurveyMapping
from calculator.survey.mapping.written import written
from calculator.survey.unreadable import UnreadableSurvey

SUFFIX = ".map.yml"
TOO_LARGE = (
    "There is not enough memory in this browser for the file. Leave out columns that are not "
    "needed, split it, or use the command line."
)


class Sitting:
    """One reader's desk; the worker holds it, and ends with it.

    Args:
        tell: Takes a sentence on how far it is, as often as there is one.
    """

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._desk: SurveyDesk | None = None
        self._restored: Responses | None = None
        self._step = "file"
        self._cards: tuple[Card, ...] = ()

    def open(
        self, names: str, contents: Sequence[bytes], mapping: str, step: str, house: str = "{}"
    ) -> str:
        """Lay files on the desk.

        Args:
            names: Their names, as a JSON list.
            contents: Their bytes.
            mapping: What their columns mean, as text; nothing if nobody has said so.
            step: Where to begin; nothing for the first step at which something is to be done.
            house: The site's own mappings as a JSON object of texts by their names; checked when
                the site was built.
        """
        files = [*zip(json.loads(names), contents, strict=True)]
        given: SurveyMapping | None = None
        if mapping:
            found = checked(mapping)
            if found.mapping is None:
                return _refused(" ".join(one.text for one in found.faults))
            given = found.mapping
        own = {name: checked(text).mapping for name, text in json.loads(house).items()}
        sound = {name: one for name, one in own.items() if one is not None}
        return self._made(lambda: laid(files, given, self._tell, house=sound), step)

    def say(self, place: str, said: str) -> str:
        """Answer what is asked, or change the mapping, at a place of it."""
        desk = self._desk
        assert desk is not None
        return self._made(lambda: spoken(desk, place, said, self._tell), self._step)

    def use(self, text: str) -> str:
        """Use another mapping, given as text, for the files on the desk."""
        desk = self._desk
        assert desk is not None
        return self._made(lambda: by_text(desk, text), self._step)

    def show(self, step: str) -> str:
        """Go to a step."""
        self._step = step
        return self._shown()

    def mapping(self) -> str:
        """The mapping as a file to keep: the same document that the command line writes."""
        desk = self._desk
        assert desk is not None
        name = f"{desk.files[0][0]}{SUFFIX}"
        if desk.mapping is None or desk.sheet is None:
            return json.dumps({"file": name, "text": None})
        notes = suggestions(desk.sheet, desk.mapping)
        return json.dumps({"file": name, "text": written(desk.mapping, desk.open, notes)})

    def keep(self) -> str:
        """The typed answers, to be kept on the reader's device.

        Returns:
            JSON with `name`, `rows`, `mapping` and `answers` as text; or `refused`.
        """
        desk = self._desk
        assert desk is not None
        if desk.mapping is None or desk.open:
            return _refused("There are no answers to keep before all that is asked is answered.")
        made = typed(desk)
        if made.responses is None:
            return _refused(" ".join(fault.text for fault in made.faults))
        return json.dumps(
            {
                "name": desk.export.name,
                "rows": len(made.responses.lines),
                "mapping": written(desk.mapping),
                "answers": packed(made.responses),
            }
        )

    def restore(self, name: str, mapping: str, answers: str) -> str:
        """Lay answers on the desk that `keep` gave; there is no file to them any more."""
        found = checked(mapping)
        try:
            if found.mapping is None:
                raise ValueError(name)
            self._restored = unpacked(answers, found.mapping)
        except ValueError:
            return _refused(f"What is kept of {name} is damaged, or of another version.")
        self._step = "answers"
        return self._shown()

    def leave(self, key: str, text: str) -> str:
        """What leaves a card that is shown, as `calculator.survey.cards.taken_away.leave` says."""
        return taken_away.leave(self._shown_cards(), key, text)

    def report(self, text: str) -> str:
        """The pages for paper, as `cards.taken_away.report` makes them; or `refused`."""
        cards, answers = self._shown_cards(), self._restored
        if answers is None and cards and self._desk is not None:
            answers = typed(self._desk).responses
        if answers is None:
            return _refused("There is no report before all that is asked is answered.")
        return taken_away.report(answers, cards, text)

    def _shown_cards(self) -> tuple[Card, ...]:
        if not self._cards and self._step == "says":
            self._shown()  # the worker is another one since
        return self._cards

    def _made(self, make: Callable[[], SurveyDesk], step: str) -> str:
        try:
            desk = make()
        except UnreadableSurvey as fault:
            return _refused(str(fault))
        except MemoryError:
            return _refused(TOO_LARGE)
        self._desk, self._restored = desk, None
        if step not in markup.STEPS:
            step = "questions" if desk.open and desk.mapping else "file"
        self._step = step if desk.mapping else "file"
        return self._shown()

    def _shown(self) -> str:
        if self._step in ("answers", "says"):
            self._tell("Counting the answers …")
        if self._restored is not None:
            told, self._cards = shown_again(self._restored, self._step)
        else:
            assert self._desk is not None
            told, self._cards = shown(self._desk, self._step)
        return json.dumps(told)


def _refused(sentence: str) -> str:
    return json.dumps({"refused": sentence})


STEPS_MADE: dict[str, Callable[[SurveyDesk], str]] = {
    "file": markup.file_step,
    "questions": markup.questions_step,
    "columns": columns_step,
    "answers": markup.answers_step,
}

Shown = tuple[dict[str, Any], tuple[Card, ...]]
"""What a page shows, and the cards of it, from which charts and tables may leave."""


def shown(desk: SurveyDesk, step: str) -> Shown:
    """What a page shows of a desk, and what it may keep in its tab: no cell of left out columns.

    Returns:
        `head` and `step` as HTML; `at`, the step; `note`, a sentence or nothing; `mapping`, text
        without comments; `name`, `size` and `digest` of the files. Then the cards that are shown.
    """
    cards: tuple[Card, ...] = ()
    if step == "says":
        made, cards = markup.says_step(desk)
    else:
        made = STEPS_MADE[step](desk)
    told = {
        "head": markup.head(desk, step),
        "step": made + markup.onward(desk, step),
        "at": step,
        "note": desk.note,
        "mapping": written(held) if (held := remembered(desk)) else "",
        "name": desk.export.name,
        "size": desk.export.size,
        "digest": desk.export.digest,
    }
    return told, cards


def shown_again(answers: Responses, step: str) -> Shown:
    """The same as `shown` for answers that were kept on the device, without their file."""
    cards: tuple[Card, ...] = ()
    if step == "answers":
        onward = markup.rendered("desk_next", to="says", label=markup.STEPS["says"])
        made = markup.counts(tallied(answers), []) + onward
    else:
        made, cards = markup.said_by(answers, [])
    told = {
        "head": markup.kept_head(answers, step),
        "step": made,
        "at": step,
        "note": "",
        "mapping": "",
        "name": answers.name,
        "size": 0,
        "digest": "",
    }
    return told, cards
