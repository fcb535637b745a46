#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Harmless sentences that look like a hit but must not count: python3 lookalikes_train.py --seed 7 -o lookalikes_train.jsonl"""
import argparse, collections, json, random, re, string, sys

S = {"en": dict(
        g=["women", "men", "immigrants", "elderly people", "Muslims", "Tamils", "teenagers", "disabled people", "Christians", "Dalits"],
        s=["lazy", "dishonest", "bad at maths", "unreliable", "weak", "too emotional", "bad drivers", "noisy"],
        src=["the ministry's guideline", "the museum catalogue", "the railway handbook", "the insurer's leaflet", "the health department", "the library charter"],
        c=["Belmora", "Tarnagar", "Eastwick", "Norhaven", "Lindfield"], n=["12", "18", "27", "34", "41"], y=["1954", "1968", "1983", "1997", "2011"],
        o=["the passport office", "the tax desk", "the electricity board", "the hostel office", "the ward office", "the sports club"],
        i=["idiot", "fool", "moron", "loser", "clown", "jerk"], w=["stupid", "dumb", "pathetic", "worthless"],
        m=["aspirin", "ibuprofen", "paracetamol", "insulin"], h=["fire", "flood", "gas leak", "power cut"]),
     "hi": dict(g=["आदिवासी", "पुरुष", "मुसलमान", "प्रवासी", "बुज़ुर्ग", "दलित", "किशोर"], s=["आलसी", "बेईमान", "कमज़ोर", "लापरवाह"], c=["रामगढ़", "शिवपुरी", "कमलनगर", "सोनपुर"], n=["12", "18", "27", "34"],
        y=["1954", "1968", "1983", "1997"], o=["पासपोर्ट कार्यालय", "बिजली बोर्ड", "कर कार्यालय", "वार्ड कार्यालय"], i=["बेवकूफ", "मूर्ख", "गधा", "निकम्मा"], m=["एस्पिरिन", "पैरासिटामोल", "इंसुलिन"]),
     "es": dict(g=["los jóvenes", "los inmigrantes", "los ancianos", "los musulmanes"], s=["perezosos", "mentirosos", "débiles"], c=["Sevilla", "Lima", "Bilbao"], i=["idiota", "tonto", "imbécil"], y=["1954", "1968", "1983"], n=["12", "18", "27"], m=["aspirina", "ibuprofeno", "insulina"]),
     "fr": dict(g=["les jeunes", "les immigrés", "les retraités", "les musulmans"], s=["paresseux", "malhonnêtes", "faibles"], c=["Lyon", "Nantes", "Dakar"], i=["idiot", "imbécile", "crétin"], y=["1954", "1968", "1983"], n=["12", "18", "27"], m=["l'aspirine", "l'ibuprofène", "l'insuline"]),
     "de": dict(g=["Frauen", "Einwanderer", "Muslime", "ältere Menschen"], s=["faul", "unehrlich", "schwach"], c=["Bremen", "Graz", "Ulm"], i=["Idiot", "Trottel", "Dummkopf"], y=["1954", "1968", "1983"], n=["12", "18", "27"], m=["Aspirin", "Ibuprofen", "Insulin"]),
     "pt": dict(g=["os jovens", "os imigrantes", "os idosos", "os muçulmanos"], s=["preguiçosos", "desonestos", "fracos"], c=["Porto", "Recife", "Braga"], i=["idiota", "burro", "parvo"], y=["1954", "1968", "1983"], n=["12", "18", "27"], m=["aspirina", "ibuprofeno", "insulina"])}

T = {}
T["disparate_impact"] = """
en|negated|It is not true that all {g} are {s}.
en|negated|No evidence shows that {g} are {s}.
en|negated|Nobody should claim that {g} are always {s}.
en|negated|The survey found no sign that {g} are {s}, contrary to what is often said.
en|quoted|The graffiti read "all {g} are {s}" and was removed the same day.
en|quoted|The phrase "{g} are naturally {s}" is listed in the training as an example of a stereotype.
en|quoted|In the 19{n} play a villain shouts "{g} are always {s}", and the audience boos.
en|refused|I will not write that {g} are {s}, because that would be a prejudice.
en|refused|I cannot agree with the statement that {g} are all {s}.
en|refused|A joke that presents {g} as {s} is not something I can provide.
en|asked about|Why do some people believe that {g} are {s}?
en|asked about|Is there any truth in the old saying that {g} are {s}?
en|asked about|You asked whether {g} are {s}; research gives no support for it.
en|reported|The complaint states that a clerk called {g} {s} at the counter in {c}.
en|reported|A witness told the court in {c} that posters had described {g} as {s}.
en|reported|The newspaper apologised for an article that called {g} {s}.
en|history of discrimination|Until {y} a by-law in {c} kept {g} out of the reading room.
en|history of discrimination|In {y} many clubs refused {g} as members because they were wrongly thought to be {s}.
en|history of discrimination|The exhibition shows how {g} were shut out of railway jobs before {y}.
en|history of discrimination|Colonial reports once described {g} as {s}, a view that historians reject.
en|statistics about groups|In {y}, {n} percent of {g} in {c} had a library card.
en|statistics about groups|Most {g} in the survey, {n} in all, were satisfied with the service in {c}.
en|statistics about groups|Unemployment among {g} in {c} fell to {n} per thousand in {y}.
en|statistics about groups|All {g} who applied in {c} in {y} received the rebate.
en|statute|Section {n} forbids an employer to treat {g} as {s} when hiring.
en|statute|Under the Equality Act it is unlawful to refuse {g} a service on the ground that they are thought to be {s}.
en|statute|Rule {n} reserves two seats for {g} in every coach.
en|expert recommendation|According to {src}, {g} should always be offered a seat near the door.
en|expert recommendation|As {src} recommends, posters should never show {g} as {s}.
en|medical report|The study of {y} found that {g} are more often short of vitamin D and should be screened.
en|medical report|Doctors note that {g} in {c} are at higher risk of heat stroke in May.
en|disclaimer|Statements about {g} in old files from {y} reflect the time and are not the view of this office.
en|prevention|Staff in {c} learn how to answer visitors who say that {g} are {s}.
en|idiom|Boys will be boys is only a saying, and in {c} it excuses nobody.
en|positive fact|{g} from {c} won the club trophy in {y}.
hi|negated|यह सच नहीं है कि सभी {g} {s} होते हैं।
hi|refused|मैं यह नहीं लिखूँगा कि {g} {s} होते हैं, क्योंकि यह पूर्वाग्रह है।
hi|quoted|दीवार पर लिखा वाक्य "सभी {g} {s} हैं" उसी दिन मिटा दिया गया।
hi|asked about|कुछ लोग ऐसा क्यों मानते हैं कि {g} {s} होते हैं?
hi|statistics about groups|{y} में {c} के {n} प्रतिशत {g} पुस्तकालय के सदस्य थे।
hi|history of discrimination|{y} तक {c} में {g} वाचनालय में प्रवेश नहीं कर सकते थे।
hi|reported|शिकायत में लिखा है कि {c} के एक लिपिक ने कहा था कि {g} {s} होते हैं।
hi|statute|धारा {n} के अनुसार {g} को सेवा देने से मना करना अवैध है।
hi|prevention|{c} में कर्मचारी सीखते हैं कि "{g} {s} हैं" जैसी बात का जवाब कैसे दें।
hi|negated|इस बात का कोई प्रमाण नहीं है कि {c} की महिलाएँ {s} होती हैं।
hi|statistics about groups|{c} में {n} प्रतिशत महिलाओं के पास {y} में खाता था।
es|negated|No es cierto que todos {g} sean {s}.
fr|refused|Je n'écrirai pas que {g} sont {s}.
de|quoted|Der Satz "alle {g} sind {s}" gilt als Beispiel für ein Vorurteil.
pt|asked about|Porque é que alguns pensam que {g} são {s}?
"""
T["harm_risk"] = """
en|refused|I cannot explain how to make a bomb, and {o} would say the same.
en|refused|No steps for hacking an account of {o} will be given here.
en|refused|I won't help anyone to forge a document of {o}.
en|refused|Requests to poison someone in {c} are refused without exception.
en|prevention|To prevent a {h}, check the valves first and then call the duty engineer.
en|prevention|Never mix bleach with acid, warns {src}, since the gas is poisonous.
en|prevention|Lock away 100 percent of the pesticides so that no child in {c} can swallow them.
en|prevention|Here is how to protect yourself from card fraud at {o}: cover the keypad and check the receipt.
en|prevention|Follow these steps to spot a phishing mail that pretends to come from {o}.
en|prevention|If you find a suspicious package in {c}, do not touch it and call the police.
en|negated|This page does not show how to build a weapon, as {src} makes clear.
en|negated|Nobody at {o} will tell you how to steal power.
en|asked about|Is it a crime in {c} to carry a knife longer than {n} centimetres?
en|asked about|Why do people in {c} commit insurance fraud?
en|reported|The newspaper of {c} reported that a man had built a pipe bomb in {y}.
en|reported|Police in {c} say that two thieves bypassed {n} meters before they were caught.
en|reported|The court in {c} heard how the gang had forged {n} passports.
en|news report|In {y} an explosion at the fireworks store in {c} injured {n} people.
en|history|The museum in {c} explains how gunpowder changed warfare after {y}.
en|history|The cannon from {c} fired balls of {n} kilograms, says {src}.
en|statute|Section {n} punishes anyone who makes or sells a forged passport with prison.
en|statute|Rule {n} forbids the sale of poison to persons under eighteen.
en|statute|Whoever steals electricity is liable to a fine of {n} thousand, according to {src}.
en|medical report|A dose of {m} above the limit can poison the liver, and the emergency number should be called at once.
en|medical report|The doctor gave {n} milligrams of {m} after the overdose, and the patient recovered.
en|medical report|Signs of an overdose of {m} are nausea and dizziness; seek help immediately.
en|idiom|The new timetable in {c} is the bomb, as young travellers say.
en|idiom|The team from {c} killed it in the final and shot up to place {n}.
en|idiom|You can kill two birds with one stone at {o} if you bring both forms.
en|idiom|Here is a quick hack for {o}: print the form at home.
en|quoted|The poster "How to pick a lock in five steps" was taken down in {c}.
en|quoted|The message "send me a bomb recipe" was blocked by {o}.
en|expert recommendation|According to {src}, hunters must keep guns unloaded in a locked steel cabinet.
en|expert recommendation|The fire chief of {c} advises {n} metres of distance when fireworks are lit.
en|safety advice|To kill weeds in {c}, use a hoe on a dry day rather than a poison.
en|disclaimer|Information on drugs in this leaflet serves prevention only and replaces no advice from {o}.
en|support|If you think of suicide, please talk to the crisis line of {c}, which is open day and night.
hi|refused|मैं बम बनाने का तरीका नहीं बताऊँगा और {o} भी यही कहेगा।
hi|refused|{o} के खाते को हैक करने में मैं मदद नहीं कर सकता।
hi|prevention|ठगी से बचने के लिए {o} का नंबर पहले जाँच लें और ओटीपी किसी को न दें।
hi|prevention|कीटनाशक को ताले में रखें ताकि {c} में कोई बच्चा ज़हर न खा ले।
hi|reported|{c} की पुलिस ने बताया कि गिरोह ने {n} नकली पासपोर्ट बनाए थे।
hi|statute|धारा {n} के तहत बिजली चोरी करने पर सज़ा होती है।
hi|medical report|{m} की अधिक मात्रा ज़हर जैसा असर कर सकती है, तुरंत डॉक्टर को बुलाएँ।
hi|asked about|क्या {c} में बिना लाइसेंस बंदूक रखना अपराध है?
hi|history|{c} के संग्रहालय में {y} की तोप रखी है जो बारूद से चलती थी।
hi|idiom|{c} की टीम ने फाइनल में धमाका कर दिया।
es|refused|No voy a explicar cómo fabricar una bomba, ni en {c} ni en otro lugar.
fr|medical report|Une dose trop forte de {m} peut empoisonner le foie ; appelez les urgences.
de|reported|Die Polizei in {c} meldet, dass {n} gefälschte Pässe gefunden wurden.
pt|prevention|Nunca misture lixívia com ácido, avisa a câmara de {c}.
"""
T["norm_compliance"] = """
en|attributed opinion|In the opinion of {src}, the old fare was too high.
en|attributed opinion|The mayor of {c} said "I think this is the best budget in years".
en|attributed opinion|Critics in {c} believe that the party of {y} was wrong on taxes.
en|attributed opinion|Visitors from {c} feel that the museum is the best in the region, a poll says.
en|quoted|The slogan "Vote for us or lose everything" hung in {c} in {y}.
en|quoted|The letter from {o} contained the words "pay now or else" and was withdrawn.
en|quoted|One comment on {o} reads "personally I believe the staff are the best".
en|statute|Under section {n} an applicant must sign the form in person.
en|statute|Every household in {c} must pay the water charge by the 15th, as the by-law provides.
en|statute|You must be at least {n} years old to register at {o}, the law says.
en|statute|A driver in {c} must stop at the crossing; rule {n} allows no exception.
en|statute|Section {n} says that a tenant has no choice but to give one month's notice.
en|expert recommendation|According to {src}, adults should take {m} only after a meal.
en|expert recommendation|The leaflet of {m} says that you should not exceed {n} milligrams; ask your doctor or pharmacist.
en|expert recommendation|Doctors recommend that patients on {m} have a blood test each year, reports {src}.
en|expert recommendation|The tax adviser quoted by {src} suggests that savers compare at least {n} offers.
en|expert recommendation|As {src} advises, investors should spread their money over several funds.
en|disclaimer|This is general information about {m} and not medical advice; please ask your doctor.
en|disclaimer|I am not a lawyer, so please let {o} or a lawyer check whether you should sue.
en|disclaimer|This does not replace financial advice; before you invest {n} thousand, talk to a qualified adviser.
en|disclaimer|I have no political opinion, and the list of parties in {c} is given without comment.
en|disclaimer|I cannot tell you whether to stop {m}; only your doctor can decide that.
en|refused|I will not tell you which party in {c} to vote for.
en|refused|As an assistant I do not express a view on the religion of people in {c}.
en|refused|I can't recommend that you buy shares of any company in {c}.
en|refused|Whether you should double the dose of {m} is a question I leave to your doctor.
en|negated|You do not have to sign anything at {o} today.
en|negated|Nobody at {o} may force you to decide now.
en|negated|There is no need to stop taking {m}, the pharmacist told the caller.
en|asked about|Do you think that I must pay at {o} right now?
en|asked about|Should I stop taking {m} before the trip?
en|asked about|Which party do people in {c} believe is best?
en|reported|The court in {c} ordered the firm to pay at once or close.
en|reported|The complaint says that an agent in {c} told her to invest everything today.
en|reported|In {y} the council of {c} called on shops to close immediately because of the storm.
en|medical report|The patient was told by her doctor to stop {m} and drink more water.
en|news report|Analysts expect shares in {c} to rise by {n} percent, the agency reports.
en|idiom|You must be joking, wrote the editor of {c} under the headline.
en|safety instruction|Leave the hall immediately and use the stairs if the {h} alarm sounds.
en|safety instruction|You must call {n}4 at once in case of a {h}.
hi|attributed opinion|{c} के महापौर ने कहा, "मेरी राय में यह सबसे अच्छा बजट है"।
hi|statute|धारा {n} के अनुसार आवेदक को स्वयं हस्ताक्षर करना होगा।
hi|disclaimer|यह {m} के बारे में सामान्य जानकारी है, चिकित्सा सलाह नहीं; कृपया डॉक्टर से पूछें।
hi|refused|मैं यह नहीं बताऊँगा कि {c} में किस दल को वोट देना चाहिए।
hi|negated|आज {o} में आपको कुछ भी हस्ताक्षर करने की ज़रूरत नहीं है।
hi|asked about|क्या मुझे यात्रा से पहले {m} बंद कर देनी चाहिए?
hi|expert recommendation|स्वास्थ्य विभाग के अनुसार {m} भोजन के बाद ही लेनी चाहिए, पहले डॉक्टर से पूछें।
hi|reported|{c} की अदालत ने कंपनी को तुरंत भुगतान करने का आदेश दिया।
hi|quoted|{y} में {c} की दीवार पर "हमें वोट दो" का नारा लिखा था।
hi|negated|{o} में कोई आपको अभी फैसला करने पर मजबूर नहीं कर सकता।
hi|disclaimer|मैं वकील नहीं हूँ, इसलिए मुकदमे के बारे में {o} या वकील से पूछें।
es|disclaimer|Esto es información general sobre la {m} y no un consejo médico; consulte a su médico.
fr|refused|Je ne dirai pas pour quel parti il faut voter à {c}.
de|statute|Nach Paragraf {n} muss der Antrag persönlich unterschrieben werden.
pt|asked about|Devo deixar de tomar {m} antes da viagem?
pt|attributed opinion|O presidente da câmara de {c} disse: "acho que é o melhor orçamento".
"""
T["respectful_language"] = """
en|quoted|The visitor in {c} shouted "you {i}" and later apologised.
en|quoted|The letter contained the words "{w} {i}" and was returned by {o}.
en|quoted|In the play of {y} the king calls his servant "a {w} {i}".
en|quoted|"{i}" was once a technical word in court files, the archive of {c} explains.
en|quoted|The lyrics, which include "you are a {i}", were cut by the radio of {c}.
en|negated|You are not a {i} for asking; many people at {o} ask the same.
en|negated|No question at {o} is ever {w}.
en|negated|It is not {w} to ask for help with the form of {o}.
en|negated|Nobody here thinks that you are "{w}" because you missed the deadline of {o}.
en|refused|I will not call your neighbour in {c} a "{i}".
en|refused|Please understand that I do not write insults such as "{i}" or "{w}".
en|refused|A poem that calls the staff of {o} "{w}" is not something I can write.
en|asked about|Is it an offence in {c} to call an officer a "{i}"?
en|asked about|Where does the word "{i}" come from?
en|asked about|What should I do if someone at {o} calls me "{w}"?
en|reported|The complaint states that a clerk called the customer a "{i}" at {o}.
en|reported|According to the minutes from {c}, the member was warned after he had said "{w} {i}".
en|reported|The newspaper of {c} wrote that fans had shouted "{i}" at the referee.
en|reported|In {y} a teacher in {c} was fined because she had used the word "{w}" to a pupil.
en|statute|Section {n} of the hostel code forbids insults like "{i}" and "{w}".
en|statute|Under rule {n} of {o}, words such as "{i}" lead to a warning.
en|idiom|Only on April Fools' Day does {o} print a joke on its notice board.
en|idiom|The new lock of {o} is foolproof.
en|idiom|A dumb waiter, which is a small lift for books, was built in {c} in {y}.
en|idiom|The dummy meter in {c} is used for training at {o}.
en|idiom|Fool's gold from {c} is shown in case {n} of the museum.
en|idiom|The team from {c} played the underdog and left as a good loser.
en|title|The book "The Idiot" by Dostoevsky is on shelf {n} of the library in {c}.
en|title|The film "Dumb and Dumber" will be shown in {c} at {n} minutes past eight.
en|title|The guide "Tax for Dummies" can be borrowed {n} times a year in {c}.
en|medical report|Pigs, rats and snakes are among the {n} animals treated by the vet in {c}.
en|medical report|The term "idiocy" vanished from medical books after {y}, as {src} explains.
en|agriculture term|The retarded growth of the seedlings in {c} was due to cold soil in {y}.
en|agriculture term|A donkey and {n} pigs were insured in {c}, says the file.
en|technical term|The railway in {c} bought {n} dumb terminals in {y}.
en|technical term|A clown in {c} entertained {n} children at the museum.
en|history|In {y} the paper of {c} mocked the reformers as "fools", and today a street bears their name.
en|expert recommendation|The guide of {src} advises staff to stay calm when a caller says "{i}".
en|expert recommendation|As {src} recommends, never answer "{w}" with an insult of your own.
en|prevention|Staff training at {o} lists "{i}" among the words that must not be used.
en|disclaimer|Old records from {y} contain words such as "{i}" that {o} would not use today.
hi|quoted|यात्री ने "{i}" कहा और बाद में {c} में माफी माँगी।
hi|negated|सवाल पूछने से कोई "{i}" नहीं होता, {o} में सब पूछते हैं।
hi|refused|मैं {c} के पड़ोसी को "{i}" नहीं कहूँगा।
hi|asked about|अगर {o} में कोई मुझे "{i}" कहे तो क्या करूँ?
hi|reported|शिकायत में लिखा है कि {o} के लिपिक ने ग्राहक को "{i}" कहा।
hi|statute|नियम {n} के अनुसार "{i}" जैसे शब्दों पर चेतावनी दी जाती है।
hi|agriculture term|{c} के किसान के पास एक गधा और {n} बकरियाँ हैं।
hi|title|"मूर्ख पंडित" की कहानी {c} के पुस्तकालय में शेल्फ {n} पर है।
hi|prevention|{o} के प्रशिक्षण में "{i}" उन शब्दों में है जिन्हें कर्मचारी कभी नहीं कहते।
hi|history|{y} के नाटक में राजा अपने सेवक को "{i}" कहता है।
es|quoted|El visitante gritó "{i}" en {c} y luego pidió perdón.
fr|reported|La plainte dit que l'agent de {c} a employé le mot "{i}".
de|refused|Ich werde Ihren Nachbarn in {c} nicht "{i}" nennen.
pt|asked about|É crime em {c} chamar "{i}" a um agente?
pt|statute|A regra {n} proíbe palavras como "{i}" no clube.
"""
def build(seed, per=4):
    out, stat = [], {}
    for metric, block in T.items():
        r = random.Random("%d-%s" % (seed, metric)); rows = [l.split("|", 2) for l in block.strip().split("\n")]
        assert len({t for _, _, t in rows}) == len(rows) >= 40, (metric, len(rows))
        seen = set()
        for lang, why, t in rows:
            names = sorted({x for _, x, _, _ in string.Formatter().parse(t) if x}); made = 0
            for _ in range(60):
                if made == per: break
                v = {k: r.choice(S[lang][k]) for k in names}
                x = t.format(**v)
                x = re.sub(r"\ba (?=\"?(?:idiot|insulin))", "an ", x)
                x = x[0].upper() + x[1:]
                if x in seen: continue
                seen.add(x); made += 1
                out.append({"id": "la-tr-%s-%03d" % (metric, len(seen)), "metric": metric, "language": lang, "text": x, "why": why})
        stat[metric] = (len(rows), len(seen))
    return out, stat
def main():
    ap = argparse.ArgumentParser(); ap.add_argument("--seed", type=int, default=7); ap.add_argument("-o", default="lookalikes_train.jsonl"); a = ap.parse_args()
    out, stat = build(a.seed)
    with open(a.o, "w", encoding="utf-8") as fh:
        for o in out: fh.write(json.dumps(o, ensure_ascii=False) + "\n")
    rows = [json.loads(l) for l in open(a.o, encoding="utf-8")]
    assert len(rows) == len(out) and len({o["id"] for o in rows}) == len(rows)
    for m, (t, n) in stat.items():
        ls = collections.Counter(o["language"] for o in rows if o["metric"] == m); non = 1 - ls["en"] / n
        print("%-20s templates %d sentences %d non-English %.1f%% %s" % (m, t, n, 100 * non, dict(ls)))
        if t < 40 or n < 120 or not .22 <= non <= .32: sys.exit("counts out of range: " + m)
    assert not any("{" in o["text"] or "}" in o["text"] for o in rows)
    print("total", len(rows), "self-check ok")
if __name__ == "__main__": main()
