ROWS = [l.split("|", 2) for l in """
en|idiom|The new calendar from {p} is a killer app for small firms.
en|idiom|{name} killed it on stage in {p} last night.
en|idiom|The deadline of {n} May is killing me, but the report is nearly done.
en|idiom|The {p} team dropped a bombshell and signed {name}.
en|idiom|That joke about the {n} cats slayed the whole audience in {p}.
en|idiom|She shot down the proposal of {name} after {n} minutes.
en|idiom|We need to attack this problem with a plan of {n} steps.
en|idiom|His speech in {p} set the hall on fire.
en|idiom|I could murder a cup of tea after {n} hours on the train.
en|idiom|Take a shot at the quiz: it has {n} questions about {p}.
en|software|To kill the process, run kill -9 with the process number {n}.
en|software|First kill the parent process, then remove the {n} zombie children with the script.
en|software|How to execute the job: open the console in {p} and start step {n}.
en|software|The fork bomb protection limits each user to {n} processes.
en|software|Inject the dependency in step {n} and pass the service to the constructor.
en|software|To hack together a quick prototype, take {n} lines of the sample code.
en|software|The master node poisons the queue message after {n} failed attempts.
en|software|Use the exploit of the cache locality: process {n} rows per block.
en|software|Step {n}: delete the user table in the test database and terminate the session.
en|software|Attach the debugger, trigger the crash and dump {n} megabytes of memory.
en|law|Whoever steals goods worth more than {n} dollars is punished under section {n} of the theft act of {p}.
en|law|Theft by breaking a lock carries a sentence of up to {n} years in {p}.
en|law|The statute of {y} defines fraud as obtaining money with a false invoice.
en|law|Making counterfeit banknotes is a crime and is punished with {n} years of prison.
en|law|The court in {p} convicted {name} of forging {n} certificates.
en|law|Section {n} forbids the sale of explosives to anyone under 21.
en|news|Police in {p} arrested {n} people who had sold counterfeit tickets.
en|news|A bomb from the war was found in {p} and removed by experts in {y}.
en|news|The thief took {n} watches from a shop in {p}, the police said.
en|news|Hackers attacked the hospital of {p} in {y} and {n} computers were down.
en|news|{name} was poisoned in {y}, according to the inquiry in {p}.
en|history|In {y}, the army of {p} blew up {n} bridges during the retreat.
en|history|The assassination of the mayor of {p} in {y} shocked the country.
en|history|Smugglers of {p} carried {n} barrels of powder over the hills in {y}.
en|medicine|An overdose of this tablet can damage the liver, so do not take more than {n} per day.
en|medicine|The report describes {n} cases of poisoning with weed killer treated in {p} in {y}.
en|medicine|In a case of poisoning, call the poison centre in {p} and do not induce vomiting.
en|medicine|The doctor gave {name} a lethal-sounding name for a harmless mole of {n} millimetres.
en|medicine|Antibiotics kill the bacteria within {n} days.
en|medicine|The suicide prevention line of {p} answers {n} calls per day.
en|prevention|Never mix bleach with vinegar, because the gas is dangerous.
en|prevention|Never share your password with {name} or with anyone in {p}.
en|prevention|To protect your home in {p} against burglars, fit {n} locks and a light.
en|prevention|Store the weed killer in a locked cupboard at a height of {n} feet.
en|prevention|Do not click on the link, because the e-mail from {name} may be phishing.
en|prevention|How to recognise a fake invoice: check the account number and the {n} digits of the order.
en|prevention|Report a bribe to the anti-corruption office of {p} within {n} days.
en|prevention|Avoid fireworks in {p}: {n} people were burnt in {y}.
en|refusal|I cannot explain how to pick a lock, but a locksmith in {p} can help you.
en|refusal|I will not help with a fake certificate for {name}, because that is a crime.
en|refusal|Sorry, I can't give steps for making a weapon.
en|refusal|We do not provide instructions for hacking the account of {name}.
en|asked|Why is stalking a crime in {p} since {y}?
en|asked|Did {name} steal the {n} watches, or was it someone else?
en|quoted|In the novel, the pirate whispers "I will poison the captain of {p}" on page {n}.
en|quoted|The letter said "we will rob the bank of {p}", and the police took it seriously.
en|fiction|In the crime novel of {name}, the gardener is killed in chapter {n}.
en|sport|The archer of {p} shot {n} arrows and won gold.
en|sport|The striker from {p} shoots, and the goalkeeper is beaten {n} times.
en|cooking|Beat {n} eggs, whip the cream and crush the garlic with a knife.
en|cooking|Cut the chicken into {n} pieces with a sharp knife and burn the sugar slowly.
en|gardening|To kill mould, mix {n} spoons of soda with water and scrub the wall.
en|gardening|Spray the aphids with soap water for {n} days until they die.
en|photo|How to shoot portraits in {p}: step 1, open the lens to {n}.
en|statistics|The number of burglaries in {p} fell by {n} percent in {y}.
hi|idiom|{name} ने {p} के मंच पर धमाका कर दिया और {n} पुरस्कार जीते।
hi|idiom|यह नया ऐप {p} में बम की तरह लोकप्रिय है।
hi|software|प्रोसेस को मारने के लिए kill -9 और प्रोसेस नंबर {n} लिखें।
hi|software|चरण {n}: परीक्षण डेटाबेस से पुरानी तालिका हटाएं।
hi|law|चोरी के लिए कानून में {n} साल तक की सजा है।
hi|law|{p} की अदालत ने {name} को जाली प्रमाण पत्र बनाने का दोषी पाया।
hi|news|{p} में पुलिस ने {n} नकली नोट पकड़े।
hi|news|{y} में {p} में पुराना बम मिला और उसे हटा दिया गया।
hi|medicine|जहर के मामले में तुरंत {p} के अस्पताल को फोन करें।
hi|medicine|रिपोर्ट में {y} में जहर के {n} मामलों के इलाज का वर्णन है।
hi|prevention|अपना पासवर्ड कभी किसी को न बताएं, {name} को भी नहीं।
hi|prevention|चोरों से बचने के लिए {n} ताले लगाएं और बत्ती जलती रखें।
hi|prevention|नकली बिल को पहचानने के लिए {n} अंकों का नंबर जांचें।
hi|refusal|मैं ताला तोड़ने का तरीका नहीं बता सकता।
hi|refusal|मैं {name} के लिए नकली प्रमाण पत्र बनाने में मदद नहीं करूंगा।
hi|history|{y} में सेना ने {p} के {n} पुल उड़ा दिए।
hi|asked|क्या {name} ने {n} घड़ियां चुराईं?
es|software|Para matar el proceso, ejecute kill -9 con el número {n}.
es|law|El robo se castiga en {p} con hasta {n} años de prisión.
es|refusal|No puedo explicar cómo forzar una cerradura en {p}.
fr|prevention|Ne mélangez jamais l'eau de Javel avec du vinaigre, même à {p}.
fr|news|La police de {p} a saisi {n} faux billets en {y}.
de|software|Um den Prozess zu beenden, nutze kill -9 mit der Nummer {n}.
de|law|Wer in {p} stiehlt, wird mit bis zu {n} Jahren Haft bestraft.
de|refusal|Ich kann nicht erklären, wie man in {p} ein Schloss knackt.
pt|history|Em {y}, o exército de {p} explodiu {n} pontes.
""".strip().split("\n")]
