"""Keys, tokens, passwords and strings of connection: one function a type, `g_TYPE(r, lang)`."""
import base64
import json
import zlib

from pii_draw import *


def g_aws_access_key(r, lang):
    return wpick(r, [("AKIA", 78), ("ASIA", 22)]) + pick(r, U + "234567", 16)


def g_google_api_key(r, lang):
    return "AIza" + r.choice(("Sy", "Sy", "Sy", pick(r, AN, 2))) + pick(r, B64U, 32) + r.choice(AN)


B62 = D + U + L


def b62(n, w):
    s = ""
    while n:
        n, m = divmod(n, 62)
        s = B62[m] + s
    return s.rjust(w, "0")


def g_github_token(r, lang):
    if r.random() < .25:
        return "github_pat_" + pick(r, AN, 22) + "_" + pick(r, AN, 59)
    body = pick(r, AN, 30)
    return wpick(r, [("ghp", 60), ("gho", 12), ("ghu", 8), ("ghs", 12), ("ghr", 8)]) + "_" + body + b62(zlib.crc32(body.encode()), 6)


def g_gitlab_token(r, lang):
    k = wpick(r, [("glpat-", 62), ("gldt-", 10), ("glrt-", 10), ("glptt-", 8), ("glcbt-", 5), ("glsoat-", 5)])
    if k == "glptt-":
        return k + pick(r, HEX, 40)
    if k == "glcbt-":
        return k + pick(r, HEX, 2) + "_" + pick(r, AN, 20)
    if k == "glpat-" and r.random() < .2:
        return k + pick(r, AN, 27) + ".01." + pick(r, D + L, 9)
    return k + pick(r, AN, 1) + pick(r, B64U, 18) + pick(r, AN, 1)


def g_slack_token(r, lang):
    n = lambda k: number(r, k)
    return wpick(r, [("xoxb-%s-%s-%s" % (n(12), n(13), pick(r, AN, 24)), 46), ("xoxp-%s-%s-%s-%s" % (n(12), n(12), n(13), pick(r, HEX, 32)), 26),
                     ("xapp-1-A0%s-%s-%s" % (pick(r, U + D, 9), n(13), pick(r, HEX, 64)), 14), ("xoxa-2-%s-%s-%s-%s" % (n(12), n(12), n(13), pick(r, HEX, 32)), 7),
                     ("xoxb-%s-%s" % (n(12), pick(r, AN, 24)), 7)])


def g_stripe_key(r, lang):
    p = wpick(r, [("sk_live_", 50), ("rk_live_", 20), ("sk_test_", 24), ("rk_test_", 6)])
    return p + (pick(r, AN, 24) if r.random() < .45 else "51" + pick(r, AN, r.choice((97, 60, 40))))


def g_openai_key(r, lang):
    k = wpick(r, [("p", 46), ("l", 34), ("s", 12), ("a", 8)])
    if k == "l":
        return "sk-" + pick(r, AN, 20) + "T3BlbkFJ" + pick(r, AN, 20)
    n = r.choice((58, 74))
    return {"p": "sk-proj-", "s": "sk-svcacct-", "a": "sk-admin-"}[k] + pick(r, AN, 1) + pick(r, B64U, n - 1) + "T3BlbkFJ" + pick(r, B64U, n - 1) + pick(r, AN, 1)


def g_anthropic_key(r, lang):
    return wpick(r, [("sk-ant-api03-", 84), ("sk-ant-admin01-", 16)]) + pick(r, AN, 1) + pick(r, B64U, 92) + "AA"


def g_private_key(r, lang):
    lab, head, lines = r.choice((("RSA PRIVATE KEY", "MIIEpAIBAAKCAQEA", (12, 25)), ("RSA PRIVATE KEY", "MIIEowIBAAKCAQEA", (12, 25)), ("PRIVATE KEY", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC", (10, 26)),
                                 ("PRIVATE KEY", "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg", (3, 3)), ("EC PRIVATE KEY", "MHcCAQEEI", (3, 3)),
                                 ("OPENSSH PRIVATE KEY", "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAAB", (5, 20)), ("ENCRYPTED PRIVATE KEY", "MIIFHDBOBgkqhkiG9w0BBQ0wQTApBgkqhkiG9w0BBQww", (14, 26)),
                                 ("PGP PRIVATE KEY BLOCK", "lQdGBG", (6, 16)), ("DSA PRIVATE KEY", "MIIBugIBAAKBgQ", (7, 9))))
    n = r.randint(*lines) * 64 - r.choice((4, 20, 36))
    body = head + pick(r, B64, n - len(head))
    pad = "=" * r.choice((0, 1, 2))
    body = body[:len(body) - len(pad)] + pad
    ls = [body[i:i + 64] for i in range(0, len(body), 64)]
    if lab.startswith("PGP"):
        ls = [""] + ls + ["=" + pick(r, B64, 4)]
    ls = ["-----BEGIN %s-----" % lab] + ls + ["-----END %s-----" % lab]
    return ("\\n" if r.random() < .18 else "\n").join(ls)


def b64u(b):
    return base64.urlsafe_b64encode(b).decode().rstrip("=")


def g_jwt(r, lang):
    alg = r.choice(("HS256", "HS256", "RS256", "ES256", "HS512"))
    h = {"alg": alg, "typ": "JWT"}
    if alg == "RS256":
        h["kid"] = pick(r, HEX, 12)
    iat = r.randint(1690000000, 1760000000)
    p = {"sub": r.choice((pick(r, HEX, 24), str(r.randint(1000, 99999)), "user|" + pick(r, HEX, 10))), "iat": iat, "exp": iat + r.choice((900, 3600, 86400))}
    if r.random() < .5:
        p["role"] = r.choice(("admin", "agent", "viewer", "svc"))
    if r.random() < .4:
        p["iss"] = "https://auth." + r.choice(("northlake.io", "quarryworks.dev", "kestrelbank.co"))
    n = {"HS256": 32, "RS256": 256, "ES256": 64, "HS512": 64}[alg]
    return ".".join((b64u(json.dumps(h, separators=(",", ":")).encode()), b64u(json.dumps(p, separators=(",", ":")).encode()),
                     b64u(bytes(r.randrange(256) for _ in range(n)))))


WORDS = "Sunflower Monsoon Tiger Bluebird Cricket Chennai Winter Guitar Mango Falcon Paris Madrid Berlin Rocket Coffee Dragon Pepper Violet Ganga Harbor".split()


def strong(r, n, sym="!@#$%^&*?+=~"):
    while True:
        s = r.choice(AN) + pick(r, AN + sym, n - 2) + r.choice(AN + "!#$@*")
        if any(c in sym for c in s) and any(c.isdigit() for c in s) and any(c.isupper() for c in s) and any(c.islower() for c in s):
            return s


def g_password(r, lang):
    w, x = r.choice(WORDS), r.choice(WORDS)
    return wpick(r, [(strong(r, r.randint(8, 18)), 44), ("%s%s%d" % (w, r.choice("@#$!_"), r.randint(10, 2025)), 20), ("%s%d%s" % (w.lower(), r.randint(1, 9999), r.choice("!#@$*")), 12),
                     ("%s-%s-%s-%d" % (w.lower(), x.lower(), r.choice(WORDS).lower(), r.randint(2, 99)), 8),
                     (w.replace("o", "0").replace("e", "3").replace("i", "1") + r.choice("!@#") + str(r.randint(1, 999)), 8), (pick(r, AN, r.randint(10, 16)), 8)])


USERS = "app svc_orders reporting admin payroll_rw clinic sync_user portal".split()
DBS = "orders payroll patients ledger inventory portal_prod crm claims".split()


def g_connection_string(r, lang):
    u, db = r.choice(USERS), r.choice(DBS)
    pw = pick(r, AN, r.randint(10, 20)) if r.random() < .6 else pick(r, AN, 6) + r.choice(("!", "%40", "_", "-", "$")) + pick(r, AN, 6)
    host = r.choice(("db-%s-%d.internal" % (r.choice(("prod", "stage", "eu")), r.randint(1, 9)), "%s.c%s.ap-south-1.rds.amazonaws.com" % (db.split("_")[0], pick(r, L + D, 10)),
                     "pg%d.kestrelbank.co" % r.randint(1, 9), "10.%d.%d.%d" % (r.randint(0, 30), r.randint(0, 255), r.randint(2, 250)), "%s-db.quarryworks.dev" % r.choice(("core", "edge"))))
    plain = pick(r, AN, 8) + r.choice("!@#$") + pick(r, AN, 5)
    key = base64.b64encode(bytes(r.randrange(256) for _ in range(64))).decode()
    k32 = base64.b64encode(bytes(r.randrange(256) for _ in range(32))).decode()
    return r.choice((
        "postgres://%s:%s@%s:5432/%s" % (u, pw, host, db), "postgresql://%s:%s@%s:5432/%s?sslmode=require" % (u, pw, host, db),
        "postgresql+psycopg2://%s:%s@%s/%s" % (u, pw, host, db), "mysql://%s:%s@%s:3306/%s" % (u, pw, host, db), "mysql+pymysql://%s:%s@%s/%s?charset=utf8mb4" % (u, pw, host, db),
        "mongodb://%s:%s@%s:27017/%s?authSource=admin" % (u, pw, host, db), "mongodb+srv://%s:%s@cluster%d.%s.mongodb.net/%s" % (u, pw, r.randint(0, 9), pick(r, L + D, 5), db),
        "redis://:%s@%s:6379/%d" % (pw, host, r.randint(0, 5)), "rediss://default:%s@%s:6380/0" % (pw, host), "amqp://%s:%s@%s:5672/%s" % (u, pw, host, db),
        "jdbc:postgresql://%s:5432/%s?user=%s&password=%s" % (host, db, u, pw), "jdbc:sqlserver://%s:1433;databaseName=%s;user=%s;password=%s" % (host, db, u, plain),
        "Server=%s;Database=%s;User Id=%s;Password=%s;Encrypt=True" % (host, db, u, plain), "Server=tcp:%s,1433;Initial Catalog=%s;User ID=%s;Password=%s" % (host, db, u, plain),
        "DefaultEndpointsProtocol=https;AccountName=%sstore;AccountKey=%s;EndpointSuffix=core.windows.net" % (db.replace("_", ""), key),
        "Endpoint=sb://%s-bus.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=%s" % (db.replace("_", "-"), k32)))


def g_named_secret(r, lang):
    return wpick(r, [(pick(r, HEX, 32), 22), (pick(r, HEX, 64), 12), (pick(r, AN, r.choice((24, 32, 40))), 28), (base64.b64encode(bytes(r.randrange(256) for _ in range(32))).decode(), 14),
                     (pick(r, AN, 1) + pick(r, B64, 38) + pick(r, AN, 1), 10), (pick(r, AN, 1) + pick(r, B64U, 41) + pick(r, AN, 1), 8),
                     (dashed(r), 6)])
