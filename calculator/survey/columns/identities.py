"""Columns that hold no answer, a day or a weight: rules that are tried before those of answers."""

import re
from itertools import pairwise

from calculator.characters import plain
from calculator.survey.answer_labels import KANO, ORDERED, YES_NO, in_order, same
from calculator.survey.columns.guessed import NEARLY_ALL, Guess
from calculator.survey.columns.personal import by_contents, by_heading
from calculator.survey.columns.seen import Seen, days
from calculator.survey.dates import ORDERS
from calculator.survey.headings import words_of
from calculator.words import amount, choose, counted

INDEXES = words_of("index row nr no # rownum rownumber lfd zeile n id")
CASES = words_of(
    "id ids uid uuid guid number no nr num nummer numéro numero número key code ref reference "
    "token responseid respondentid userid ticket case order booking invoice "
    "番号 编号 編號 번호 номер"
)
NUMBERS = CASES - words_of("ticket case order booking invoice")
CASE_OF = words_of(
    "respondent response participant customer client user visitor member guest patient "
    "passenger person case ticket order booking reservation transaction invoice incident record "
    "session teilnehmer kunde kunden kundennummer ticketnummer antwort client répondant cliente "
    "encuestado externalreference externaldatareference collector"
)
PROGRAM = frozenset(
    {"progress", "finished", "response type", "distribution channel", "user language", "seed"}
    | {"start language", "last page", "duration in seconds", "total time", "completion time"}
    | {"recorded date", "date last action", "time spent", "external data reference", "version"}
    | {
        "collector id",
        "startlanguage",
        "lastpage",
        "q total duration",
        "survey id",
        "campaign id",
        "user agent",
    }
)
"""Headings of survey programs' own columns, as they are spoken."""
WEIGHTS = words_of(
    "weight weights wt wgt weighting gewicht gewichtung poids pondération peso ponderación "
    "weging gewichten vikt vægt waga вес ağırlık 重み ウェイト 权重 權重 加权 가중치"
)
REMARKS = words_of(
    "comment comments remark remarks suggestion suggestions verbatim bemerkung bemerkungen "
    "kommentar kommentare anmerkung anmerkungen vorschläge commentaires remarque remarques "
    "suggestions comentario comentarios sugerencias commenti osservazioni opmerking opmerkingen "
    "comentários uwagi komentarz kommentarer комментарий комментарии ご意見 备注 意见 의견"
)
MOST_REMARKED = 6
OPENINGS = frozenset(
    {"anything else", "what else", "please explain", "please specify", "tell us", "ended response"}
    | {"own words"}
)
"""The first two words of questions that no scale answers, or the last two of a heading."""
OF_A_GROUP = 10
"""Rows of one number on average, from which on it numbers a shop or a market, and not a person."""
BIRTHS = 30
"""Years from the earliest to the latest day from which on they are likely days of birth."""
MOST_STEPS = 12
"""Different answers on a scale, a code for none among them."""


def empty(seen: Seen) -> Guess | None:
    """A column in which nothing stands."""
    if seen.cells:
        return None
    return Guess(seen, "empty", f"None of its {amount(seen.rows)} cells holds anything.")


def index(seen: Seen) -> Guess | None:
    """Numbers that count the rows from one to the next."""
    called = "".join(seen.words)
    indexed = called.startswith(("column", "unnamed")) or set(seen.words) <= INDEXES - {"id"}
    if (
        not indexed
        or seen.none
        or seen.different < seen.rows
        or len(seen.numbers) < len(seen.cells)
    ):
        return None
    numbers = list(seen.numbers.values())
    if any(after - before != 1 for before, after in pairwise(numbers)):
        return None
    return Guess(seen, "index", "Its numbers count the rows one by one.")


def program(seen: Seen) -> Guess | None:
    """What a survey program writes beside the answers, such as how far somebody came."""
    sides = {same(label) for label in seen.labels}
    if sides and sides <= {"promoter", "passive", "detractor"}:
        said = (
            "Its cells say promoter, passive or detractor, which follows from an answer beside it."
        )
        return Guess(seen, "program", said)
    if " ".join(seen.words) not in PROGRAM:
        return None
    return Guess(
        seen, "program", "Its heading is one that survey programs give to their own notes."
    )


def personal(seen: Seen) -> Guess | None:
    """A name, an address and the like, by the heading or by the contents."""
    if (what := by_heading(seen.name)) and not _rated(seen):
        return Guess(seen, "personal", f"Its heading speaks of {what}.")
    if what := by_contents(seen.name, list(seen.cells)):
        return Guess(seen, "personal", f"Its cells look like {what}.")
    return None


def case(seen: Seen) -> Guess | None:
    """What tells one person or one case from another."""
    words, joined = set(seen.words), "".join(seen.words)
    if days(seen)[2] == 0 and not any(cell.isdecimal() for cell in seen.cells):
        return None  # “Ticket created” is a day, and no ticket
    different, looked = seen.different, len(seen.cells)
    numbered = bool(CASES & words and len(words) <= 4) or joined in CASES
    of_people = bool(CASE_OF & words and NUMBERS & words)
    digits = [cell for cell in seen.cells if any(one in "0123456789" for one in plain(cell))]
    named = (numbered or joined in CASE_OF) and len(digits) >= NEARLY_ALL * looked
    named = named and (bool(NUMBERS & words) or not _rated(seen))
    if "?" not in seen.name and (of_people or (named and different > seen.filled / OF_A_GROUP)):
        said = f"Its heading names a number of cases; {counted(different, 'different one')} stand"
        return Guess(seen, "case", f"{said} in {counted(seen.filled, 'row')}.")
    coded = [
        one for one in seen.cells if re.fullmatch(r"[A-Za-z_\-]{0,12}[0-9A-Fa-f_\-]{3,40}", one)
    ]
    unlike = [one for one in coded if one not in seen.numbers]
    each = different > 9 and different == seen.filled and len(unlike) > NEARLY_ALL * looked
    if each and days(seen)[2] > looked / 2:
        return Guess(seen, "case", "Each cell holds another code of letters and digits.")
    long = [one for one in seen.cells if re.fullmatch(r"[0-9]{7,20}", one)]
    if different > 9 and different > NEARLY_ALL * seen.filled and len(long) == looked:
        return Guess(seen, "case", "Nearly each cell holds another number of seven digits or more.")
    return None


def remark(seen: Seen) -> Guess | None:
    """What people wrote in their own words, by the heading: some may have written alike."""
    words = seen.words
    how = words[:1] == ["comment"] and len(words) > 2  # French asks “how” by it
    asked = bool(REMARKS & set(words)) and len(words) <= MOST_REMARKED and not how
    asked = asked or bool({" ".join(words[:2]), " ".join(words[-2:])} & OPENINGS)
    if not asked or _rated(seen) or seen.in_numbers() > seen.looked / 2:
        return None
    return Guess(seen, "remark", "Its heading asks for words of one’s own.")


def constant(seen: Seen) -> Guess | None:
    """A column that holds the same in all rows."""
    if seen.different != 1 or seen.none or seen.rows < 20:
        return None
    return Guess(seen, "constant", f"All {amount(seen.rows)} rows hold the same.")


def date(seen: Seen) -> Guess | None:
    """Days, in one order, or in one that must be asked."""
    held, forms, others = days(seen)
    looked = max(1, len(seen.cells))
    if others > 0.05 * looked or looked == others:
        return None
    able = [order for order, times in held.items() if times == looked - others]
    years = {int(year) for cell in seen.cells for year in re.findall(r"(?<!\d)(?:19|20)\d\d", cell)}
    if years and max(years) - min(years) >= BIRTHS:
        said = f"Its days lie {max(years) - min(years)} years apart, as days of birth do."
        return Guess(seen, "personal", said)
    if len(able) == 1 and len(forms) == 1:
        said = f"All its days can be read in one way only: {ORDERS[able[0]]}."
        return Guess(seen, "date", said, dates=able[0])
    ways = choose([ORDERS[order] for order, times in held.items() if times])
    if len(forms) > 1:
        said = (
            f"Its days are written in {amount(len(forms))} forms, which may be two orders: {ways}."
        )
    elif able:
        said = f"None of its days shows which number is the month: {ways}."
    else:
        said = f"Some of its days are possible only one way, some only the other: {ways}."
    return Guess(seen, "date", said)


def weight(seen: Seen) -> Guess | None:
    """How much each row weighs, by its heading."""
    if not WEIGHTS & set(seen.words) or "?" in seen.name or len(seen.words) > 4:
        return None
    if not seen.numbers or seen.in_numbers() < NEARLY_ALL * seen.looked:
        return None
    return Guess(seen, "weight", "Its heading names a weight, and its cells are numbers.")


def _rated(seen: Seen) -> bool:
    """Whether a column holds answers on a scale: “Phone” and “Ticket” are touchpoints as well."""
    numbers = set(seen.numbers.values())
    steps = all(-5 <= one <= 10 and one == int(one) for one in numbers)
    mostly = seen.in_numbers() >= NEARLY_ALL * seen.looked
    if numbers and mostly and steps and len(seen.cells) <= MOST_STEPS:
        return True
    labels = list(seen.labels)
    return len(labels) <= MOST_STEPS and any(
        in_order(labels, one) for one in (ORDERED, YES_NO, KANO)
    )
