"""What stands in a sentence without a label: names, days, amounts, and the numbers of things."""
import hashlib

from pii_draw import *
from pii_numbers import ASCII_NAMES, FIRST, LAST

CITY = {"en": "Leeds Pune Austin Bristol Chennai Denver Nagpur Oakland Cardiff Kochi".split(), "hi": "पटना लखनऊ भोपाल जयपुर इंदौर रांची कानपुर".split(),
        "hx": "Patna Lucknow Bhopal Jaipur Indore Ranchi Kanpur".split(), "es": "Sevilla Zaragoza Bilbao Guadalajara Córdoba Mérida".split(),
        "fr": "Lyon Nantes Toulouse Grenoble Orléans Rennes".split(), "de": "Köln Leipzig Nürnberg Bremen Münster Kassel".split()}
DAY = {"en": "Monday Tuesday Wednesday Thursday Friday Saturday".split(), "hi": "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार".split(), "hx": "Monday Tuesday somvaar guruvaar Friday Saturday".split(),
       "es": ["el lunes", "el martes", "el miércoles", "el jueves", "el viernes"], "fr": "lundi mardi mercredi jeudi vendredi".split(), "de": "Montag Dienstag Mittwoch Donnerstag Freitag".split()}
BANKN = {"en": ["Kestrel Bank", "Meridian Bank", "State Bank", "Harbour Trust", "Union Co-op Bank"], "hi": ["स्टेट बैंक", "ग्रामीण बैंक", "सहकारी बैंक"], "hx": ["State Bank", "Gramin Bank", "Sahakari Bank"],
         "es": ["Banco Sur", "Caja Norte"], "fr": ["Banque du Rhône", "Crédit Ouest"], "de": ["Sparkasse Mitte", "Volksbank Nord"]}
SVC = "billing-api auth-gateway orders-worker patient-sync payroll-export search-index notify-svc cart-service".split()
CHEMS = "C6H12O6 H2SO4 NaHCO3 C8H9NO2 CaCO3 KMnO4 C2H5OH Fe2O3 (NH4)2SO4 CuSO4·5H2O C17H19N3O3S C9H8O4 NaOCl Al2(SO4)3 H2O2 C10H16N5O13P3".split()


def indian(n):
    s = str(n)
    if len(s) <= 3:
        return s
    h, t = s[:-3], s[-3:]
    p = []
    while h:
        p.insert(0, h[-2:]); h = h[:-2]
    return ",".join(p) + "," + t


def isbn13(r, _):
    b = "978" + r.choice("0123689") + pick(r, D, 8)
    s = b + str(-sum(int(c) * (1 + 2 * (i % 2)) for i, c in enumerate(b)) % 10)
    return r.choice((s, "%s-%s-%s-%s-%s" % (s[:3], s[3], s[4:8], s[8:12], s[12]), "%s %s %s %s %s" % (s[:3], s[3], s[4:7], s[7:12], s[12]), s[:3] + "-" + s[3:]))


def isbn10(r, _):
    b = r.choice("0123789") + pick(r, D, 8)
    k = -sum(int(c) * w for c, w in zip(b, range(10, 1, -1))) % 11
    s = b + ("X" if k == 10 else str(k))
    return r.choice((s, "%s-%s-%s-%s" % (s[0], s[1:5], s[5:9], s[9]), "%s-%s-%s-%s" % (s[0], s[1:4], s[4:9], s[9])))


def ver(r, _):
    a = "%d.%d.%d.%d" % (r.randint(1, 24), r.randint(0, 20), r.randint(0, 30), r.randint(0, 255))
    return wpick(r, [(a, 60), (a.rsplit(".", 1)[0], 14), ("10.0.%d.%d" % (r.randint(17000, 26000), r.randint(1, 4000)), 10), (a.rsplit(".", 1)[0] + r.choice(("-rc1", "-beta.2", "+build.417")), 16)])


def bad12(r, _):
    while True:
        s = r.choice("23456789") + pick(r, D, 11)
        if verhoeff_sum(s):
            return r.choice((s, by4(s), by4(s, "-")))


def bad16(r, _):
    while True:
        s = r.choice("4455566") + pick(r, D, 15)
        if not luhn_ok(s):
            return r.choice((s, by4(s), by4(s, "-")))


def ts(r, _):
    y, m, d = ymd(r, 2019, 2025)
    H, M, S = r.randint(0, 23), r.randint(0, 59), r.randint(0, 59)
    t = "%02d:%02d:%02d" % (H, M, S)
    e = r.randint(1600000000, 1760000000)
    return r.choice(("%d-%02d-%02dT%sZ" % (y, m, d, t), "%d-%02d-%02d %s.%03d" % (y, m, d, t, r.randint(0, 999)), "%d-%02d-%02dT%s+05:30" % (y, m, d, t), str(e), str(e * 1000 + r.randint(0, 999)),
                     "%02d/%s/%d:%s +0000" % (d, MON["en"][m - 1][:3], y, t), "%d%02d%02d%s" % (y, m, d, t.replace(":", ""))))


def money(r, lang):
    c = r.choice((r.randint(1000, 99999), r.randint(100000, 9999999), r.randint(10 ** 7, 9 * 10 ** 9)))
    p = r.randint(0, 99)
    if lang in ("hi", "hx"):
        return r.choice(("₹%s" % indian(c), "₹ %s.%02d" % (indian(c), p), "Rs. %s" % indian(c), "%s %s" % (indian(c), "रुपये" if lang == "hi" else "rupaye")))
    g = "{:,}".format(c)
    if lang == "en":
        return r.choice(("$%s.%02d" % (g, p), "£%s" % g, "₹%s" % indian(c), "USD %s" % g, "EUR %d.%02d" % (c, p), "INR %d" % c))
    if lang == "fr":
        return "%s,%02d €" % (g.replace(",", " "), p)
    return "%s,%02d %s" % (g.replace(",", "."), p, r.choice(("€", "EUR")))


def coord(r, _):
    a, b = r.uniform(-60, 70), r.uniform(-120, 140)
    return r.choice(("%.4f, %.4f" % (a, b), "%.6f,%.6f" % (a, b), "%d°%02d'%02d\"N %d°%02d'%02d\"E" % (abs(a), r.randint(0, 59), r.randint(0, 59), abs(b), r.randint(0, 59), r.randint(0, 59)),
                     "lat %.5f lon %.5f" % (a, b), "%.4f° N, %.4f° E" % (abs(a), abs(b))))


def track(r, _):
    return r.choice(("1Z" + pick(r, U + D, 6) + pick(r, D, 10), "9400 1" + group(pick(r, D, 17), (3, 4, 4, 4, 2), " "), "E" + r.choice("EKLMU") + pick(r, D, 9) + "IN", "JD0146" + pick(r, D, 12),
                     "TBA" + pick(r, D, 12), pick(r, "7", 1) + pick(r, D, 11), "R" + r.choice("ABR") + pick(r, D, 9) + "GB", pick(r, "56", 1) + pick(r, D, 10), "SF" + pick(r, D, 13)))


def sect(r, lang):
    n, m = r.randint(2, 140), r.choice("abcdefghij")
    if lang == "es":
        return r.choice(("el artículo %d.%d de la Ley %d/%d" % (n, r.randint(1, 9), r.randint(1, 50), r.randint(1985, 2023)), "el art. %d de la Ley Orgánica %d/%d" % (n, r.randint(1, 9), r.randint(1985, 2023))))
    if lang == "de":
        return r.choice(("§ %d Abs. %d BGB" % (n * 5, r.randint(1, 5)), "§ %d Absatz %d Nummer %d VwVfG" % (n, r.randint(1, 4), r.randint(1, 6)), "Art. %d DSGVO" % r.randint(5, 99)))
    if lang == "hi":
        return r.choice(("धारा %d(%d)(%s)" % (n, r.randint(1, 4), m), "सूचना का अधिकार अधिनियम 2005 की धारा %d(%d)" % (r.randint(4, 24), r.randint(1, 9))))
    return r.choice(("s. %d(%d)(%s)" % (n, r.randint(1, 6), m), "s. 8(1)(j)", "Section %d%s" % (n, r.choice(("", "A", "B", "C"))), "section %d(%d) of the RTI Act, 2005" % (r.randint(4, 24), r.randint(1, 9)),
                     "Rule %d.%d.%d" % (r.randint(1, 20), r.randint(1, 20), r.randint(1, 9)), "Article %d(%d) GDPR" % (r.randint(5, 99), r.randint(1, 4))))


def mask(r, _):
    n4, n3 = pick(r, D, 4), pick(r, D, 3)
    return r.choice(("XXXX-XXXX-" + n4, "XXXX XXXX XXXX " + n4, "**** **** **** " + n4, "xxxxxxxx" + n4, "•••• " + n4, "XXXXXX" + n4, "***-**-" + n4, "+91 ******" + n3, "%s***@g****.com" % r.choice(L),
                     "XXXXX%s%s" % (n4, r.choice(U)), "ghp_" + "*" * 12, "AKIA************" + pick(r, U, 2), "4%s-XX**-****-%s" % (n3, n4), "********" + n3))


PH = ("YOUR_API_KEY <password> sk-xxxx sk-xxxxxxxxxxxxxxxxxxxx <YOUR_TOKEN> your-api-key-here ${API_KEY} {{api_key}} ghp_xxxxxxxxxxxxxxxxxxxx ghp_<token> glpat-XXXXXXXXXXXXXXXXXXXX xoxb-your-token sk_live_xxx "
      "sk-ant-api03-xxxx... AIzaSyXXXXXXXXXXXXXXXX process.env.API_KEY os.environ[\"TOKEN\"] $SECRET_KEY CHANGEME changeme <client-secret> ******** [REDACTED] INSERT_TOKEN_HERE sk_test_... eyJhbGci... "
      "postgres://user:<password>@host:5432/db -----BEGIN|PRIVATE|KEY-----|...|-----END|PRIVATE|KEY----- <your-password-here> xxx-xxx-xxx %(password)s").split()


def name(r, lang):
    return r.choice(FIRST[lang]) + " " + r.choice(LAST[lang])


def ref(r, lang):
    return r.choice(("SR-%05d" % r.randint(1, 99999), "INC%07d" % r.randint(1, 9999999), "CASE-%d-%04d" % (r.randint(2021, 2025), r.randint(1, 9999)), "%s/%d/%05d" % (r.choice(("GRV", "PGR", "RTI", "DAR")), r.randint(2021, 2025), r.randint(1, 99999)),
                     "#%d" % r.randint(10000, 9999999), "%s-%d" % (r.choice(("OPS", "PAY", "HELP", "WEB")), r.randint(100, 29999)), "CRN-%03d-%06d" % (r.randint(1, 999), r.randint(1, 999999))))


def order(r, lang):
    return r.choice(("40%d-%07d-%07d" % (r.randint(2, 9), r.randint(1, 9999999), r.randint(1, 9999999)), "OD" + number(r, 18), number(r, 8), "ORD-%d-%05d" % (r.randint(2020, 2025), r.randint(1, 99999)),
                     number(r, 10), "W%09d" % r.randint(1, 999999999), number(r, 12), "SO/%02d-%02d/%06d" % (r.randint(20, 24), r.randint(21, 25), r.randint(1, 999999))))


def invoice(r, lang):
    return r.choice(("INV-%d-%05d" % (r.randint(2020, 2025), r.randint(1, 99999)), "%s/24-25/%04d" % (r.choice(("GST", "TX", "MH")), r.randint(1, 9999)), "RE%08d" % r.randint(1, 99999999), "F%d-%04d" % (r.randint(2020, 2025), r.randint(1, 9999)),
                     number(r, 10), "IN%s" % pick(r, D, 12)))


def sku(r, lang):
    return r.choice(("%s-%04d-%s" % (pick(r, U, 3), r.randint(1, 9999), pick(r, U, 2)), "%s%d%s" % (pick(r, U, 2), r.randint(100, 99999), pick(r, U, 1)), "%s/%s-%d" % (pick(r, U, 2), pick(r, U, 2), r.randint(10, 9999)), "B0" + pick(r, U + D, 8),
                     pick(r, U, 5) + pick(r, D, 3) + pick(r, U, 2), "%03d.%03d.%02d" % (r.randint(100, 999), r.randint(0, 999), r.randint(0, 99)), pick(r, U, 4) + "-" + pick(r, U + D, 6)))


def uuid(r, lang):
    s = dashed(r)
    return s.upper() if r.random() < .2 else s


def big10(r, lang):
    s = r.choice("6789") + pick(r, D, 9)
    return r.choice((s, s, "{:,}".format(int(s)), indian(int(s)), s[:5] + " " + s[5:]))


def plate(r, lang):
    rnd = lambda a, n: pick(r, a, n)
    C = "BCDFGHJKLMNPRSTVWXYZ"
    k = {"es": "es", "fr": "fr", "de": "de", "hi": "in", "hx": "in"}.get(lang) or r.choice(("in", "gb", "us"))
    return {"in": lambda: r.choice(("%s %s %s %s", "%s-%s-%s-%s", "%s%s%s%s")) % (r.choice(("KA", "DL", "MH", "UP", "TN", "BR")), "%02d" % r.randint(1, 60), rnd(U, 2), rnd(D, 4)), "gb": lambda: "%s%02d %s" % (rnd(C, 2), r.randint(2, 74), rnd(C, 3)),
            "us": lambda: "%s%s%s" % (rnd(D, 1), rnd(U, 3), rnd(D, 3)), "es": lambda: "%s %s" % (rnd(D, 4), rnd(C, 3)), "fr": lambda: "%s-%s-%s" % (rnd(C, 2), rnd(D, 3), rnd(C, 2)),
            "de": lambda: "%s-%s %d" % (r.choice(("B", "M", "HH", "K", "LEV")), rnd(U, 2), r.randint(10, 9999))}[k]()


def math(r, lang):
    a, b, c = r.randint(12, 9999), r.randint(12, 9999), r.randint(2, 99)
    return r.choice(("%d × %d = %d" % (a, b, a * b), "%dx² + %dx - %d = 0" % (c, a, b), "(%d + %d) / %d ≈ %.4f" % (a, b, c, (a + b) / c), "%d^%d mod %d = %d" % (a, c, b, pow(a, c, b)), "√%d ≈ %.6f" % (a, a ** .5),
                     "%d - %d + %d = %d" % (a, b, c, a - b + c), "%d * 1.18 = %.2f" % (a, a * 1.18)))


def census(r, lang):
    n = r.choice((r.randint(20000, 999999), r.randint(10 ** 6, 99 * 10 ** 6), r.randint(10 ** 8, 1450 * 10 ** 6)))
    return r.choice(("{:,}".format(n), indian(n), str(n))) if lang in ("en", "hi", "hx") else "{:,}".format(n).replace(",", "." if lang == "es" else " ")


# what each [[~name]] stands for
FILL = {
    "name": name,
    "city": lambda r, lang: r.choice(CITY[lang]),
    "icity": lambda r, _: r.choice("Pune Chennai Nagpur Kochi Surat Mysuru Guwahati Jaipur".split()),
    "day": lambda r, lang: r.choice(DAY[lang]),
    "bank": lambda r, lang: r.choice(BANKN[lang]),
    "svc": lambda r, _: r.choice(SVC),
    "env": lambda r, lang: r.choice(("staging", "production", "the QA cluster" if lang == "en" else "qa", "sandbox")),
    "user": lambda r, _: r.choice(ASCII_NAMES) + r.choice((".", "_", "")) + r.choice(("ops", "hr", "k", "r2", "desk", "01")),
    "time": lambda r, _: "%02d:%02d" % (r.randint(6, 21), r.choice((0, 15, 30, 45))),
    "amt": money,
    "money": money,
    "ref": ref,
    "case": ref,
    "order": order,
    "invoice": invoice,
    "isbn10": isbn10,
    "isbn13": isbn13,
    "sku": sku,
    "ver": ver,
    "git": lambda r, _: pick(r, HEX, r.choice((40, 40, 7, 8, 12))),
    "sha": lambda r, _: hashlib.sha256(pick(r, AN, 20).encode()).hexdigest(),
    "uuid": uuid,
    "ts": ts,
    "date": lambda r, lang: fmt_date(r, lang, *ymd(r, 2022, 2026)),
    "big10": big10,
    "coord": coord,
    "track": track,
    "bad12": bad12,
    "bad16": bad16,
    "n9": lambda r, _: r.choice("12345678") + pick(r, D, 8),
    "plate": plate,
    "flight": lambda r, _: r.choice(("AI", "6E", "UK", "LH", "BA", "AF", "IB", "UA")) + r.choice(("", " ", "-")) + str(r.randint(100, 7999)),
    "chem": lambda r, _: r.choice(CHEMS),
    "math": math,
    "exmail": lambda r, _: r.choice(("user", "jane.doe", "john.smith", "test", "admin", "info", "your.name", "support", "customer1", "a.kumar")) + r.choice(("", "", str(r.randint(1, 99)))) + "@" + r.choice(("example.com", "example.org", "example.net", "mail.example.com")),
    "docip": lambda r, _: r.choice(("192.0.2.%d" % r.randint(1, 254), "198.51.100.%d" % r.randint(1, 254), "203.0.113.%d" % r.randint(1, 254), "2001:db8::%x" % r.randint(1, 65535), "2001:db8:%x::%x" % (r.randint(1, 4095), r.randint(1, 99)))),
    "ph": lambda r, _: r.choice(PH).replace("|", " "),
    "phvar": lambda r, _: r.choice("API_KEY SECRET_KEY DB_PASSWORD CLIENT_SECRET AUTH_TOKEN".split()),
    "awsex": lambda r, _: r.choice(("AKIAIOSFODNN7EXAMPLE", "AKIAI44QH8DHBEXAMPLE", "ASIAIOSFODNN7EXAMPLE", "AKIA" + pick(r, U + "234567", 9) + "EXAMPLE", "AKIA...EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")),
    "mask": mask,
    "b64img": lambda r, _: r.choice(("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA", "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/", "data:image/gif;base64,R0lGODlh")) + pick(r, B64, 4 * r.randint(12, 60)) + r.choice(("", "==", "=")),
    "hexc": lambda r, _: "#" + r.choice((pick(r, HEX, 6), pick(r, HEX.upper(), 6), pick(r, HEX, 3), pick(r, HEX, 8))),
    "serial": lambda r, _: r.choice((pick(r, U, 2) + pick(r, U + D, 8), pick(r, U, 3) + "-" + pick(r, D, 4) + "-" + pick(r, D, 4), "SN" + pick(r, D, 9), "C02" + pick(r, U + D, 9), pick(r, D, 4) + pick(r, U, 3) + pick(r, D, 5))),
    "sect": sect,
    "census": census,
    "ccode": lambda r, _: "%06d" % r.randint(1, 804999),
    "pin": lambda r, _: r.choice(("110001", "5600%02d" % r.randint(1, 99), "400%03d" % r.randint(1, 104), "700%03d" % r.randint(1, 160), "%d" % r.randint(110001, 855999), "%d %03d" % (r.randint(110, 855), r.randint(1, 999)))),
    "zip5": lambda r, _: "%05d" % r.randint(10115, 52999),
    "yr": lambda r, _: str(r.randint(1947, 2026)),
    "fy": lambda r, _: (lambda y: "%d-%02d" % (y, (y + 1) % 100))(r.randint(2014, 2026)),
    "pct": lambda r, lang: r.choice(("%d%%" % r.randint(2, 98), "%.1f%%" % r.uniform(1, 99))) if lang in ("en", "hi", "hx") else "%d,%d %%" % (r.randint(1, 98), r.randint(0, 9)),
    "n1": lambda r, _: str(r.randint(3, 9)),
    "n2": lambda r, _: str(r.randint(10, 98)),
    "n4": lambda r, _: str(r.randint(1000, 9999)),
}
