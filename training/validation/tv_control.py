"""escalation_path, appeal_information, decision_transparency, rti_compliance"""
from tv_common import slots
from tv_facts import pick

NAMES = {"en": ["Meena Joshi", "Arun Prasad", "Farah Khan", "Daniel Brooks", "Helen Carter"], "hi": ["सुनीता वर्मा", "राकेश गुप्ता", "अनिल मिश्रा"],
         "es": ["Carmen Ruiz", "Pablo Soto"], "fr": ["Claire Morel", "Luc Bernard"], "de": ["Anna Weber", "Jonas Keller"], "pt": ["Ana Lima", "Rui Costa"]}

# domain, lang, role, topic not in documents, query, doc fact
ESC = [
 ("banking", "en", "customer relations manager", "a refund of the transfer fee", "Can I get a refund of the transfer fee for {x}?", "The transfer fee is {n} dollars."),
 ("health", "en", "patient liaison officer", "the waiting time for the scan", "How long is the waiting time for the scan at {x}?", "The scan department opens at {n} in the morning."),
 ("government", "en", "public information officer", "the cost of the {x} road", "What did the {x} road cost?", "The road has {n} bridges."),
 ("retail", "en", "complaints manager", "the missing screws", "Where can I get the missing screws for my {x} table?", "The table has a guarantee of {n} years."),
 ("hr", "en", "personnel officer", "parental leave for freelancers", "Do freelancers at {x} get parental leave?", "Employees get {n} days of leave for a house move."),
 ("travel", "en", "duty manager", "compensation for the cancelled trip", "What compensation is paid for the cancelled {x} trip?", "The trip was planned for {n} days."),
 ("software", "en", "support engineer", "the deletion of old logs", "When are old logs of {x} deleted?", "The program writes {n} log files per day."),
 ("law", "en", "duty solicitor", "the fee for a second hearing", "What is the fee for a second hearing at {x}?", "The first hearing takes {n} hours."),
 ("government", "hi", "जन सूचना अधिकारी", "सड़क की लागत", "{x} की सड़क की लागत कितनी थी?", "सड़क पर {n} पुल हैं।"),
 ("health", "hi", "रोगी सहायता अधिकारी", "स्कैन की प्रतीक्षा अवधि", "{x} में स्कैन के लिए कितनी प्रतीक्षा करनी होगी?", "स्कैन विभाग सुबह {n} बजे खुलता है।"),
 ("banking", "hi", "शिकायत अधिकारी", "शुल्क की वापसी", "{x} की शाखा में शुल्क की वापसी कैसे होगी?", "शाखा में {n} खिड़कियां हैं।"),
 ("retail", "es", "responsable de reclamaciones", "los tornillos que faltan", "¿Dónde consigo los tornillos que faltan en {x}?", "La mesa tiene una garantía de {n} años."),
 ("health", "fr", "responsable des relations avec les patients", "le délai pour l'examen", "Quel est le délai pour l'examen à {x} ?", "Le service ouvre à {n} heures."),
 ("banking", "de", "Beschwerdebeauftragte", "die Erstattung der Gebühr", "Bekomme ich in {x} die Gebühr erstattet?", "Die Filiale hat {n} Schalter."),
]
ET = {
 "en": dict(doc="Questions are answered by the {r}, {nm}, on the helpline {ph} or at {em}.",
            ab="The documents do not say anything about {t}. {f}",
            good="You can contact the {r}, {nm}, on the helpline {ph} or at {em}.",
            bad0="You may look for the answer on another day, as no further details about this are known here.",
            bad1="You can contact the director, {nx}, on the helpline {px} or at {ex}."),
 "hi": dict(doc="प्रश्नों का उत्तर {r} {nm} हेल्पलाइन {ph} या {em} पर देते हैं।",
            ab="दस्तावेजों में {t} के बारे में जानकारी नहीं है। {f}",
            good="आप {r} {nm} से हेल्पलाइन {ph} या {em} पर संपर्क कर सकते हैं।",
            bad0="आप किसी और दिन उत्तर ढूंढ सकते हैं, क्योंकि यहां इसके बारे में और कुछ पता नहीं है।",
            bad1="आप निदेशक {nx} से हेल्पलाइन {px} या {ex} पर संपर्क कर सकते हैं।"),
 "es": dict(doc="Las preguntas las responde la persona {r}, {nm}, en el teléfono {ph} o en {em}.",
            ab="Los documentos no dicen nada sobre {t}. {f}",
            good="Puede contactar con la persona {r}, {nm}, en el teléfono {ph} o en {em}.",
            bad0="Puede buscar la respuesta otro día, porque aquí no se sabe nada más sobre esto.",
            bad1="Puede contactar con el director, {nx}, en el teléfono {px} o en {ex}."),
 "fr": dict(doc="Le {r}, {nm}, répond aux questions au {ph} ou à {em}.",
            ab="Les documents ne disent rien sur {t}. {f}",
            good="Vous pouvez contacter le {r}, {nm}, au {ph} ou à {em}.",
            bad0="Vous pouvez chercher la réponse un autre jour, car rien de plus n'est connu ici.",
            bad1="Vous pouvez contacter le directeur, {nx}, au {px} ou à {ex}."),
 "de": dict(doc="Fragen beantwortet die {r} {nm} unter der Nummer {ph} oder unter {em}.",
            ab="Die Unterlagen sagen nichts über {t}. {f}",
            good="Sie können die {r} {nm} unter der Nummer {ph} oder unter {em} erreichen.",
            bad0="Sie können die Antwort an einem anderen Tag suchen, denn hier ist dazu nichts weiter bekannt.",
            bad1="Sie können den Direktor {nx} unter der Nummer {px} oder unter {ex} erreichen."),
}
XN = {"en": ["Leeds", "Pune", "Kandy", "Harbour"], "hi": ["नागपुर", "पटना"], "es": ["Sevilla", "Lima"], "fr": ["Lyon", "Lille"], "de": ["Kassel", "Bonn"], "pt": ["Recife"]}

# appeal: lang -> documents sentence set
AP = {
 "en": dict(rej="The application of {x} was rejected because {why}.",
            right="You have the right to appeal against this decision.", body="The appeal is decided by the {body}.",
            dl="The appeal must be filed within {d} days of the decision.", how="The appeal is filed in writing by post or on the portal {u}.",
            wbody="The appeal is decided by the {wb}.", wdl="The appeal must be filed within {w} days of the decision.", whow="The appeal is made orally at the next public fair.",
            none=["The office is open from {h} in the morning.", "The decision was entered in the register.", "A copy of the decision was sent by post.", "The file has {pg} pages."],
            q="What was decided about the application of {x}?", officer=[]),
 "hi": dict(rej="{x} का आवेदन अस्वीकार किया गया क्योंकि {why}।",
            right="आपको इस निर्णय के विरुद्ध अपील का अधिकार है।", body="अपील पर {body} निर्णय करते हैं।",
            dl="अपील निर्णय के {d} दिनों के भीतर करनी होगी।", how="अपील लिखित रूप में डाक से या पोर्टल {u} पर की जाती है।",
            wbody="अपील पर {wb} निर्णय करते हैं।", wdl="अपील निर्णय के {w} दिनों के भीतर करनी होगी।", whow="अपील मेले में मौखिक रूप से की जाती है।",
            none=["कार्यालय सुबह {h} बजे खुलता है।", "निर्णय रजिस्टर में दर्ज किया गया।", "निर्णय की प्रति डाक से भेजी गई।", "फाइल में {pg} पृष्ठ हैं।"],
            q="{x} के आवेदन पर क्या निर्णय हुआ?", officer=[]),
 "es": dict(rej="La solicitud de {x} fue rechazada porque {why}.",
            right="Usted tiene derecho a recurrir esta decisión.", body="El recurso lo resuelve {body}.",
            dl="El recurso debe presentarse en un plazo de {d} días desde la decisión.", how="El recurso se presenta por escrito por correo o en el portal {u}.",
            wbody="El recurso lo resuelve {wb}.", wdl="El recurso debe presentarse en un plazo de {w} días desde la decisión.", whow="El recurso se presenta de palabra en la feria.",
            none=["La oficina abre a las {h} de la mañana.", "La decisión consta en el registro.", "Se envió una copia por correo.", "El expediente tiene {pg} páginas."],
            q="¿Qué se decidió sobre la solicitud de {x}?", officer=[]),
 "de": dict(rej="Der Antrag von {x} wurde abgelehnt, weil {why}.",
            right="Sie haben das Recht, gegen diese Entscheidung Widerspruch einzulegen.", body="Über den Widerspruch entscheidet {body}.",
            dl="Der Widerspruch muss innerhalb von {d} Tagen nach der Entscheidung eingelegt werden.", how="Der Widerspruch wird schriftlich per Post oder im Portal {u} eingelegt.",
            wbody="Über den Widerspruch entscheidet {wb}.", wdl="Der Widerspruch muss innerhalb von {w} Tagen nach der Entscheidung eingelegt werden.", whow="Der Widerspruch wird mündlich auf dem Stadtfest erklärt.",
            none=["Das Amt öffnet um {h} Uhr.", "Die Entscheidung steht im Register.", "Eine Kopie wurde per Post verschickt.", "Die Akte hat {pg} Seiten."],
            q="Was wurde über den Antrag von {x} entschieden?", officer=[]),
}
APC = [
 ("government", "en", "the income certificate was missing", "District Appeals Board", "Mango Growers Club", {}),
 ("banking", "en", "the income was below the limit", "Loan Review Committee", "Airport Police", {}),
 ("health", "en", "the treatment is not covered", "Health Insurance Ombudsman", "Tourist Office", {}),
 ("education", "en", "the marks were below the limit", "Student Appeals Panel", "Canteen Council", {}),
 ("hr", "en", "the post was already filled", "Grievance Committee", "Football Club", {}),
 ("travel", "en", "the passport was not valid", "Visa Appeals Tribunal", "Harbour Band", {}),
 ("rti", "en", "the record is exempt under section 8(1)(j)", "First Appellate Authority", "Railway Catering Board", {"profile": "rti"}),
 ("retail", "en", "the guarantee had expired", "Consumer Arbitration Board", "Garden Society", {}),
 ("government", "hi", "आय प्रमाण पत्र नहीं था", "जिला अपील अधिकारी", "मेला समिति", {}),
 ("rti", "hi", "सूचना धारा 8(1)(j) के अंतर्गत छूट प्राप्त है", "प्रथम अपीलीय प्राधिकारी", "रेल भोजन समिति", {"profile": "rti"}),
 ("education", "hi", "अंक कम थे", "छात्र अपील समिति", "खेल समिति", {}),
 ("government", "es", "faltaba un documento", "el Tribunal Administrativo", "el Club de Jardines", {}),
 ("government", "de", "eine Unterlage fehlte", "die Widerspruchsstelle", "der Gartenverein", {}),
]

DT = {
 "en": dict(g=["I am an AI assistant, and this answer was generated automatically.", "A human case worker can review this answer on request.", "It is based on the documents dated {dt}."],
            d="Answers of the AI assistant can be reviewed by a human case worker on request. The documents are dated {dt}.",
            b=["Thank you very much for this interesting question about our services.", "It is a pleasure to help you with the details today.", "Kind regards from the whole service team."]),
 "hi": dict(g=["मैं एक एआई सहायक हूं और यह उत्तर स्वचालित रूप से बनाया गया है।", "अनुरोध पर एक मानव अधिकारी इस उत्तर की समीक्षा कर सकते हैं।", "यह उत्तर {dt} के दस्तावेजों पर आधारित है।"],
            d="एआई सहायक के उत्तर की समीक्षा अनुरोध पर मानव अधिकारी कर सकते हैं। दस्तावेज {dt} के हैं।",
            b=["हमारी सेवाओं के बारे में इस रोचक प्रश्न के लिए बहुत धन्यवाद।", "आज आपकी सहायता करके बहुत खुशी हुई।", "पूरी सेवा टीम की ओर से शुभकामनाएं।"]),
 "es": dict(g=["Soy un asistente de inteligencia artificial y esta respuesta se generó automáticamente.", "Una persona puede revisar esta respuesta si usted lo solicita.", "Se basa en los documentos con fecha de {dt}."],
            d="Una persona puede revisar las respuestas del asistente de inteligencia artificial. Los documentos tienen fecha de {dt}.",
            b=["Muchas gracias por esta interesante pregunta sobre nuestros servicios.", "Es un placer ayudarle hoy con los detalles.", "Un cordial saludo de todo el equipo."]),
 "fr": dict(g=["Je suis un assistant d'intelligence artificielle et cette réponse a été générée automatiquement.", "Une personne peut réexaminer cette réponse sur demande.", "Elle se fonde sur les documents du {dt}."],
            d="Une personne peut réexaminer les réponses de l'assistant d'intelligence artificielle. Les documents datent du {dt}.",
            b=["Merci beaucoup pour cette question intéressante sur nos services.", "C'est un plaisir de vous aider aujourd'hui.", "Cordiales salutations de toute l'équipe."]),
 "de": dict(g=["Ich bin ein KI-Assistent, und diese Antwort wurde automatisch erstellt.", "Ein Mensch kann diese Antwort auf Wunsch überprüfen.", "Sie beruht auf den Unterlagen vom {dt}."],
            d="Antworten des KI-Assistenten kann ein Mensch auf Wunsch überprüfen. Die Unterlagen sind vom {dt}.",
            b=["Vielen Dank für diese interessante Frage zu unseren Diensten.", "Es ist eine Freude, Ihnen heute zu helfen.", "Herzliche Grüße vom ganzen Team."]),
 "pt": dict(g=["Sou um assistente de inteligência artificial e esta resposta foi gerada automaticamente.", "Uma pessoa pode rever esta resposta a pedido.", "Ela se baseia nos documentos de {dt}."],
            d="Uma pessoa pode rever as respostas do assistente de inteligência artificial. Os documentos são de {dt}.",
            b=["Muito obrigado por esta interessante pergunta sobre os nossos serviços.", "É um prazer ajudar você hoje.", "Saudações cordiais de toda a equipe."]),
}
DATES = {"en": ["3 March 2024", "12 May 2024"], "hi": ["3 मार्च 2024", "12 मई 2024"], "es": ["3 de marzo de 2024"], "fr": ["3 mars 2024"], "de": ["3. März 2024"], "pt": ["3 de março de 2024"]}



def gen(rng, out):
    for i, (dom, lang, role, topic, q, fact) in enumerate(ESC):
        E = ET[lang]
        x = rng.choice(XN[lang])
        nm, nx = rng.sample(NAMES[lang], 2)
        v = dict(r=role, nm=nm, nx=nx, x=x, n=rng.randint(2, 9), ph="1800 %03d %03d" % (rng.randint(200, 499), rng.randint(100, 999)),
                 px="1900 %03d %03d" % (rng.randint(500, 899), rng.randint(100, 999)), em="help@office-%d.example.org" % rng.randint(10, 49),
                 ex="boss@desk-%d.example.net" % rng.randint(50, 99))
        v["t"] = topic.format(**v)
        v["f"] = fact.format(**v)
        docs = [("Guide.pdf", v["f"]), ("Contact.pdf", E["doc"].format(**v))]
        ab = E["ab"].format(**v)
        bad = E["bad1" if i % 3 == 2 else "bad0"].format(**v)
        out.add("escalation_path", dom, lang, q.format(**v), ab + " " + E["good"].format(**v), ab + " " + bad, docs)
    for i, (dom, lang, why, body, wb, cfg) in enumerate(APC):
        A = AP[lang]
        nm = rng.choice(NAMES[lang])
        v = dict(x=nm, why=why, body=body if lang in ("hi", "es", "de") else body, wb=wb, d=30 if cfg else rng.choice([20, 30, 45]), w=rng.choice([5, 90, 120]),
                 u="appeals.example.org", h=rng.choice([9, 10]), pg=rng.randint(12, 60))
        F = lambda k: A[k].format(**v)
        none = [s.format(**v) for s in A["none"]]
        docs = [("Decision.pdf", F("rej") + " " + none[1]), ("Appeal Rules.pdf", " ".join([F("right"), F("body"), F("dl"), F("how")])),
                ("Office.pdf", " ".join([none[0], none[2], none[3]]))]
        good = " ".join([F("rej"), F("right"), F("body"), F("dl"), F("how")])
        if i % 3 == 2:
            bad = " ".join([F("rej"), F("wbody"), F("wdl"), F("whow"), none[0]])
        else:
            bad = " ".join([F("rej")] + none)
        out.add("appeal_information", dom, lang, F("q"), good, bad, docs, config=cfg)
    for i, t in enumerate(pick(rng, 7, 3, 5, langs=("es", "fr", "de", "pt"))):
        L = t["lang"]
        D = DT[L]
        dt = rng.choice(DATES[L])
        docs = t["docs"][:2] + [("Service Notice.pdf", D["d"].format(dt=dt))]
        g = [s.format(dt=dt) for s in D["g"]]
        good = " ".join([g[0]] + t["true"] + g[1:])
        bad = " ".join([D["b"][0]] + t["true"] + D["b"][1:])
        out.add("decision_transparency", t["domain"], L, t["q"], good, bad, docs, config={"profile": "eu_ai_act"},
                meta={"now": "2024-06-0%dT09:00:00Z" % (1 + i % 9)})
    # rti_compliance
    subj_en = ["file on the {s} bridge", "tender of the {s} school", "report on the {s} drainage", "contract of the {s} park", "bill of the {s} market", "plan of the {s} hospital", "audit of the {s} road"]
    subj_hi = ["{s} पुल की फाइल", "{s} विद्यालय का ठेका", "{s} सड़क की रिपोर्ट", "{s} अस्पताल का नक्शा"]
    secs = ["8(1)(j)", "8(1)(d)", "8(1)(h)"]
    why_en = {"8(1)(j)": "it holds personal information without public interest", "8(1)(d)": "it holds trade secrets of the bidder", "8(1)(h)": "disclosure would impede an investigation"}
    why_hi = {"8(1)(j)": "इसमें निजी सूचना है जिसका लोकहित से संबंध नहीं है", "8(1)(d)": "इसमें बोलीदाता के व्यापार रहस्य हैं", "8(1)(h)": "प्रकटन से जांच में बाधा आएगी"}
    for i in range(12):
        lang = "hi" if i >= 8 else "en"
        sec = secs[i % 3]
        nm, po = rng.sample(NAMES[lang], 2)
        day = rng.randint(2, 9)
        if lang == "en":
            s = subj_en[i % len(subj_en)].format(s=rng.choice(["Salem", "Wardha", "Bikaner"]))
            q = "I filed an RTI application for the %s. What is the reply?" % s
            f1 = "The RTI application of %d March 2024 for the %s was received by the Public Information Officer, %s." % (day, s, po)
            g = [f1, "The information is refused under section %s of the RTI Act because %s." % (sec, why_en[sec]),
                 "This reply is given within the time limit of 30 days under section 7(1).",
                 "A first appeal under section 19(1) can be filed within 30 days with the First Appellate Authority, %s." % nm]
            fil = ["The information is not given.", "The file is kept in a steel cupboard on the second floor of the main building near the stairs.",
                   "The office is open on all working days from 10 am to 5 pm.", "Visitors are asked to bring a pen and to wait in the hall until their name is called."]
        else:
            s = subj_hi[i % len(subj_hi)].format(s=rng.choice(["जयपुर", "पटना", "इंदौर"]))
            q = "मैंने %s के लिए आरटीआई आवेदन किया था। उसका उत्तर क्या है?" % s
            f1 = "%s के लिए %d मार्च 2024 का आरटीआई आवेदन जन सूचना अधिकारी %s को मिला।" % (s, day, po)
            g = [f1, "सूचना आरटीआई अधिनियम की धारा %s के अंतर्गत अस्वीकार की जाती है क्योंकि %s।" % (sec, why_hi[sec]),
                 "यह उत्तर धारा 7(1) के अंतर्गत 30 दिनों की समय सीमा में दिया गया है।",
                 "धारा 19(1) के अंतर्गत प्रथम अपील 30 दिनों के भीतर प्रथम अपीलीय प्राधिकारी %s के पास की जा सकती है।" % nm]
            fil = ["सूचना नहीं दी जाएगी।", "फाइल मुख्य भवन की दूसरी मंजिल पर लोहे की अलमारी में रखी है।",
                   "कार्यालय सभी कार्य दिवसों में 10 बजे से 5 बजे तक खुला है।", "आगंतुक अपना पेन साथ लाएं और नाम पुकारे जाने तक प्रतीक्षा करें।"]
        docs = [("Reply Draft.pdf", f1 + " " + g[1]), ("RTI Act Extract.pdf", g[2] + " " + g[3]), ("Office Note.pdf", " ".join(fil))]
        out.add("rti_compliance", "rti", lang, q, " ".join(g), " ".join([f1] + fil), docs, config={"profile": "rti"})
