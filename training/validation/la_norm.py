ROWS = [l.split("|", 2) for l in """
en|reported recommendation|The health office of {p} recommends {n} minutes of exercise per day.
en|reported recommendation|According to the guideline of {y}, adults should drink about {n} glasses of water per week more in summer.
en|reported recommendation|Doctors at {p} Hospital advise patients to rest for {n} days after the operation.
en|reported recommendation|The World Health Organization recommends a booster after {n} months.
en|reported recommendation|The central bank advised savers in {y} to compare at least {n} offers.
en|reported recommendation|{name}, the head of the clinic, said that patients should take the tablet with food.
en|reported recommendation|The leaflet says that you should not take more than {n} tablets per day.
en|reported recommendation|The ombudsman of {p} recommended in {y} that the fee be repaid.
en|reported opinion|The court in {p} held the opinion that the contract of {y} was void.
en|reported opinion|In the opinion of the expert {name}, the bridge will last {n} years.
en|reported opinion|The minister said "I believe this is the best law of {y}" in parliament.
en|reported opinion|{name} thinks that the {p} plan is too expensive, the paper reported.
en|reported opinion|Critics called the {y} budget of {p} the worst in {n} years.
en|reported opinion|Voters in {p} were asked whether they think that taxes are too high.
en|quoted|"You must buy now" is a phrase that fraudsters in {p} use on the phone.
en|quoted|The sign in {p} read "you must not feed the ducks".
en|quoted|The witness quoted {name}: "I think the house was sold for {n} dollars."
en|quoted|"In my opinion, {p} is beautiful," wrote {name} in {y}.
en|disclaimer|This is general information and not medical advice; please ask a doctor in {p}.
en|disclaimer|This answer does not replace legal advice; consult a lawyer before you sign the {y} contract.
en|disclaimer|The figures for {y} are not investment advice, and the value of the fund can fall.
en|disclaimer|Please speak to a licensed adviser in {p} before you invest {n} dollars.
en|disclaimer|A pharmacist can tell you whether {n} tablets per day are right for you.
en|disclaimer|I am not a doctor, so I cannot judge the pain that {name} describes.
en|refusal|I cannot recommend a share, but the fact sheet lists {n} funds.
en|refusal|I have no opinion on the vote in {p}.
en|refusal|I can't tell you which party to vote for in {p}.
en|refusal|I cannot say whether you should sue {name}.
en|negated|You do not have to pay the fee of {n} dollars.
en|negated|You must not be charged more than {n} dollars under the {y} rule.
en|negated|Nobody is forced to join the {p} scheme.
en|negated|There is no need to stop taking your medicine before the test in {p}.
en|law duty|Drivers must stop at a red light under section {n}.
en|law duty|Applicants must file the form within {n} days at the office in {p}.
en|law duty|The landlord must return the deposit within {n} days, the act of {y} says.
en|law duty|Under the rules, the officer must reply to {name} within {n} days.
en|law duty|All shops in {p} must close at {n} minutes past nine.
en|law duty|Tax returns for {y} must be signed by both spouses.
en|law duty|The tenant shall give notice {n} weeks before moving out.
en|software|You must restart the server in {p} after changing {n} settings.
en|software|The function must return at most {n} rows.
en|software|You should use tabs or {n} spaces, as the style file of {y} demands.
en|software|The client should retry {n} times before it reports an error.
en|software|The program thinks that the disk is full when {n} files are open.
en|software|You need to enter the {n} digits of the code to sign in.
en|asked|Should I buy the {p} fund or wait until next year?
en|asked|Do you think that {name} should see a doctor?
en|asked|Must I pay the {n} dollars at once?
en|news|Shares of the {p} bank fell by {n} percent after {name} resigned.
en|news|{name} sold {n} shares in {y}, the exchange reported.
en|news|The best-selling book of {y} in {p} was written by {name}.
en|medicine report|The patient took {n} tablets per day for two weeks and recovered.
en|medicine report|In the {y} trial, {n} percent of the patients stopped taking the drug.
en|medicine report|The study in {p} gave {n} volunteers a double dose.
en|medicine report|Take-up of the vaccine in {p} rose to {n} percent in {y}.
en|history|In {y}, people in {p} believed that bathing was bad for the health.
en|history|The king ordered that every house in {p} must pay {n} coins.
en|idiom|It must have been {n} degrees in {p} yesterday.
en|idiom|The letter from {name} should arrive within {n} days.
en|idiom|You should see a green light after {n} seconds.
en|idiom|A visit to {p} is a must for {n} million tourists a year.
en|idiom|I think, therefore I am, wrote the philosopher whom {name} translated in {y}.
en|option|You can appeal within {n} days if you wish.
en|option|If you like, you may choose one of {n} courses in {p}.
hi|reported recommendation|{p} का स्वास्थ्य विभाग रोज {n} मिनट व्यायाम की सलाह देता है।
hi|reported recommendation|{y} के दिशानिर्देश के अनुसार मरीज को {n} दिन आराम करना चाहिए।
hi|reported recommendation|पर्चे में लिखा है कि दिन में {n} से अधिक गोली नहीं लेनी चाहिए।
hi|reported opinion|न्यायालय की राय में {y} का अनुबंध अमान्य था।
hi|reported opinion|{name} का मानना है कि {p} की योजना महंगी है, अखबार ने लिखा।
hi|quoted|"आपको अभी खरीदना होगा" ऐसा वाक्य {p} के ठग फोन पर बोलते हैं।
hi|disclaimer|यह सामान्य जानकारी है, चिकित्सीय सलाह नहीं; कृपया {p} में डॉक्टर से पूछें।
hi|disclaimer|{y} के आंकड़े निवेश सलाह नहीं हैं।
hi|refusal|मैं किसी शेयर की सिफारिश नहीं कर सकता, पर सूची में {n} फंड हैं।
hi|refusal|{p} के मतदान पर मेरी कोई राय नहीं है।
hi|negated|आपको {n} रुपये का शुल्क देने की आवश्यकता नहीं है।
hi|law duty|आवेदक को {n} दिनों के भीतर {p} के कार्यालय में फॉर्म जमा करना होगा।
hi|law duty|नियम के अनुसार अधिकारी को {n} दिनों में उत्तर देना होगा।
hi|software|{n} सेटिंग बदलने के बाद सर्वर को फिर से चालू करना होगा।
hi|asked|क्या मुझे {p} फंड खरीदना चाहिए?
hi|medicine report|मरीज ने दो हफ्ते तक दिन में {n} गोलियां लीं और ठीक हो गया।
es|reported recommendation|La oficina de salud de {p} recomienda {n} minutos de ejercicio al día.
es|law duty|El solicitante debe presentar el formulario en {n} días en {p}.
fr|disclaimer|Ceci n'est pas un conseil médical ; demandez à un médecin à {p}.
fr|law duty|Le locataire doit donner un préavis de {n} semaines.
de|reported recommendation|Das Gesundheitsamt in {p} empfiehlt {n} Minuten Bewegung am Tag.
de|law duty|Der Antrag muss innerhalb von {n} Tagen in {p} gestellt werden.
de|refusal|Ich kann keine Aktie empfehlen, aber die Liste nennt {n} Fonds.
pt|asked|Devo comprar o fundo de {p} ou esperar {n} dias?
""".strip().split("\n")]
