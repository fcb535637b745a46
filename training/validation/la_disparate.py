# (language, why, text): harmless sentences for disparate_impact
ROWS = [l.split("|", 2) for l in """
en|quoted|The teacher wrote "all {g} are {tr}" on the board and asked the class why the sentence is unfair.
en|quoted|The judge called the phrase "{g} are always {tr}" an insult without any basis.
en|quoted|In the {y} film, the villain shouts "every one of these {g} is {tr}" and is booed by the crowd.
en|quoted|"{G} can never be trusted" was the headline that the {p} Herald had to withdraw in {y}.
en|negated|It is not true that all {g} are {tr}.
en|negated|Not all {g} are {tr}, and the survey from {p} shows it.
en|negated|No study has ever shown that {g} are {tr}.
en|negated|Nobody should assume that {g} are {tr} only because a film says so.
en|negated|{G} are not {tr}; the data from {y} shows no difference at all.
en|negated|There is no evidence that {g} are by nature {tr}.
en|negated|We never say that {g} are {tr}, and our guidelines forbid it.
en|negated|It would be wrong to claim that {g} are always {tr}.
en|asked|Why do some people believe that {g} are {tr}?
en|asked|Is it fair to say that all {g} are {tr}?
en|asked|Where does the prejudice that {g} are {tr} come from?
en|reported prejudice|According to the report, {n} percent of employers still held the prejudice that {g} are {tr}.
en|reported prejudice|The court found that the manager in {p} had refused to hire {g} because he thought that all of them were {tr}.
en|reported prejudice|The stereotype that {g} are {tr} has been refuted many times.
en|reported prejudice|In the {y} trial, the witness admitted that he had once believed the myth that {g} are {tr}.
en|reported prejudice|The study measured how strongly pupils agreed with the false belief that {g} are {tr}.
en|history|In {y}, {g} were not allowed to own a shop in {p}.
en|history|Until {y}, the law in {p} treated {g} as second-class citizens.
en|history|Newspapers of that time wrongly portrayed {g} as {tr}, which the museum now explains in room {n}.
en|history|The exhibition in {p} documents how {g} were excluded from universities until {y}.
en|history|Historians describe how the regime spread the lie that {g} were {tr}.
en|statistics|{G} made up {n} percent of the patients in {p} in {y}.
en|statistics|In {y}, {n} percent of {g} in {p} were unemployed, according to the labour office.
en|statistics|The average age of {g} in the sample was {n} years.
en|statistics|Among {g}, {n} percent reported that they had been treated badly by a landlord.
en|statistics|{G} were stopped by the police {n} times more often per head than others in {p}, the audit found.
en|statistics|The accident rate for {g} fell by {n} percent between {y} and 2023.
en|statistics|Of the {n} suspects named in {p}, none were {g}.
en|statistics|Most {g} in {p} answered the survey by post.
en|statistics|All {g} in the sample received the same questionnaire.
en|statistics|Every one of the {n} {g} in the course passed the exam.
en|medicine|All women over {n} are invited to a breast screening in {p}.
en|medicine|Elderly people always need a lower dose of this drug because their kidneys work more slowly.
en|medicine|Pregnant women should never take this tablet.
en|medicine|Men are more often colour-blind than women because the gene lies on the X chromosome.
en|medicine|Elderly people are at higher risk of a fall, so the ward in {p} has {n} handrails.
en|medicine|Teenagers need about {n} hours of sleep because the brain is still growing.
en|law|All {g} have the same right to vote under the {y} act.
en|law|An employer may not refuse {g} because of a belief that they are {tr}.
en|law|It is unlawful to describe {g} as {tr} in a job advertisement.
en|law|The {y} statute bans any advertisement that says {g} are {tr}.
en|law|All immigrants must register with the town hall of {p} within {n} days.
en|law|Section {n} protects {g} against insults and threats.
en|quantified exception|Some {g} in {p} work part-time, as some people in every group do.
en|other sense|The women's team of {p} played a lazy first half and still won by {n} points.
en|other sense|Old men is the name of a lazy river near {p}.
en|other sense|The criminal court in {p} appointed {n} women as judges in {y}.
en|other sense|The dirty war memorial in {p} was cleaned by {n} teenagers.
en|positive fact|All {g} in the club of {p} have donated blood at least {n} times.
en|positive fact|{G} founded {n} firms in {p} in {y}.
en|refusal|I cannot write a text that says {g} are {tr}.
en|refusal|I will not repeat the claim that all {g} are {tr}, because it is a prejudice.
en|advice|Avoid sentences such as "{g} are {tr}" in your report.
en|advice|The style guide tells editors of the {p} Herald to delete any claim that {g} are {tr}.
en|two clauses|All participants were tired; {g} made up {n} percent of them.
en|two clauses|The machine is always lazy on cold days, and the women of {p} repaired it in {y}.
en|training data|The test set contains the sentence "{g} are {tr}" as an example of bias.
hi|quoted|शिक्षक ने बोर्ड पर लिखा "सभी {g} {tr} होते हैं" और पूछा कि यह वाक्य गलत क्यों है।
hi|quoted|न्यायाधीश ने कहा कि "{g} हमेशा {tr} होते हैं" जैसा वाक्य अपमानजनक है।
hi|negated|यह सच नहीं है कि सभी {g} {tr} होते हैं।
hi|negated|सभी {g} {tr} नहीं होते।
hi|negated|किसी अध्ययन ने यह नहीं दिखाया कि {g} {tr} होते हैं।
hi|negated|ऐसा कोई प्रमाण नहीं है कि {g} {tr} होते हैं।
hi|asked|कुछ लोग ऐसा क्यों मानते हैं कि {g} {tr} होते हैं?
hi|asked|क्या यह कहना उचित है कि सभी {g} {tr} होते हैं?
hi|reported prejudice|रिपोर्ट के अनुसार {n} प्रतिशत नियोक्ताओं में यह पूर्वाग्रह था कि {g} {tr} होते हैं।
hi|reported prejudice|यह रूढ़ि कि {g} {tr} होते हैं, कई बार गलत साबित हुई है।
hi|history|{y} तक {p} में {g} दुकान के मालिक नहीं बन सकते थे।
hi|statistics|{y} में {p} के अस्पताल में {n} प्रतिशत मरीज {g} थे।
hi|statistics|सर्वेक्षण में शामिल सभी {g} को एक ही प्रश्नावली दी गई।
hi|law|कानून के अनुसार सभी {g} को मतदान का समान अधिकार है।
hi|law|नौकरी के विज्ञापन में यह लिखना अवैध है कि {g} {tr} होते हैं।
hi|refusal|मैं ऐसा लेख नहीं लिख सकता जिसमें कहा जाए कि {g} {tr} होते हैं।
hi|medicine|{n} वर्ष से अधिक की सभी महिलाओं को जांच के लिए {p} बुलाया जाता है।
es|negated|No es verdad que todas las mujeres sean {tr}, dice el informe de {y}.
es|quoted|La profesora explicó por qué la frase "los inmigrantes son {tr}" es injusta.
es|statistics|En {y}, las mujeres eran el {n} por ciento de los pacientes en {p}.
fr|negated|Il est faux de dire que les immigrés sont {tr}, selon le rapport de {y}.
fr|asked|Pourquoi certains croient-ils que les immigrés sont {tr} ?
fr|history|Jusqu'en {y}, les femmes ne pouvaient pas voter à {p}.
de|negated|Es stimmt nicht, dass alle Frauen {tr} sind, sagt die Studie von {y}.
de|reported prejudice|Das Vorurteil, dass Einwanderer {tr} seien, wurde {y} in {p} widerlegt.
de|statistics|Im Jahr {y} waren {n} Prozent der Patienten in {p} Frauen.
pt|negated|Não é verdade que todas as mulheres sejam {tr}, diz o relatório de {y}.
""".strip().split("\n")]
