"""Columns that may tell who somebody is: known by their headings and by what stands in them.

Too much rather than too little is taken for personal: it is said, and the reader can keep it.
"""

import re
from collections.abc import Mapping, Sequence

from calculator.characters import plain
from calculator.survey.dates import written as day
from calculator.survey.headings import spoken, words_of

_LATIN = {
    "a name": (
        "name names fullname firstname lastname surname forename nickname givenname familyname "
        "initials recipient vorname nachname familienname nom prénom prenom nombre apellido "
        "apellidos nome cognome sobrenome naam voornaam achternaam imię imie nazwisko namn "
        "förnamn efternamn navn fornavn etternavn efternavn nimi sukunimi jméno příjmení név adı "
        "soyadı isim имя фамилия фио όνομα επώνυμο اسم الاسم שם"
    ),
    "a mail address": (
        "email mail emailaddress mailadresse courriel correo mejl sähköposti почта имейл епошта "
        "e-posta eposta البريد אימייל"
    ),
    "a phone number": (
        "phone telephone mobile cell cellphone tel fax whatsapp telefon telefonnummer handy mobil "
        "mobilnummer rufnummer téléphone telephone portable teléfono telefono móvil movil celular "
        "telefone telefoon gsm puhelin телефон τηλέφωνο هاتف الهاتف טלפון"
    ),
    "an address": (
        "address street postcode zip zipcode postalcode latitude longitude locationlatitude "
        "locationlongitude gps adresse anschrift straße strasse hausnummer plz postleitzahl rue "
        "dirección direccion calle indirizzo endereço endereco cep adres straat adress "
        "gata osoite адрес индекс διεύθυνση العنوان כתובת"
    ),
    "an internet address": ("ip ipaddress ipadresse ipaddr"),
    "a date of birth": (
        "birth birthday birthdate dob dateofbirth born geburtsdatum geburtstag geboren "
        "geburtsjahr naissance nacimiento nascita nascimento geboortedatum födelsedatum "
        "fødselsdato urodzenia syntymäaika рождения doğum"
    ),
    "a number of a person’s papers": (
        "ssn passport iban bic creditcard cardnumber taxid nino sozialversicherungsnummer "
        "steuernummer ausweis ausweisnummer kontonummer dni nif cpf bsn pesel personnummer "
        "паспорт инн"
    ),
}
_WHOLE = {
    "a name": "氏名 お名前 名前 姓名 名字 이름 성명 ชื่อ",
    "a mail address": "メール 邮箱 郵箱 电子邮件 電子郵件 이메일 อีเมล",
    "a phone number": "電話 携帯 电话 手机 手機 전화 휴대폰 โทรศัพท์",
    "an address": "住所 郵便番号 地址 邮编 주소 ที่อยู่",
    "a date of birth": "生年月日 誕生日 出生日期 生日 생년월일 วันเกิด",
}
"""Of scripts that set no blanks: looked for anywhere in a heading."""
THINGS = words_of(
    "store shop branch hotel product brand event course team group service channel campaign "
    "city country region file survey market airport department item moment touchpoint step "
    "feature plan category segment project office site restaurant station route line model list "
    "form page app company organisation organization collector filialname produktname produkt "
    "filiale"
)
"""Whose name is nobody's."""
PEOPLE = words_of(
    "agent employee clerk advisor adviser consultant staff seller doctor teacher manager "
    "handler technician driver nurse assignee owner operator representative rep server waiter "
    "stylist mitarbeiter mitarbeiterin berater beraterin verkäufer betreuer sachbearbeiter "
    "ansprechpartner conseiller vendeur empleado asesor medewerker handledare"
)
MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]{2,}")
PHONE = re.compile(r"(?:\+|00?)[0-9][0-9 ()/.\-]{6,18}[0-9]|\(?[0-9]{3}\)?[ -][0-9]{3}[ -][0-9]{4}")
INTERNET = re.compile(r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}|(?:[0-9a-f]{1,4}:){3,7}:?[0-9a-f]{0,4}", re.I)
IBAN = re.compile(r"[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7} ?[A-Z0-9]{0,4}")
CARD = re.compile(r"(?:[0-9]{4}[ -]?){3}[0-9]{3,4}")
TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Frau|Mme|Mlle|Monsieur|Madame|Sr|Sra|Sig|Dhr|Mevr)\.? \S+.*"
)
NAMED = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_]+(?:[ -][^\W\d_a-zß-ÿ][^\W\d_.]*\.?){1,3}")
"""Two to four words with capitals, as names of people have them, and much else has."""
_SEEN: Mapping[str, re.Pattern[str]] = {
    "mail addresses": MAIL,
    "phone numbers": PHONE,
    "internet addresses": INTERNET,
    "bank accounts": IBAN,
    "card numbers": CARD,
    "names with a title": TITLED,
}
FEW = 0.02
"""The share of the cells from which on a kind of contents makes a column personal."""


def by_heading(heading: str) -> str:
    """What a heading says that its column holds of a person, or nothing.

    >>> by_heading("customer_name"), by_heading("Store name"), by_heading("RecipientEmail")
    ('a name', '', 'a mail address')
    >>> by_heading("Ihre E-Mail-Adresse"), by_heading("How likely are you to ...?")
    ('a mail address', '')
    """
    words = spoken(heading)
    if len(words) > MOST_WORDS and "?" in heading:
        return ""  # a question that mentions an address, a name or the mail
    joined = "".join(words)
    if "nombre de" in " ".join(words):  # a name in Spanish, a number in French
        words.remove("nombre")
    if {"e", "mail"} <= set(words) or "email" in joined:
        return "a mail address"
    for what, known in _LATIN.items():
        of_things = what == "a name" and bool(THINGS & set(words))
        if not of_things and set(known.split()) & {*words, joined}:
            return what
    return next(
        (what for what, known in _WHOLE.items() if any(one in heading for one in known.split())), ""
    )


MOST_WORDS = 6


def by_contents(heading: str, cells: Sequence[str]) -> str:
    """What the different cells of a column show of persons, or nothing.

    Args:
        heading: The column's heading: of an agent's column, capitalised words are names.
        cells: Each different cell once, blanks left out.
    """
    if not cells:
        return ""
    texts = [plain(cell).strip() for cell in cells if not day(cell)]
    if not texts:
        return ""
    for what, shape in _SEEN.items():
        there = len([one for one in texts if shape.fullmatch(one)])
        if there and there >= FEW * len(texts):
            return what
    named = len([one for one in texts if NAMED.fullmatch(one)])
    if PEOPLE & set(spoken(heading)) and named >= 0.8 * len(texts):
        return "names of people"
    return ""
