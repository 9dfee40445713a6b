"""Answers in words whose order is known: the usual scales in the usual languages.

A label that stands in none of them is no fault: the reader is asked for the order.
"""

from collections.abc import Iterable, Sequence

from calculator.characters import plain
from calculator.words import clean

_SCALES = """
extremely dissatisfied < very dissatisfied / highly dissatisfied / completely dissatisfied /
totally dissatisfied / very unsatisfied / highly unsatisfied < moderately dissatisfied <
dissatisfied / unsatisfied < somewhat dissatisfied / slightly dissatisfied / rather dissatisfied /
fairly dissatisfied < neither satisfied nor dissatisfied / neither dissatisfied nor satisfied /
neutral / neither / indifferent / ok / okay < somewhat satisfied / slightly satisfied / rather
satisfied / fairly satisfied / partly satisfied < satisfied < moderately satisfied < very
satisfied / highly satisfied / completely satisfied / totally satisfied < extremely satisfied /
delighted

neutral or dissatisfied / not satisfied / dissatisfied / unsatisfied / unhappy < satisfied / happy

strongly disagree / totally disagree / completely disagree / disagree strongly < disagree <
somewhat disagree / slightly disagree / tend to disagree / rather disagree / disagree somewhat <
neither agree nor disagree / neutral / neither / undecided < somewhat agree / slightly agree /
tend to agree / rather agree / agree somewhat < agree < strongly agree / totally agree /
completely agree / agree strongly

terrible / awful < very poor / very bad / extremely poor < poor / bad < below average < fair /
average / acceptable / ok / okay / neutral / neither good nor bad < above average < good < very
good < excellent / outstanding / great

never < almost never < rarely / seldom / hardly ever < sometimes / occasionally < often /
frequently / usually / mostly < very often / almost always / nearly always < always

not at all likely / extremely unlikely < very unlikely < unlikely / not so likely / not likely <
somewhat unlikely < neither likely nor unlikely / neutral < somewhat likely < likely < very likely
< extremely likely

not at all important / unimportant / not important < slightly important / not so important / of
little importance / less important < moderately important / somewhat important / neutral <
important / fairly important < very important < extremely important / essential

very difficult / extremely difficult < difficult / hard < somewhat difficult < neither easy nor
difficult / neutral < somewhat easy < easy < very easy / extremely easy

very low / lowest < low < medium / moderate / normal < high < very high / highest < critical

much worse than expected / much worse / far below my expectations < worse than expected / worse /
below my expectations < as expected / about the same / the same / met my expectations < better
than expected / better / above my expectations < much better than expected / much better / far
above my expectations

not at all < a little / slightly / not very much < somewhat / moderately / partly / to some extent
< mostly / a lot / quite / very / to a great extent < completely / fully / entirely / extremely

sehr unzufrieden / äußerst unzufrieden / völlig unzufrieden / ganz und gar unzufrieden <
unzufrieden < eher unzufrieden < teils teils / teils/teils / weder noch / neutral / weder
zufrieden noch unzufrieden < eher zufrieden < zufrieden < sehr zufrieden < äußerst zufrieden /
vollkommen zufrieden / völlig zufrieden

stimme überhaupt nicht zu / stimme gar nicht zu / trifft überhaupt nicht zu / trifft gar nicht zu
< stimme nicht zu < stimme eher nicht zu / trifft eher nicht zu < teils teils / teils/teils /
weder noch / neutral / unentschieden < stimme eher zu / trifft eher zu < stimme zu < stimme voll
zu / stimme voll und ganz zu / stimme völlig zu / trifft voll zu / trifft voll und ganz zu /
trifft völlig zu

ungenügend < mangelhaft / sehr schlecht < schlecht < ausreichend / weniger gut < befriedigend /
mittelmäßig / mittel < gut < sehr gut < ausgezeichnet / hervorragend

nie / niemals < fast nie < selten < manchmal / gelegentlich < oft / häufig / meistens < sehr oft /
fast immer < immer

völlig unwichtig / sehr unwichtig / überhaupt nicht wichtig < unwichtig / nicht wichtig < eher
unwichtig / weniger wichtig < teils teils / neutral < eher wichtig < wichtig < sehr wichtig /
äußerst wichtig

très insatisfait / très insatisfaite / pas du tout satisfait / pas du tout satisfaite <
insatisfait / insatisfaite / plutôt insatisfait / plutôt pas satisfait / peu satisfait / peu
satisfaite < ni satisfait ni insatisfait / neutre / moyennement satisfait < plutôt satisfait /
assez satisfait / plutôt satisfaite < satisfait / satisfaite < très satisfait / très satisfaite /
tout à fait satisfait / tout à fait satisfaite

pas du tout d'accord < pas d'accord / plutôt pas d'accord / plutôt pas d’accord < ni d'accord ni
pas d'accord / neutre / ni en accord ni en désaccord < plutôt d'accord < d'accord < tout à fait
d'accord

très mauvais / très mauvaise / très mal < mauvais / mauvaise / mal < médiocre < moyen / moyenne /
passable < bon / bonne / bien < très bon / très bonne / très bien < excellent / excellente

jamais < rarement < parfois / quelquefois < souvent < toujours

muy insatisfecho / muy insatisfecha / nada satisfecho / nada satisfecha < insatisfecho /
insatisfecha / poco satisfecho / poco satisfecha < ni satisfecho ni insatisfecho / neutral /
neutro / indiferente < algo satisfecho / algo satisfecha < satisfecho / satisfecha < muy
satisfecho / muy satisfecha / totalmente satisfecho

totalmente en desacuerdo / muy en desacuerdo < en desacuerdo < algo en desacuerdo < ni de acuerdo
ni en desacuerdo / neutral / neutro / indiferente < algo de acuerdo < de acuerdo < totalmente de
acuerdo / muy de acuerdo

muy malo / muy mala / pésimo / pésima < malo / mala < regular / aceptable < bueno / buena < muy
bueno / muy buena < excelente

nunca < casi nunca < raramente / rara vez < a veces / algunas veces < a menudo / frecuentemente <
casi siempre < siempre

molto insoddisfatto / molto insoddisfatta / per niente soddisfatto < insoddisfatto / insoddisfatta
/ poco soddisfatto / poco soddisfatta < né soddisfatto né insoddisfatto / neutrale / neutro <
abbastanza soddisfatto / abbastanza soddisfatta < soddisfatto / soddisfatta < molto soddisfatto /
molto soddisfatta

pessimo < scarso / insufficiente < sufficiente / discreto < buono < ottimo < eccellente

zeer ontevreden / heel ontevreden < ontevreden < neutraal / niet tevreden niet ontevreden / niet
tevreden, niet ontevreden < tevreden < zeer tevreden / heel tevreden

zeer slecht / heel slecht < slecht < matig / onvoldoende < voldoende / neutraal < goed < zeer goed
/ heel goed < uitstekend

muito insatisfeito / muito insatisfeita < insatisfeito / insatisfeita < nem satisfeito nem
insatisfeito / neutro / indiferente < satisfeito / satisfeita < muito satisfeito / muito
satisfeita

muito ruim / péssimo / muito mau < ruim / mau < regular / razoável < bom < muito bom / ótimo <
excelente

bardzo niezadowolony / bardzo niezadowolona < niezadowolony / niezadowolona / raczej niezadowolony
< ani zadowolony ani niezadowolony / neutralny / trudno powiedzieć < raczej zadowolony <
zadowolony / zadowolona < bardzo zadowolony / bardzo zadowolona

mycket missnöjd < missnöjd / ganska missnöjd < varken nöjd eller missnöjd / neutral < nöjd /
ganska nöjd < mycket nöjd

meget utilfreds < utilfreds < hverken tilfreds eller utilfreds / neutral < tilfreds < meget
tilfreds

очень недоволен / совершенно не удовлетворен / полностью не удовлетворён < недоволен / не
удовлетворен / скорее не удовлетворен < нейтрально / затрудняюсь < доволен / удовлетворен / скорее
удовлетворен < очень доволен / полностью удовлетворен / полностью удовлетворён

очень плохо < плохо < удовлетворительно / нормально < хорошо < отлично / очень хорошо

非常に不満 / とても不満 / 大変不満 < 不満 < やや不満
< どちらともいえない / どちらとも言えない
/ 普通 / ふつう < やや満足 < 満足 < 非常に満足 / とても満足 /
大変満足

非常に悪い / とても悪い < 悪い < やや悪い
< 普通 / どちらともいえない < やや良い < 良い < 非常に良い / とても良い

非常不满意 / 很不满意 < 不满意 < 比较不满意 < 一般 < 比较满意 < 满意 < 非常满意 / 很满意

非常不滿意 / 很不滿意 < 不滿意 < 普通 < 滿意 < 非常滿意 / 很滿意

매우 불만족 / 매우 불만 < 불만족 / 불만 < 보통 / 보통이다 < 만족 < 매우 만족

전혀 그렇지 않다 < 그렇지 않다 < 보통이다 / 보통 < 그렇다 < 매우 그렇다

hiç memnun değilim / çok memnuniyetsiz < memnun değilim / memnuniyetsiz < kararsızım / ne memnunum
ne değilim < memnunum / memnun < çok memnunum / çok memnun

غير راض تماما / غير راض جدا / غير راضٍ جدا < غير راض / غير راضٍ < محايد < راض / راضٍ < راض جدا /
راضٍ جدا

מאוד לא מרוצה < לא מרוצה < ניטרלי < מרוצה < מאוד מרוצה
"""
_YES_NO = (
    "no < yes|n < y|false < true|0 < 1|nein < ja|nee < ja|nej < ja|nei < ja|non < oui|non < si"
    "|no < sí|no < si|no < sì|não < sim|nie < tak|ne < da|ne < ano|нет < да|いいえ < はい|否 < 是"
    "|아니오 < 예|아니요 < 예|아니요 < 네|لا < نعم|לא < כן|hayır < evet|ei < kyllä|nem < igen"
    "|όχι < ναι|unchecked < checked|not selected < selected|fail < pass|failed < passed"
    "|unresolved < resolved|not resolved < resolved"
)
_KANO = """
i like it / like / i like it that way / i enjoy it that way / i would like it / i really like it <
i expect it / expect it / must-be / must be / it must be that way / it must be so / it is a basic
necessity or i expect it that way / i expect it to be that way < neutral / i am neutral / i don't
care / i do not mind / i don't mind < live with / live-with / i can live with it / i can live with
it that way / i can tolerate it / tolerate / i dislike it, but i can live with it that way <
dislike / i dislike it / i dislike it that way / i dislike it, and i can't accept it / i can't
accept it

das würde mich sehr freuen / würde mich sehr freuen / das freut mich / gefällt mir < das setze ich
voraus / setze ich voraus / muss so sein < das ist mir egal / ist mir egal / egal < das könnte ich
in kauf nehmen / das nehme ich gerade noch hin / könnte ich eventuell in kauf nehmen / kann damit
leben < das würde mich sehr stören / würde mich sehr stören / stört mich / gefällt mir nicht

cela me plaît / ça me plaît / j'aime < c'est normal / cela doit être ainsi / je m'y attends < cela
m'est égal / ça m'est égal / indifférent < je m'en accommode / je peux vivre avec < cela me
déplaît / ça me déplaît / je n'aime pas

me gusta < es algo básico / debe ser así / lo espero / es necesario < me da igual / me es
indiferente / neutral < puedo vivir con ello / puedo tolerarlo / lo tolero < no me gusta / me
disgusta
"""


def same(label: str) -> str:
    """A label by which two spellings of it are compared: small letters, single blanks, no marks.

    >>> same("  Very  Satisfied! ") == same("very satisfied")
    True
    """
    words = " ".join(clean(plain(label)).lower().replace("\u2019", "'").split())
    return words.strip(" .!?*:;\"'") or words


def _levels(table: str, between: str = "\n\n") -> list[dict[str, int]]:
    return [
        {
            same(label): at
            for at, level in enumerate(" ".join(scale.split()).split(" < "))
            for label in level.split(" / ")
        }
        for scale in table.strip().split(between)
    ]


ORDERED = _levels(_SCALES)
YES_NO = _levels(_YES_NO, "|")
KANO = _levels(_KANO)
"""From “I like it” to “I dislike it”, as the method lists them."""


def in_order(labels: Iterable[str], scales: Sequence[dict[str, int]] = ORDERED) -> tuple[str, ...]:
    """The labels from the lowest to the highest, or nothing if their order is not known.

    >>> in_order(["Satisfied", "Highly Satisfied", "Unsatisfied"])
    ('Unsatisfied', 'Satisfied', 'Highly Satisfied')
    >>> in_order(["yes", "No"], YES_NO), in_order(["Red", "Green"]), in_order(["Good", "good"])
    (('No', 'yes'), (), ())
    """
    given = list(labels)
    for levels in scales:
        found = {levels.get(same(label)) for label in given}
        if None not in found and len(found) == len(given) > 1:
            return tuple(sorted(given, key=lambda label: levels[same(label)]))
    return ()


def words_known(labels: Iterable[str]) -> int:
    """How many of the labels stand in one usual scale, the one that holds most of them."""
    given = [same(label) for label in labels]
    return max(len([one for one in given if one in levels]) for levels in [*ORDERED, *KANO])


def satisfied_from(labels: Sequence[str]) -> int | None:
    """The place of the lowest label that says “satisfied”, where a lower one does not.

    None where no label says so in English, or where the lowest does.

    >>> satisfied_from(["Unsatisfied", "Satisfied", "Highly Satisfied"])
    1
    >>> satisfied_from(["Not satisfied", "Neither satisfied nor dissatisfied", "Satisfied"])
    2
    """
    for at, label in enumerate(labels):
        before, word, _ = same(label).partition("satisfied")
        not_so = before.endswith(("dis", "un")) or {"not", "neither", "nor"} & set(before.split())
        if word and not not_so:
            return at or None
    return None
