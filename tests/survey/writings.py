"""Answers as people of many languages write them, and the encoding that they are saved in."""

from __future__ import annotations

WRITINGS = {
    "German": ("cp1252", "Größe;Ärger", "schön;Überraschung über die Straße, höflich"),
    "French": ("cp1252", "Qualité;Motif", "très satisfait;déjà réglé, à côté, français, où, cœur"),
    "Spanish": ("cp1252", "Atención;Motivo", "¿Cómo está?;Rápido, señal, más días, aún, niño"),
    "Italian": ("cp1252", "Qualità;Perché", "però;è così, già più di là, né sì"),
    "Portuguese": ("cp1252", "Satisfação;Razão", "não;atenção às opções, você já está, cônjuge"),
    "Swedish": ("cp1252", "Nöjdhet;Skäl", "mycket nöjd;på gång, trevlig välkomst, även så"),
    "Danish": ("cp1252", "Tilfredshed;Årsag", "på;hurtig hjælp, gør det godt, små ændringer"),
    "Polish": ("cp1250", "Jakość;Powód", "świetna;bardzo dobrze, zażółć gęślą jaźń, więcej"),
    "Czech": ("cp1250", "Kvalita;Důvod", "příliš;žluťoučký kůň úpěl ďábelské ódy"),
    "Hungarian": ("cp1250", "Minőség;Ok", "őszinte;gyors kiszolgálás, tűrhető, jövő hét"),
    "Russian": (
        "cp1251",
        "Качество;Причина",
        "хорошо;очень доволен обслуживанием, быстро и вежливо",
    ),
    "Russian, Unix": ("koi8_r", "Качество;Причина", "хорошо;очень доволен, быстро и вежливо"),
    "Greek": ("cp1253", "Ποιότητα;Λόγος", "καλά;πολύ ικανοποιημένος από την εξυπηρέτηση"),
    "Turkish": (
        "cp1254",
        "Hizmet kalitesi;Sebep",
        "çok memnun;güler yüzlü çalışanlar, şikâyetim yok",
    ),
    "Hebrew": ("cp1255", "שביעות רצון;סיבה", "טוב;השירות היה מהיר מאוד והצוות אדיב"),
    "Arabic": ("cp1256", "الرضا;السبب", "جيد;كانت الخدمة سريعة جدا والموظفون لطفاء"),
    "Lithuanian": (
        "cp1257",
        "Kokybė;Priežastis",
        "ačiū;greitas aptarnavimas, ačiū už pagalbą, žmonės",
    ),
    "Thai": ("cp874", "ความพึงพอใจ;เหตุผล", "ดี;พนักงานบริการดีมาก รอไม่นาน จะมาอีก"),
    "Korean": (
        "cp949",
        "만족도;의견",
        "좋음;직원이 아주 친절하고 서비스가 빨랐습니다 다음에도 이용하고 싶어요",
    ),
    "Japanese": (
        "cp932",
        "満足度;ご意見",
        "良い;スタッフの対応がとても丁寧で、待ち時間も短かったです",
    ),
    "Japanese, Unix": (
        "euc_jp",
        "満足度;ご意見",
        "良い;スタッフの対応がとても丁寧で、待ち時間も短かったです",
    ),
    "Chinese": ("gb18030", "满意度;意见", "好;服务人员非常热情，等待的时间也不长，下次还会再来"),
    "Chinese, traditional": (
        "big5hkscs",
        "滿意度;意見",
        "好;服務人員非常熱情，我們都覺得很好，下次還會再來",
    ),
    "Macintosh": ("mac_roman", "Größe;Ärger", "schön;Überraschung über die Straße, höflich"),
}
"""By language: the encoding, two headings, and an answer with a remark."""


def table(language: str, rows: int) -> str:
    """A table of so many answers, with their numbers in front."""
    _, headings, answer = WRITINGS[language]
    return "\n".join([f"No;{headings}", *(f"{at};{answer}" for at in range(1, rows + 1))]) + "\n"
