#!/usr/bin/env python3
"""Make texts with personal data or secrets, and texts that only look like it; and measure `endurance scan` on them.

    python3 training/pii.py --out rows.jsonl [--seed 1] [--each 40]
    python3 training/pii.py --check BIN [--seed 1] [--each 40] [--show 10]

A row is {"text", "type", "value"}; `type` is null, and `value` empty, where there is nothing to find. Every number is drawn, with
its check digits where it has some; the same seed gives the same rows. `--check` scans the rows with the command BIN and prints
for each type: found with exactly these words / rows, and what was found that is not there. A find of another type counts as
a miss of the one and a false find of the other.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

Row = dict[str, str | None]
Draw = Callable[[random.Random], str]

D = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 4, 0, 6, 7, 8, 9, 5], [2, 3, 4, 0, 1, 7, 8, 9, 5, 6], [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
     [4, 0, 1, 2, 3, 9, 5, 6, 7, 8], [5, 9, 8, 7, 6, 0, 4, 3, 2, 1], [6, 5, 9, 8, 7, 1, 0, 4, 3, 2], [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
     [8, 7, 6, 5, 9, 3, 2, 1, 0, 4], [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]]
P = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 5, 7, 6, 2, 8, 3, 0, 9, 4], [5, 8, 0, 3, 7, 9, 6, 1, 4, 2], [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
     [9, 4, 5, 3, 1, 2, 6, 8, 7, 0], [4, 2, 8, 6, 5, 7, 3, 9, 0, 1], [2, 7, 9, 3, 8, 0, 6, 4, 1, 5], [7, 0, 4, 6, 9, 1, 3, 2, 5, 8]]
UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SCRIPTS = ["0123456789", "०१२३४५६७८९", "０１２３４５６７８９"]
FIRST = "asha ravi meera john maria lucas anna paul fatima chen olga pierre karl ines".split()
LAST = "rao sharma iyer smith garcia silva muller dupont khan weber lopez costa".split()
HOSTS = "gmail.com nic.in outlook.com yahoo.co.in web.de orange.fr uol.com.br proton.me iitb.ac.in hmrc.gov.uk acme-tools.io".split()


def digits(r: random.Random, n: int, first: str = "0123456789") -> str:
    return r.choice(first) + "".join(r.choice("0123456789") for _ in range(n - 1))


def letters(r: random.Random, n: int) -> str:
    return "".join(r.choice(UPPER) for _ in range(n))


def groups(text: str, *sizes: int, by: str = " ") -> str:
    parts, at = [], 0
    for size in sizes:
        parts.append(text[at:at + size])
        at += size
    return by.join(parts + ([text[at:]] if at < len(text) else []))


def verhoeff(body: str) -> str:
    c = 0
    for i, ch in enumerate(reversed(body), 1):
        c = D[c][P[i % 8][int(ch)]]
    return str(next(d for d in range(10) if D[c][d] == 0))


def luhn(body: str) -> str:
    total = sum(sum(divmod(int(ch) * (2 - i % 2), 10)) for i, ch in enumerate(reversed(body)))
    return str(-total % 10)


def aadhaar(r: random.Random) -> str:
    body = digits(r, 11, "23456789")
    number = body + verhoeff(body)
    shaped = r.choice([groups(number, 4, 4, 4), groups(number, 4, 4, 4), groups(number, 4, 4, 4, by="-"), number])
    script = r.choice(SCRIPTS) if r.random() < 0.15 else SCRIPTS[0]
    return shaped.translate(str.maketrans(SCRIPTS[0], script))


def pan(r: random.Random) -> str:
    return letters(r, 3) + r.choice("PCHFATBLJG") + letters(r, 1) + digits(r, 4) + letters(r, 1)


def gstin(r: random.Random) -> str:
    body = f"{r.randint(1, 37):02}" + pan(r) + r.choice("123456789") + "Z"
    value = [int(ch, 36) for ch in body]
    total = sum(sum(divmod(v * (1 + i % 2), 36)) for i, v in enumerate(value))
    return body + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[-total % 36]


def ifsc(r: random.Random) -> str:
    return r.choice("SBIN HDFC ICIC UTIB PUNB KKBK BARB CNRB".split()) + "0" + digits(r, 6)


def card(r: random.Random) -> str:
    kind = r.randrange(5)
    if kind == 0:
        body = r.choice(["34", "37"]) + digits(r, 12)
        number = body + luhn(body)
        return r.choice([number, groups(number, 4, 6, 5), groups(number, 4, 6, 5, by="-")])
    head = ["", "4", str(r.randint(51, 55)), "6011", str(r.randint(2221, 2720))][kind]
    body = head + digits(r, 15 - len(head))
    number = body + luhn(body)
    return r.choice([number, groups(number, 4, 4, 4, 4), groups(number, 4, 4, 4, 4, by="-")])


def iban(r: random.Random) -> str:
    country, body = r.choice([
        ("DE", digits(r, 18)), ("GB", letters(r, 4) + digits(r, 14)), ("FR", digits(r, 10) + letters(r, 1) + digits(r, 12)),
        ("ES", digits(r, 20)), ("NL", letters(r, 4) + digits(r, 10)), ("PT", digits(r, 21)), ("AE", digits(r, 19))])
    number = int("".join(str(int(ch, 36)) for ch in body + country + "00"))
    whole = country + f"{98 - number % 97:02}" + body
    return r.choice([whole, " ".join(whole[i:i + 4] for i in range(0, len(whole), 4))])


def ssn(r: random.Random) -> str:
    area = r.choice([n for n in range(1, 900) if n != 666])
    return f"{area:03}-{r.randint(1, 99):02}-{r.randint(1, 9999):04}"


def nhs(r: random.Random) -> str:
    while True:
        body = digits(r, 9, "4679")
        check = (11 - sum(int(ch) * (10 - i) for i, ch in enumerate(body)) % 11) % 11
        if check < 10:
            return r.choice([groups(body + str(check), 3, 3, 4), body + str(check), groups(body + str(check), 3, 3, 4, by="-")])


def nino(r: random.Random) -> str:
    number = r.choice("ACEHJLMPRSWXY") + r.choice("ABCEHJLMPRSWXY") + digits(r, 6) + r.choice("ABCD")
    return r.choice([number, groups(number, 2, 2, 2, 2, 1)])


def passport(r: random.Random) -> str:
    return r.choice([r.choice("JKLMNPRSTUVZ") + digits(r, 7, "123456789"), digits(r, 9, "123456789"),
                     "C" + "".join(r.choice("0123456789CFGHJKLMNPRTVWXYZ") for _ in range(4)) + digits(r, 4)])


def voter(r: random.Random) -> str:
    return letters(r, 3) + digits(r, 7)


def licence(r: random.Random) -> str:
    state, office = r.choice("MH DL KA TN UP GJ RJ WB".split()), f"{r.randint(1, 60):02}"
    rest = str(r.randint(1995, 2023)) + digits(r, 7)
    return r.choice([f"{state}{office} {rest}", f"{state}-{office}{rest}", f"{state}{office}{rest}", f"{state}-{office}-{rest[:4]}-{rest[4:]}"])


def mobile(r: random.Random) -> str:
    return digits(r, 10, "6789")


def american(r: random.Random) -> str:
    while True:
        number = digits(r, 3, "23456789") + digits(r, 3, "2346789") + digits(r, 4)
        if number[:3] not in "800 833 844 855 866 877 888".split():
            return number


def phone(r: random.Random) -> str:
    m, a = mobile(r), american(r)
    return r.choice([
        f"+91 {m[:5]} {m[5:]}", f"+91-{m}", f"+91{m}", f"{m[:5]} {m[5:]}", f"0{m[:5]} {m[5:]}", f"({a[:3]}) {a[3:6]}-{a[6:]}",
        f"{a[:3]}-{a[3:6]}-{a[6:]}", f"{a[:3]}.{a[3:6]}.{a[6:]}", f"+1 {a[:3]} {a[3:6]} {a[6:]}", f"+1-{a[:3]}-{a[3:6]}-{a[6:]}",
        f"+44 7{digits(r, 3)} {digits(r, 6)}", f"07{digits(r, 3)} {digits(r, 6)}", f"020 7{digits(r, 3)} {digits(r, 4)}",
        f"011-{digits(r, 8, '2')}", f"+49 1{digits(r, 2, '567')} {digits(r, 7)}", f"0{digits(r, 1, '67')} " + groups(digits(r, 8), 2, 2, 2, 2),
        f"+33 {digits(r, 1, '67')} " + groups(digits(r, 8), 2, 2, 2, 2), f"+34 {digits(r, 3, '67')} {digits(r, 3)} {digits(r, 3)}",
        f"+55 11 9{digits(r, 4)}-{digits(r, 4)}", f"+351 91{digits(r, 1)} {digits(r, 3)} {digits(r, 3)}",
        f"+55219{digits(r, 8)}", f"+491707{digits(r, 6, '123456789')}"])


def bare_phone(r: random.Random) -> str:
    return r.choice([mobile(r), american(r), mobile(r).translate(str.maketrans(SCRIPTS[0], SCRIPTS[1]))])


def email(r: random.Random) -> str:
    first, last = r.choice(FIRST), r.choice(LAST)
    return r.choice([f"{first}.{last}", f"{first}_{last}{r.randint(1, 99)}", first[0] + last, f"{last}+news", first]) + "@" + r.choice(HOSTS)


def ip(r: random.Random) -> str:
    if r.random() < 0.3:
        return "2a02:" + ":".join(f"{r.randint(16, 65535):x}" for _ in range(7))
    return f"{r.choice([81, 103, 117, 49, 185, 93])}.{r.randint(10, 250)}.{r.randint(10, 250)}.{r.randint(10, 250)}"


MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "hi": "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
}


def birth(lang: str) -> Draw:
    def draw(r: random.Random) -> str:
        d, m, y = r.randint(1, 28), r.randint(1, 12), r.randint(1940, 2012)
        name = MONTHS[lang][m - 1]
        words = {"es": f"{d} de {name} de {y}", "de": f"{d}. {name} {y}"}.get(lang, f"{d} {name} {y}")
        shapes = [f"{d:02}/{m:02}/{y}", f"{d:02}-{m:02}-{y}", f"{d:02}.{m:02}.{y}", f"{y}-{m:02}-{d:02}", words]
        return r.choice(shapes + ([f"{name} {d}, {y}"] if lang == "en" else []))
    return draw


def account(r: random.Random) -> str:
    return r.choice([digits(r, 11, "1235"), digits(r, 14, "5"), digits(r, 16, "1"), digits(r, 9, "1"), groups(digits(r, 12, "3"), 4, 4, 4),
                     digits(r, 7, "4"), groups(digits(r, 11, "123"), 4, 6, 1, by="-"), groups(digits(r, 20, "2"), 4, 4, 4, 4, 4)])


# type, how it is drawn, sentences with {} for it
FOUND: list[tuple[str, Draw, list[str]]] = [
    ("aadhaar", aadhaar, [
        "The Aadhaar of the applicant is {}.", "Aadhaar no. {} is linked to the account.", "UIDAI record: {}", "Please verify Aadhaar {} today.",
        "आवेदक का आधार नंबर {} है।", "आधार: {}", "Su número de Aadhaar es {}.", "Le numéro Aadhaar est {}.", "Die Aadhaar-Nummer lautet {}.",
        "KYC documents: Aadhaar ({}), one photo."]),
    ("pan", pan, ["Her PAN is {}.", "PAN: {}", "TDS was filed under {}.", "पैन कार्ड {} मान्य है।", "The permanent account number {} belongs to the firm.",
                  "Income tax return of {} was processed."]),
    ("gstin", gstin, ["The supplier's GSTIN is {}.", "GST number: {}", "जीएसटी {} पर पंजीकृत", "Billed by the firm {} in March."]),
    ("ifsc", ifsc, ["IFSC {} is the branch in Pune.", "Use NEFT with {}.", "IFSC कोड {} है।", "Transfer to branch {} please."]),
    ("payment_card", card, [
        "The card on file is {}.", "Charge {} for the stay.", "Visa {} expires 12/27.", "Her credit card number is {}, she said.", "कार्ड नंबर {} बंद करें।",
        "Mi tarjeta es {}.", "Ma carte bancaire : {}.", "Meine Kreditkarte ist {}.", "Payment details: {}; CVV withheld."]),
    ("iban", iban, ["Transfer it to {}.", "IBAN: {}", "Mi cuenta es {}.", "Überweisen Sie bitte auf {}.", "Versez le montant sur {}.", "The refund went to {} yesterday."]),
    ("us_ssn", ssn, ["Her SSN is {}.", "Social Security Number: {}", "The form lists {} for the spouse.", "SSN {} was reported stolen."]),
    ("nhs_number", nhs, ["NHS number {}.", "The patient (NHS No. {}) was seen on Monday.", "NHS: {}", "Patient's NHS number is {} according to the letter."]),
    ("uk_nino", nino, ["National Insurance number: {}", "NI number {} is on the payslip.", "His NINO is {}.", "The payslip shows {} at the top."]),
    ("passport", passport, ["Passport number {}.", "Her passport {} expires next year.", "पासपोर्ट नंबर {} है।", "Pasaporte: {}", "Numéro de passeport : {}",
                            "Reisepass {} wurde vorgelegt.", "Travelling on passport no. {}"]),
    ("voter_id", voter, ["Voter ID {} is registered in Ward 4.", "EPIC No. {}", "मतदाता पहचान पत्र {} जारी हुआ।", "The voter card {} was replaced."]),
    ("driving_licence", licence, ["Driving licence {} is valid until 2031.", "DL No: {}", "ड्राइविंग लाइसेंस {} रद्द है।", "His driving license number is {}."]),
    ("phone", phone, [
        "Call {} after six.", "You can reach her at {}.", "Phone: {}", "His number is {}, try in the evening.", "{} is the number on the card.",
        "मोबाइल: {}", "कृपया {} पर कॉल करें।", "Llame al {} mañana.", "Appelez le {} demain.", "Sie erreichen ihn unter {}.", "Ravi Sharma, {}, Pune",
        "WhatsApp {} for the key."]),
    ("phone", bare_phone, ["Her mobile is {}.", "Phone number {}", "Text me at {} please.", "उनका मोबाइल नंबर {} है।", "Teléfono: {}", "Tél. {}", "Telefonnummer {}",
                           "Contact Mr Rao on {}.", "Call {} now.", "{} is my mobile number."]),
    ("email", email, ["Write to {}.", "Her address is {}, he said.", "ईमेल: {}", "Escriba a {} hoy.", "Écrivez à {}.", "Schreiben Sie an {}.", "<{}>", "Sent by {} on Monday"]),
    ("ip_address", ip, ["Login from {} at night.", "The client IP was {}.", "आईपी पता {} है।", "Blocked {} after ten tries.", "Your session was opened from {} at noon.", "The connection from {} was closed.", "Dirección IP: {}", "Von {} kam die Anfrage."]),
    *[("date_of_birth", birth(lang), rows) for lang, rows in {
        "en": ["She was born on {}.", "DOB: {}", "Our file lists {} as your date of birth.", "aapki janm tithi {} hai", "Date of birth is {} as per the certificate.", "Asha Rao (born {}) applied."],
        "hi": ["जन्म तिथि: {}", "उनका जन्म {} को हुआ।", "जन्मतिथि {} दर्ज है।"],
        "es": ["Fecha de nacimiento: {}", "Nació el {} en Lima."], "fr": ["Né le {} à Lyon.", "Date de naissance : {}"],
        "de": ["Geburtsdatum: {}", "Geboren am {}.", "Sie wurde geboren am {} in Bonn."]}.items()],
    ("bank_account", account, [
        "Account number {} at the branch.", "A/c no. {} was credited.", "Bank account: {}", "Her savings account {} is frozen.", "खाता संख्या {} है।",
        "Número de cuenta: {}", "Numéro de compte : {}", "Kontonummer {}", "Número da conta: {}"]),
]

# how it is drawn, sentences: nothing to find
LOOKS: list[tuple[Draw, list[str]]] = [
    (lambda r: digits(r, r.choice([8, 10, 12, 13]), "123456789"), [
        "Order number {} has shipped.", "Invoice no. {} is due.", "Your order {} arrives on Friday.", "Ticket ID: {}", "Reference {} was closed.", "ऑर्डर नंबर {} भेजा गया।",
        "Número de pedido: {}", "Numéro de commande : {}", "Bestellnummer {} wurde versandt.", "Transaction ID {} failed.", "Customer ID {}", "Tracking number {}"]),
    (lambda r: groups(digits(r, 12, "123456789"), 4, 4, 4), ["Order {} has shipped.", "Invoice {} is due.", "Sendungsnummer {}", "Tracking ID: {}"]),
    (lambda r: groups(digits(r, 10, "123456789"), 3, 3, 4, by="-"), ["Order {} has shipped.", "Part number {}.", "Case {} is open."]),
    (lambda r: "978-" + groups(digits(r, 10), 1, 4, 4, 1, by="-"), ["ISBN {}", "The book ({}) is in print."]),
    (lambda r: f"{r.randint(1, 20)}.{r.randint(0, 40)}.{r.randint(0, 30)}.{r.randint(0, 99)}", ["Version {} is out.", "Upgrade to v{} now.", "Release {} mends it.", "See section {}."]),
    (lambda r: f"{r.getrandbits(128):032x}", ["md5 {}", "Commit {} broke it.", "{}"]),
    (lambda r: "-".join(f"{r.getrandbits(4 * n):0{n}x}" for n in (8, 4, 4, 4, 12)), ["Request {} failed.", "uuid {}", "{}"]),
    (lambda r: f"{r.randint(1990, 2024)}-{r.randint(1, 12):02}-{r.randint(1, 28):02}T{r.randint(10, 23)}:{r.randint(10, 59)}:{r.randint(10, 59)}Z", ["Logged at {}.", "Call before {}.", "{}"]),
    (lambda r: f"{r.randint(1900, 2020)}-{r.randint(1950, 2024)}", ["The years {} were dry.", "Report {}", "Contact period {}"]),
    (lambda r: str(r.randint(1_500_000_000, 1_800_000_000)), ["Timestamp {}", "created at {}", "epoch {}"]),
    (lambda r: f"{r.randint(1, 99)},{r.randint(100, 999)},{r.randint(100, 999)}.{r.randint(10, 99)}", ["It costs ${}.", "Budget: INR {}", "Total of €{} was paid.", "राशि ₹{} है।"]),
    (lambda r: f"{r.uniform(-80, 80):.6f}, {r.uniform(-170, 170):.6f}", ["The site is at {}.", "Coordinates: {}", "Contact point {}"]),
    (lambda r: "1Z" + letters(r, 3) + digits(r, 13), ["UPS tracking {}", "Parcel {} is late."]),
    (lambda r: r.choice(["user@example.com", "jane@example.org", "192.0.2.44", "198.51.100.7", "555-0123", "(415) 555-0199", "000-00-0000", "10.20.30.40", "192.168.14.200", "2001:db8::42"]),
     ["For example {}.", "Use {} in the form.", "e.g. {}", "The docs show {}."]),
    (lambda r: r.choice(["4242 4242 4242 4242", "4111111111111111", "5555 5555 5555 4444"]), ["Use the test card {}.", "In the sandbox, pay with {}.", "Example: {}"]),
    (lambda r: letters(r, 3) + "-" + digits(r, 4) + "-" + letters(r, 2), ["Product code {}", "Model {} is sold out.", "SKU {}"]),
    (lambda r: letters(r, 2) + digits(r, 4), ["Flight {} is late.", "Room {}", "Form {} is needed."]),
    (lambda r: digits(r, 6, "123456789"), ["PIN code {}", "Use the OTP {}.", "postal code {}", "Contact the office at {}"]),
    (lambda r: f"{r.randint(1, 28)} {r.choice(MONTHS['en'])} {r.randint(1950, 2024)}", ["The Act of {} applies.", "It was signed on {}.", "The office opened on {}."]),
    (lambda r: f"{digits(r, 11, '23456789')}", ["Aadhaar has twelve digits, {} has not.", "Population {} in total"]),
]


BASE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def drawn(r: random.Random, n: int, more: str = "") -> str:
    """Letters and digits as a key has them: some of each."""
    return "".join(r.choice(BASE + more) for _ in range(n - 3)) + r.choice("abcdefgh") + r.choice("KLMNPQ") + r.choice("23456789")


def hexed(r: random.Random, n: int) -> str:
    return "".join(r.choice("0123456789abcdef") for _ in range(n))


def uuid(r: random.Random) -> str:
    return "-".join(hexed(r, n) for n in (8, 4, 4, 4, 12))


NOUNS = "River Lantern Maple Falcon Copper Monsoon Ganga Verano Soleil Linde Sommer Praia Granite Meadow Saffron Jasmin".split()


def password(r: random.Random) -> str:
    word, number = r.choice(NOUNS), digits(r, r.choice([3, 4]), "123456789")
    phrase = "-".join(r.choice(NOUNS).lower() for _ in range(3)) + "-" + digits(r, 2, "123456789")
    return r.choice([f"{word}@{number}", f"{word}#{number}", f"{word}{number}!", phrase, drawn(r, 12, "!#%&*+-?@_"), f"{word}_{number}x"])


def connection(r: random.Random) -> str:
    db, user, word = r.choice("hr billing crm stock".split()), r.choice("app sa svc_web reader".split()), r.choice(NOUNS) + digits(r, 4, "123456789")
    host = f"{db}-db{r.randint(1, 9)}.acme-tools.io"
    return r.choice([
        f"Server={host};Database={db};User Id={user};Password={word};", f"Server=tcp:{host},1433;Initial Catalog={db};User ID={user};Password={word};Encrypt=True",
        f"Data Source={host};Initial Catalog={db};User ID={user};Password={word}", f"Driver={{ODBC Driver 18 for SQL Server}};Server={host};Uid={user};Pwd={word};",
        f"jdbc:sqlserver://{host}:1433;databaseName={db};user={user};password={word}", f"jdbc:postgresql://{host}/{db}?user={user}&password={word}",
        f"Endpoint=sb://{db}.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey={drawn(r, 43, '+/')}=",
        f"DefaultEndpointsProtocol=https;AccountName={db};AccountKey={drawn(r, 86, '+/')}==;EndpointSuffix=core.windows.net",
        f"mongodb+srv://{user}:{word}@{host}/{db}?retryWrites=true&w=majority", f"redis://:{word}@{host}:6379/0", f"amqps://{user}:{word}@{host}:5671/{db}",
        f"smtp://{user}:{word}@{host}:587", f"postgres://{user}:{word}@{host}:5432/{db}"])


def gitlab(r: random.Random) -> str:
    prefix, n = r.choice([("glpat-", 20), ("gloas-", 64), ("gldt-", 20), ("glrt-", 20), ("glrt-t1_", 20), ("glptt-", 40), (f"glcbt-{r.randint(10, 99)}_", 20),
                          ("glft-", 20), ("glimt-", 25), ("glagent-", 50), ("glsoat-", 20), ("glffct-", 20), ("GR1348941", 20)])
    return prefix + drawn(r, n, "_-")


def pem(r: random.Random) -> str:
    name = r.choice(["RSA PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "PRIVATE KEY", "PGP PRIVATE KEY BLOCK"])
    lines = [drawn(r, 64, "+/") for _ in range(r.randint(2, 8))] + [drawn(r, 30, "+/") + "=="]
    return f"-----BEGIN {name}-----\n" + ("\n" if "PGP" in name else "") + "\n".join(lines) + f"\n-----END {name}-----"


def jwt(r: random.Random) -> str:
    return "eyJ" + drawn(r, r.randint(20, 120)) + ".eyJ" + drawn(r, r.randint(30, 900), "_-") + "." + drawn(r, r.choice([43, 86, 342]), "_-")


NAMES = "webhook_secret app_secret client_secret signing_key encryption_key ENCRYPTION_KEY API_TOKEN session_secret jwt_secret private_token api_key".split()
IN_FILES = ["{name}={}", "export {name}=\"{}\"", "\"{name}\": \"{}\"", "{name}: {}", "The value of {name} is \"{}\".", "El valor de {name} es \"{}\".",
            "La valeur de {name} est « {} ».", "Der Wert von {name} lautet \"{}\".", "{name} का मान \"{}\" है।"]
# kind, how it is drawn, sentences
SECRETS: list[tuple[str, Draw, list[str]]] = [
    ("connection_string", connection, ["Use {} for it.", "Connection string: `{}`", "conn = \"{}\"", "La cadena de conexión es {}", "यह है: {}"]),
    ("gitlab_token", gitlab, ["The token is {}.", "GITLAB_TOKEN={}", "Use `{}` here."]),
    ("named_secret", lambda r: r.choice([hexed(r, 32), hexed(r, 64), uuid(r), drawn(r, 16), drawn(r, 32), drawn(r, 40, "_-")]),
     [line.replace("{name}", name) for name in NAMES for line in IN_FILES]),
    ("password", password, [
        "The password for the PDF is \"{}\".", "Your temporary password is {}", "password: {}", "Das Passwort für die Datei lautet \"{}\".", "Passwort: {}",
        "Mot de passe provisoire : {}", "Le mot de passe est {}", "La contraseña temporal es {}", "Contraseña: {}", "A senha é {}", "पासवर्ड: {}", "आपका पासवर्ड {} है।",
        "aapka password {} hai", "DB_PASSWORD={}", "\"password\": \"{}\"", "The Wi-Fi password is `{}`."]),
    ("stripe_key", lambda r: r.choice(["sk_live_", "sk_test_", "rk_live_", "rk_test_", "whsec_"]) + drawn(r, r.choice([24, 32, 99])), ["Stripe: {}", "Use {}.", "KEY={}"]),
    ("openai_key", lambda r: r.choice(["sk-proj-", "sk-admin-", "sk-svcacct-"]) + drawn(r, r.choice([40, 124, 156]), "_-"), ["OpenAI key {}.", "OPENAI_API_KEY={}", "`{}`"]),
    ("anthropic_key", lambda r: r.choice(["sk-ant-api03-", "sk-ant-admin01-"]) + drawn(r, r.choice([80, 93]), "_-") + "AA", ["Key: {}.", "ANTHROPIC_API_KEY={}", "`{}`"]),
    ("github_token", lambda r: r.choice([r.choice(["ghp_", "gho_", "ghu_", "ghs_", "ghr_"]) + drawn(r, r.choice([36, 76])), "github_pat_" + drawn(r, 22) + "_" + drawn(r, 59)]),
     ["Token {}.", "GITHUB_TOKEN={}", "`{}`"]),
    ("slack_token", lambda r: r.choice([f"xoxe-1-{drawn(r, 140)}", f"xoxe.xoxp-1-{drawn(r, 160)}", f"xapp-1-A{digits(r, 10)}-{digits(r, 13)}-{hexed(r, 64)}",
                                         f"xoxb-{digits(r, 12)}-{digits(r, 13)}-{drawn(r, 24)}"]), ["Slack token {}.", "SLACK={}", "`{}`"]),
    ("private_key", pem, ["{}", "The key:\n{}\nKeep it.", "key: \"{}\""]),
    ("jwt", jwt, ["{}", "Authorization: Bearer {}", "token={}", "The session is {}."]),
]
SECRET_LOOKS = [
    (lambda r: str(r.randint(8, 20)), ["Your password must have {} characters, a digit and a symbol.", "password: at least {} characters", "The password expires in {} days.",
                                      "La contraseña debe tener {} caracteres.", "Das Passwort muss {} Zeichen haben.", "पासवर्ड {} अक्षर का होना चाहिए।"]),
    (lambda r: r.choice(["<password>", "********", "${DB_PASSWORD}", "your_password", "{{ password }}", "xxxxxxxx"]), ["password: {}", "password={}", "The password is {}."]),
    (lambda r: "pk_live_" + drawn(r, 24), ["The public key {} may be shown.", "{}"]),
    (lambda r: f"{digits(r, 5, '6789')} {digits(r, 5)}", ["The file has {} rows.", "We sold {} units.", "{} people voted."]),
    (lambda r: f"{r.randint(1, 99)} {digits(r, 3)} {digits(r, 3)}", ["{} habitants vivent ici.", "The region has {} inhabitants.", "Il y a {} personnes."]),
    (lambda r: f"INR {digits(r, 10, '6789')}", ["The company owes {}.", "Contact the bank about {}."]),
]


def rows(seed: int, each: int) -> list[Row]:
    r = random.Random(seed)
    out: list[Row] = []
    for kind, draw, sentences in FOUND + SECRETS:
        for n in range(each):
            value = draw(r)
            out.append({"text": sentences[n % len(sentences)].replace("{}", value), "type": kind, "value": value})
    for draw, sentences in LOOKS + SECRET_LOOKS:
        out += [{"text": sentences[n % len(sentences)].replace("{}", draw(r)), "type": None, "value": ""} for n in range(each)]
    return out


def scan(binary: str, rows: list[Row]) -> list[list[tuple[str, str]]]:
    """What the command finds in each row: types and words."""
    lines = "".join(json.dumps({"text": row["text"], "role": "response"}) + "\n" for row in rows)
    ran = subprocess.run([binary, "scan", "-", "--quiet"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    out = []
    for row, line in zip(rows, ran.stdout.splitlines(), strict=True):
        raw = str(row["text"]).encode()
        pii = json.loads(line)["pii"]
        out.append([(one["type"], raw[one["span"]["start"]:one["span"]["end"]].decode()) for one in pii])
    return out


def check(binary: str, rows: list[Row], show: int) -> None:
    total, right, wrong, shown = Counter(), Counter(), Counter(), 0
    for row, found in zip(rows, scan(binary, rows), strict=True):
        kind, hit = str(row["type"] or ""), (row["type"], row["value"])
        total[kind] += 1
        right[kind] += hit in found if kind else not found
        wrong.update(other for other, words in found if (other, words) != hit)
        if shown < show and (found != [hit] if kind else found):
            shown += 1
            print(f"  {row['text']!r}: expected {kind or 'nothing'} {row['value']!r}, found {found}", file=sys.stderr)
    print(f"{'type':18} {'rows':>6} {'recall':>8} {'precision':>10}")
    for kind in sorted(set(total) | set(wrong)):
        if kind:
            found = right[kind] + wrong[kind]
            print(f"{kind:18} {total[kind]:6} {right[kind] / max(1, total[kind]):8.2%} {right[kind] / max(1, found):10.2%}")
    hits, all_found = sum(right[k] for k in total if k), sum(right[k] for k in total if k) + sum(wrong.values())
    rows_with = sum(total[k] for k in total if k)
    print(f"{'all':18} {rows_with:6} {hits / rows_with:8.2%} {hits / all_found:10.2%}")
    print(f"look-alikes left alone: {right['']} of {total['']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--check", metavar="BIN")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--show", type=int, default=0, help="print so many rows that are answered otherwise")
    options = parser.parse_args()
    made = rows(options.seed, options.each)
    if options.out:
        options.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in made), encoding="utf-8")
    if options.check:
        check(options.check, made, options.show)


if __name__ == "__main__":
    main()
