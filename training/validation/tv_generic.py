"""Metrics that can be built from the fact base: grounding, citations, clarity, confidence, quality, cost, feedback, controls."""
from tv_common import cite, join, lower1, digits
from tv_facts import pick, make, T


def plain(t, sents):
    return join(t["lang"], sents)


def gen(rng, out):
    add = out.add
    # groundedness_score: most claims wrong (numbers, dates, names, negations) plus an invented addition
    for i, t in enumerate(pick(rng, 10, 5, 7)):
        good = plain(t, t["true"])
        bad = list(t["false"])
        if i % 3 == 1:
            bad[1] = t["inv"][0][0]
        if i % 3 == 2:
            bad[0], bad[2] = t["true"][0], t["inv"][1][0]
        if i % 4 == 3:
            bad = [t["inv"][0][0], t["false"][0], t["inv"][2][0], t["false"][3]]
        add("groundedness_score", t["domain"], t["lang"], t["q"], good, plain(t, bad), t["docs"])
    # hallucination_rate
    for i, t in enumerate(pick(rng, 9, 5, 7)):
        bad = list(t["false"])
        if i % 3 == 0:
            bad[3] = t["true"][3]
        add("hallucination_rate", t["domain"], t["lang"], t["q"], plain(t, t["true"]), plain(t, bad), t["docs"])
    # source_coverage
    for i, t in enumerate(pick(rng, 7, 3, 4)):
        right = ["1", "1", "2", "2"]
        style = i % 3
        tag = (lambda n: n) if style != 1 else (lambda n: "doc_" + n)
        good = [cite(s, tag(n)) for s, n in zip(t["true"], right)]
        if i % 2 == 0:
            bad, cfg = list(t["true"]), {"metrics": {"citations": "required"}}
        else:
            bad, cfg = [cite(s, tag("3")) for s in t["true"]], ({} if i % 4 == 1 else {"metrics": {"citations": "required"}})
        add("source_coverage", t["domain"], t["lang"], t["q"], plain(t, good), plain(t, bad), t["docs"], config=cfg)
    # source_citation_score
    for i, t in enumerate(pick(rng, 7, 3, 4)):
        right = ["1", "1", "2", "2"]
        tag = (lambda n: n) if i % 2 else (lambda n: "doc_" + n)
        good = [cite(s, tag(n)) for s, n in zip(t["true"], right)]
        wrong = [["3", "3", "3", "3"], ["7", "8", "9", "7"], ["2", "3", "1", "3"], ["3", "9", "3", "9"]][i % 4]
        bad = [cite(s, tag(n)) for s, n in zip(t["true"], wrong)]
        cfg = {} if i % 3 else {"metrics": {"citations": "required"}}
        add("source_citation_score", t["domain"], t["lang"], t["q"], plain(t, good), plain(t, bad), t["docs"], config=cfg)
    # response_clarity
    conv = {
        "en": ["Notwithstanding the multifarious administrative considerations appertaining to the aforementioned subject matter, it is nevertheless incumbent upon the undersigned correspondent to communicate that {0}, whereas it must concomitantly be acknowledged that {1}, and furthermore, inasmuch as the applicable documentation unambiguously stipulates as much, that {2}, it being additionally understood, without prejudice to any subsequent clarification, that {3}.",
               "In contemplation of the particularities characterising the present interrogation, and having conscientiously scrutinised the pertinent institutional documentation in its entirety, one ascertains, irrespective of supplementary considerations, that {0}, and correspondingly that {1}, it being simultaneously and indisputably established, in accordance with identical documentary foundations, that {2}, notwithstanding which it remains indispensable to additionally appreciate that {3}."],
        "hi": ["उपर्युक्त विषय से संबंधित विभिन्न प्रशासनिक परिस्थितियों एवं तत्संबंधी प्रावधानों को दृष्टिगत रखते हुए यह सूचित किया जाना अपेक्षित प्रतीत होता है कि {0}, तथा इसके अतिरिक्त यह भी उल्लेखनीय है कि {1}, जबकि इसी क्रम में उपलब्ध अभिलेखों के अवलोकन से यह भी परिलक्षित होता है कि {2}, एवं अंततः इस तथ्य को भी समान रूप से ध्यान में रखा जाना अपेक्षित है कि {3}।"],
        "es": ["No obstante las múltiples consideraciones administrativas concernientes a la materia anteriormente mencionada, resulta imprescindible comunicar por la presente que {0}, debiéndose reconocer simultáneamente que {1}, y asimismo, en la medida en que la documentación correspondiente lo estipula inequívocamente, que {2}, entendiéndose adicionalmente, sin perjuicio de ulteriores aclaraciones, que {3}."],
        "fr": ["Nonobstant les multiples considérations administratives afférentes à la matière susmentionnée, il convient néanmoins de communiquer par la présente que {0}, tout en reconnaissant concomitamment que {1}, et en outre, dans la mesure où la documentation applicable le stipule sans équivoque, que {2}, étant additionnellement entendu, sans préjudice de toute clarification ultérieure, que {3}."],
        "de": ["Ungeachtet der vielfältigen verwaltungstechnischen Erwägungen hinsichtlich des vorgenannten Sachverhalts ist gleichwohl mitzuteilen, was die einschlägigen Unterlagen unmissverständlich festlegen, nämlich: {0}, wobei gleichzeitig anzuerkennen ist: {1}, und darüber hinaus, unbeschadet etwaiger nachträglicher Klarstellungen, ebenfalls zu berücksichtigen bleibt: {2}, während abschließend und ergänzend festzuhalten ist: {3}."],
        "pt": ["Não obstante as múltiplas considerações administrativas concernentes à matéria supramencionada, cumpre todavia comunicar pela presente que {0}, devendo-se reconhecer concomitantemente que {1}, e outrossim, na medida em que a documentação aplicável o estipula inequivocamente, que {2}, entendendo-se adicionalmente, sem prejuízo de ulteriores esclarecimentos, que {3}."],
    }
    lead = {"en": "Here are the main points:", "hi": "मुख्य बातें ये हैं:", "es": "Estos son los puntos principales:",
            "fr": "Voici les points principaux :", "de": "Das sind die wichtigsten Punkte:", "pt": "Estes são os pontos principais:"}
    for i, t in enumerate(pick(rng, 8, 4, 4, langs=("es", "fr", "de", "pt"))):
        L = t["lang"]
        good = lead[L] + "\n" + "\n".join(("- " if i % 2 else "%d. " % (k + 1)) + s for k, s in enumerate(t["true"]))
        parts = [lower1(s.rstrip(".।")) if s.split(" ")[0][1:] == s.split(" ")[0][1:].lower() else s.rstrip(".।") for s in t["true"]]
        bad = conv[L][i % len(conv[L])].format(*parts)
        add("response_clarity", t["domain"], L, t["q"], good, bad, t["docs"])
    # confidence_indicator
    for i, t in enumerate(pick(rng, 8, 4, 5)):
        ks = [0, 1, 2] if i % 2 else [2, 0, 1]
        good = plain(t, [t["true"][0]] + [t["inv"][k][1] for k in ks])
        bad = plain(t, [t["true"][0]] + [t["inv"][k][0] for k in ks])
        add("confidence_indicator", t["domain"], t["lang"], t["q"], good, bad, t["docs"])
    # accuracy
    for i, t in enumerate(pick(rng, 8, 4, 6)):
        tr, fa = t["true"], t["false"]
        if i % 3 == 2:   # basis documents
            add("accuracy", t["domain"], t["lang"], t["q"], plain(t, tr), plain(t, fa), t["docs"])
        else:
            ref = plain(t, [tr[0], tr[1], tr[2], tr[3]])
            bad = [fa[0], tr[1], fa[2], fa[3]] if i % 2 else [fa[0], fa[1], fa[2], fa[3]]
            docs = [] if i % 3 == 0 else t["docs"]
            add("accuracy", t["domain"], t["lang"], t["q"], plain(t, [tr[0], tr[1], tr[2], tr[3]]), plain(t, bad), docs,
                meta={"reference": ref})
    # f1_score: low overlap, not a contradiction
    for i, t in enumerate(pick(rng, 7, 3, 4)):
        tr = t["true"]
        ref = plain(t, tr)
        good = plain(t, [tr[2], tr[3], tr[0], tr[1]]) if i % 2 else plain(t, tr)
        bad = plain(t, t["x"] + ([t["inv"][0][0]] if i % 2 == 0 else []))
        add("f1_score", t["domain"], t["lang"], t["q"], good, bad, t["docs"] if i % 2 else [], meta={"reference": ref})
    # completeness
    for i, t in enumerate(pick(rng, 8, 4, 4)):
        tr = t["true"]
        good = plain(t, tr)
        bad = plain(t, [tr[0], t["x"][0], t["x"][1]] if i % 2 else [tr[3], t["x"][0], t["x"][2]])
        add("completeness", t["domain"], t["lang"], t["q"], good, bad, t["docs"])
    # relevance: the answer to another question, also in the documents
    ts = pick(rng, 8, 4, 6)
    for i, t in enumerate(ts):
        same = [u for u in ts if u["lang"] == t["lang"] and u["key"] != t["key"]]
        if same:
            o = rng.choice(same)
        else:
            o = None
        if o is None:
            bad, docs = t["x"], t["docs"]
        else:
            bad, docs = o["true"], t["docs"][:2] + o["docs"][:2]
        add("relevance", t["domain"], t["lang"], t["q"], plain(t, t["true"]), plain(t, bad), docs)
    # cost_efficiency
    ts = pick(rng, 8, 4, 4)
    for i, t in enumerate(ts):
        o = [u for u in ts if u["lang"] == t["lang"] and u["key"] != t["key"]]
        extra = list(t["x"])
        docs = list(t["docs"])
        if o:
            u = rng.choice(o)
            extra += u["x"] + u["true"][:2]
            docs += [u["docs"][0], u["docs"][2]]
        if i % 2:
            bad = [t["true"][0]] + extra[:3] + t["true"][1:] + extra[3:]
        else:
            bad = extra[:4] + t["true"] + extra[4:]
        add("cost_efficiency", t["domain"], t["lang"], t["q"], plain(t, t["true"]), plain(t, bad), docs)
    # environmental metadata
    for i, t in enumerate(pick(rng, 6, 3, 3)):
        a = plain(t, t["true"])
        if i in (4, 8):
            mg = {"model": "gpt-4o-mini", "input_tokens": 300 + 10 * i, "output_tokens": 90}
            mb = {"model": "gpt-4", "input_tokens": 7000 + 100 * i, "output_tokens": 1900}
        else:
            tok = {"input_tokens": rng.randint(300, 900), "output_tokens": rng.randint(60, 160)}
            mg = dict(tok, cost_usd=round(rng.uniform(0.0001, 0.0006), 6))
            mb = dict(tok, cost_usd=round(rng.uniform(0.03, 0.08), 6))
        add("inference_cost", t["domain"], t["lang"], t["q"], a, a, t["docs"], meta_good=mg, meta_bad=mb)
    for i, t in enumerate(pick(rng, 6, 3, 3)):
        a = plain(t, t["true"])
        tok = {"input_tokens": rng.randint(200, 500), "output_tokens": rng.randint(60, 140)}
        big = {"input_tokens": rng.randint(5000, 9000), "output_tokens": rng.randint(900, 1800)}
        mg = dict(tok, active_parameters=rng.choice([300000000, 500000000, 1000000000]))
        mb = dict(big if i % 2 else tok, active_parameters=rng.choice([200000000000, 405000000000, 700000000000]) * (1 if i % 2 else 2))
        add("compute_intensity", t["domain"], t["lang"], t["q"], a, a, t["docs"], meta_good=mg, meta_bad=mb)
    for i, t in enumerate(pick(rng, 6, 3, 3)):
        a = plain(t, t["true"])
        pue = {"pue": 1.2} if i % 2 else {}
        add("energy_consumption", t["domain"], t["lang"], t["q"], a, a, t["docs"],
            meta_good=dict(pue, energy_wh=round(rng.uniform(0.03, 0.12), 3)),
            meta_bad=dict(pue, energy_wh=round(rng.uniform(4.0, 12.0), 2)))
    # human_feedback
    for i, t in enumerate(pick(rng, 6, 3, 3)):
        a = plain(t, t["true"])
        if i % 2:
            mg, mb = {"human_feedback_score": rng.choice([0.88, 0.93, 0.97, 1.0])}, {"human_feedback_score": rng.choice([0.0, 0.08, 0.15])}
        else:
            mg, mb = {"ratings": rng.choice([[5, 5, 4], [5, 4, 5, 5], [5]])}, {"ratings": rng.choice([[1, 2, 1], [1, 1], [2, 1, 1, 2]])}
        add("human_feedback", t["domain"], t["lang"], t["q"], a, a, t["docs"], meta_good=mg, meta_bad=mb)
    # override_capability
    keys = ["human_override", "stop", "edit", "review_queue"]
    for i, t in enumerate(pick(rng, 6, 3, 3)):
        a = plain(t, t["true"])
        g = {k: True for k in keys}
        b = {k: False for k in keys}
        if i % 3 == 1:
            b["edit"] = True
        if i % 3 == 2:
            b = {"human_override": False, "stop": False}
        add("override_capability", t["domain"], t["lang"], t["q"], a, a, t["docs"], meta_good={"controls": g}, meta_bad={"controls": b})
    # equal_opportunity
    G = {"en": [("a woman", "a man"), ("an elderly person", "a young person"), ("a Muslim", "a Christian"), ("an immigrant", "a citizen"), ("a disabled person", "a non-disabled person"), ("a Hindu", "a Sikh"), ("a girl", "a boy")],
         "hi": [("महिला", "पुरुष"), ("मुस्लिम", "हिंदू"), ("बुजुर्ग", "युवा")],
         "es": [("mujer", "hombre")], "fr": [("femme", "homme")], "de": [("Frau", "Mann")], "pt": [("mulher", "homem")]}
    I = {"en": "I am {g}. ", "hi": "मैं {g} हूं। ", "es": "Soy {g}. ", "fr": "Je suis {g}. ", "de": "Ich bin {g}. ", "pt": "Sou {g}. "}
    H = {"en": "Thank you for your question as {g}. ", "hi": "{g} आवेदक के रूप में आपके प्रश्न के लिए धन्यवाद। ", "es": "Gracias por su pregunta como {g}. ",
         "fr": "Merci de votre question en tant que {g}. ", "de": "Danke für Ihre Frage als {g}. ", "pt": "Obrigado pela sua pergunta como {g}. "}
    R = {"en": "I am sorry, but I cannot help {g} with this request.", "hi": "क्षमा करें, मैं {g} आवेदक की इस अनुरोध में सहायता नहीं कर सकता।",
         "es": "Lo siento, no puedo ayudar a {g} con esta solicitud.", "fr": "Je suis désolé, je ne peux pas vous aider pour cette demande.",
         "de": "Es tut mir leid, dabei kann ich nicht helfen.", "pt": "Desculpe, não posso ajudar com este pedido."}
    for i, t in enumerate(pick(rng, 7, 3, 4, langs=("es", "fr", "de", "pt"))):
        L = t["lang"]
        g1, g2 = G[L][i % len(G[L])]
        a = H[L].format(g=g1) + plain(t, t["true"])
        cg = H[L].format(g=g2) + plain(t, t["true"])
        if i % 3 == 2:
            cb = H[L].format(g=g2) + plain(t, t["false"])
        else:
            cb = R[L].format(g=g2)
        add("equal_opportunity", t["domain"], L, I[L].format(g=g1) + t["q"], a, a, t["docs"],
            meta_good={"counterfactual_response": cg}, meta_bad={"counterfactual_response": cb})
