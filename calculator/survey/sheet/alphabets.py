"""Which characters the texts of a language are made of: evidence for how its bytes are to be read.

Bytes read by the wrong table give other letters, in places where none stand. So a reading is judged
by two things: whether its letters are those of one language, and whether they stand where that
language has them, as accented letters do among plain ones and Cyrillic ones do not.
"""

import re
from collections.abc import Mapping

ACCENTED: Mapping[str, str] = {
    "German": "äöüß",
    "French": "éèàêçùâîôûëïœæ",
    "Spanish": "áéíóúñü¿¡",
    "Portuguese": "ãáçéêíóôõúàâ",
    "Italian": "àèéìòù",
    "Dutch": "ëéïèüö",
    "Swedish or Finnish": "åäöé",
    "Danish or Norwegian": "æøåé",
    "Icelandic": "áéíóúýþæöð",
    "Polish": "ąćęłńóśźż",
    "Czech or Slovak": "áčďéěíňóřšťúůýžäľĺôŕ",
    "Hungarian": "áéíóöőúüű",
    "Croatian or Slovene": "čćđšž",
    "Romanian": "ăâîșțşţ",
    "Turkish": "çğıöşüİâî",
    "Baltic": "ąčęėįšųūžāēģīķļņõäöü",
}
"""Letters that a language has beside the plain ones, in small letters."""
WHOLE: Mapping[str, str] = {
    "Cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґђјљњћџў",
    "Greek": "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ",
    "Hebrew": "אבגדהוזחטיכלמנסעפצקרשתךםןףץ",
    "Arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأؤإئپچژگ،؟",
    "Thai": "กขคฆงจฉชซญฎฏฐณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะัาำิีึืุูเแโใไๅ็่้๊๋์ๆ",
}
"""Letters of languages whose words are written in nothing else."""
OFTEN: Mapping[str, str] = {
    "Cyrillic": "оеаинтсрвлк",
    "Greek": "αοιετσνηυρπκάόίέήύ",
    "Hebrew": "יוהלאמרבתש",
    "Arabic": "اليمنوترهبة",
    "Thai": "าันรกองเี่้ดม",
}
"""Of those the letters that make up more than half of any text."""
FREQUENT: Mapping[str, str] = {
    "Korean": "이다는에의하고을가한지은기로사자리어스시도서아나대인해그으를일정"
    "전상부수보주들만있라게장원오과제",
    "Japanese": "のにはをたがでとしれさいてるなもすかこまくだりらうあきつえよけせ"
    "わみおそーンスルトリアイラクシドレジタフロカティムマコ",
    "Simplified Chinese": "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你"
    "对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去"
    "法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因"
    "只从想实很",
    "Traditional Chinese": "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你"
    "對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去"
    "法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因"
    "只從想實很",
}
"""Characters that make up a good part of any text of the language."""
MARKS = "’‘“”„–—…€°«»•·©®™£§¿¡²½×"
"""Signs that stand in texts of any language."""
WIDE_MARKS = "、。，！？：；（）「」『』・～〜\u3000％１２３４５６７８９０"
SHARE, HALF = 0.2, 0.5
"""The share of a text's characters that its language's frequent ones make up, at the least."""

OUTSIDE = re.compile(r"[^\x00-\x7f]+")
AMONG_PLAIN = re.compile(r"(?<=[A-Za-z])[^\x00-\x7f]{1,2}|[^\x00-\x7f]{1,2}(?=[A-Za-z])")


def likeness(text: str, languages: tuple[str, ...]) -> tuple[float, str]:
    """How much of what is not ASCII in a text is as in one of the languages, and in which one.

    >>> likeness("Größe, schön, Übung", ("French", "German"))
    (1.0, 'German')
    >>> likeness("Grцяe, schцn", ("Cyrillic",))
    (0.0, 'Cyrillic')

    Args:
        text: Some of a file's text, as a table reads it.
        languages: Those that are written by that table.

    Returns:
        A share from 0 to 1, and the name of the language.
    """
    runs = OUTSIDE.findall(text)
    outside = "".join(runs)
    if not outside:
        return 1.0, languages[0]
    found = [(_likeness(text, runs, len(outside), one), one) for one in languages]
    return max(found, key=lambda one: one[0])


def _likeness(text: str, runs: list[str], length: int, language: str) -> float:
    if language in ACCENTED:
        letters = {*ACCENTED[language], *ACCENTED[language].upper(), *MARKS}
        lone = [run for run in runs if len(run.strip(MARKS)) <= 2]
        return len([one for run in lone for one in run if one in letters]) / length
    if language in WHOLE:
        small = {*WHOLE[language], *MARKS}
        capitals = {*WHOLE[language].upper()}
        right = len([one for run in runs for one in run if one in small])
        right += len([run for run in runs if run[0] in capitals and run[0] not in small])
        astray = len("".join(AMONG_PLAIN.findall(text)))
        often = len([one for run in runs for one in run if one in OFTEN[language]])
        return max(right - astray, 0) / length * min(often / length / HALF, 1.0)
    frequent = {*FREQUENT[language], *WIDE_MARKS}
    share = len([one for run in runs for one in run if one in frequent]) / length
    return min(share / SHARE, 1.0)
