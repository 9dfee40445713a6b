"""Codes and labels that stand for no answer, such as 99 or “Prefer not to say”: the one list.

Nothing is calculated with them, and nothing is left out for them, in silence.
"""

from collections.abc import Sequence
from math import inf
from typing import Any

from calculator.characters import plain
from calculator.words import amount, clean, counted

_CODES = "1 2 7 8 9 77 88 96 97 98 99 777 888 996 997 998 999 8888 9998 9999"
USUAL = frozenset(
    sign + code for code in _CODES.split() for sign in ("", "-") if sign or len(code) > 1
)
"""What survey programs write where somebody was not asked, refused or did not know."""
_NONE = """
unknown | don't know | do not know | dont know | dk | no answer | no response |
no opinion | not sure | unsure | prefer not to say | prefer not to answer |
rather not say | would rather not say | not applicable | does not apply |
doesn't apply | not relevant | not rated | not used | did not use | never used it |
have not used | refused | declined | declined to answer | can't say | cannot say |
unassigned | missing | not answered | not asked | unspecified | not specified |
keine angabe | keine antwort | k. a. | k.a. | ka | weiß nicht | weiss nicht |
trifft nicht zu | nicht zutreffend | nicht beurteilbar | kann ich nicht beurteilen |
möchte ich nicht sagen | nicht genutzt | unbekannt | entfällt | ne sait pas |
ne sais pas | je ne sais pas | nsp | sans réponse | sans avis | sans opinion |
non concerné | non concernée | sans objet | non applicable | inconnu |
ne se prononce pas | préfère ne pas répondre | no sabe | no sé | no contesta | ns/nc |
no aplica | sin respuesta | sin opinión | desconocido | prefiero no decirlo |
prefiero no contestar | non so | non applicabile | nessuna risposta |
preferisco non rispondere | sconosciuto | weet niet | weet ik niet | geen antwoord |
geen mening | n.v.t. | nvt | niet van toepassing | onbekend | zeg ik liever niet |
não sei | não sabe | não se aplica | sem resposta | prefiro não dizer | nie wiem |
brak odpowiedzi | nie dotyczy | trudno powiedzieć | vet ej | vet inte | ej aktuellt |
ved ikke | ikke relevant | vet ikke | en osaa sanoa | ei vastausta | nem tudom | nevím
| bilmiyorum | cevap yok | не знаю | затрудняюсь ответить | нет ответа | не применимо
| δεν γνωρίζω | わからない | 分からない
| 該当なし | 無回答 | 回答なし | 不知道
| 不清楚 | 不适用 | 不適用 | 无回答 | 拒绝回答
| 모름 | 모르겠음 | 잘 모르겠다 | 해당 없음 | 해당없음
| 무응답 | لا أعرف | لا ينطبق | לא יודע | לא רלוונטי
| ไม่ทราบ | không biết | tidak tahu
"""
LABELS = frozenset(label.strip() for label in " ".join(_NONE.split()).split("|"))
"""What people are offered where they have no answer, in small letters, in twenty languages."""
MEANING = frozenset({"na", "none", "ka", "dk"})
"""Spellings of no answer that can just as well be a label: NA is North America, and Namibia."""
LONGEST = 60
"""Characters of a label for no answer; a remark may begin like one."""
WIDEST = 10
"""Points from the lowest to the highest answer on a scale."""


def stands_for_none(number: float, ends: tuple[float, float]) -> bool:
    """Whether surveys write this number where there is no answer, and it is none on this scale.

    Zero too is such a code below a scale that begins higher.

    >>> stands_for_none(99, (1, 7)), stands_for_none(0, (1, 7)), stands_for_none(0, (0, 10))
    (True, True, False)
    >>> stands_for_none(6, (1, 5))
    False
    """
    if ends[0] <= number <= ends[1]:
        return False
    return number == 0 or (number == int(number) and str(int(number)) in USUAL)


def labelled_none(cell: str) -> bool:
    """Whether a cell's words say that there is no answer, with a code in front of them or without.

    >>> labelled_none("Prefer not to say"), labelled_none("Keine Angabe"), labelled_none("No")
    (True, True, False)
    """
    if len(cell) > LONGEST:
        return False
    words = " ".join(clean(plain(cell)).lower().replace("\u2019", "'").split())
    return words.strip("().[]*!") in LABELS or words in LABELS


def suspected(
    given: Sequence[Any], numbers: Sequence[float], ends: tuple[float, float] = (-inf, inf)
) -> str:
    """Ask about a usual code that lies far outside all other numbers.

    Whoever means the number itself writes it with a point, as 99.0. On a scale of a few points from
    end to end every number is an answer.

    >>> suspected(["5", "4", "99", "5"], [5, 4, 99, 5])[:34]
    '99 looks like a code for no answer'
    >>> suspected(["5", "4", "99.0"], [5, 4, 99]), suspected(["30", "80", "99"], [30, 80, 99])
    ('', '')
    >>> suspected(["3", "2", "-1"], [3, 2, -1], (-3, 3))
    ''

    Args:
        given: What stands in the cells.
        numbers: What was read from them.
        ends: Between which all of them lie.

    Returns:
        A sentence, or nothing.
    """
    if ends[1] - ends[0] <= WIDEST:
        return ""
    coded = [plain(str(one)).strip() in USUAL and not isinstance(one, float) for one in given]
    if not any(coded) or all(coded):
        return ""
    others = [number for number, code in zip(numbers, coded, strict=True) if not code]
    low, high = min(others), max(others)
    span = max(high - low, 1)
    codes = sorted({number for number, code in zip(numbers, coded, strict=True) if code})
    far = [code for code in codes if code > high + span or code < low - 1]
    if span > WIDEST or not far or any(number != int(number) for number in others):
        return ""
    times = len([number for number in numbers if number in far])
    first = amount(far[0])
    return (
        f"{first} looks like a code for no answer: {counted(times, 'number')} of this kind beside "
        f"others from {amount(low)} to {amount(high)}. Leave those rows out; if the number is "
        f"meant, write it as {first}.0."
    )
