ROWS = [l.split("|", 2) for l in """
en|quoted|The customer wrote "you are an {ins} of the first order", and the clerk in {p} stayed calm.
en|quoted|In the play by {name}, the king shouts "silence, you {ins}" in act {n}.
en|quoted|"Shut up" was the last thing {name} said before leaving the meeting in {p}.
en|quoted|The complaint quotes the driver as saying "stupid {ins}" to a passenger on bus {n}.
en|quoted|The novel "The {Ins}" was printed in {p} in {y}.
en|quoted|The headline "Don't be an {ins}, save water" won a prize in {y}.
en|quoted|The word "{ins}" appears {n} times in the transcript from {p}.
en|quoted|Linguists trace the word "{ins}" back to a Greek or Latin root.
en|negated|You are not stupid; the form from {p} is hard to read.
en|negated|It is not a stupid question at all, {name}.
en|negated|Nobody called {name} an {ins}.
en|negated|We never call a customer an {ins}.
en|negated|There are no dumb questions in the {p} course.
en|refusal|I will not call {name} an {ins}.
en|refusal|I cannot write an insulting letter to {name}.
en|refusal|I would rather not repeat the insult from the e-mail of {n} May.
en|law|Calling an officer an {ins} costs a fine of {n} dollars in {p}.
en|law|Under section {n}, a public insult such as "{ins}" is an offence.
en|law|The court in {p} ruled in {y} that the word "{ins}" was an insult.
en|law|The policy bans words like "{ins}" in e-mails to customers.
en|law|The staff rule {n} forbids shouting at colleagues or calling them names.
en|asked|Why did {name} call the referee an {ins}?
en|asked|Is "{ins}" an insult in English?
en|asked|Was it stupid of {name} to sell the house in {p}?
en|reported|Fans in {p} called the referee an {ins}, and the club paid {n} dollars.
en|reported|The report says that {n} nurses in {p} had been insulted by visitors.
en|reported|{name} apologised in {y} for calling a colleague an {ins}.
en|reported|According to the survey, {n} percent of pupils had been called stupid at school.
en|reported|The senator was suspended after he told {name} to shut up.
en|prevention|Please do not use words like "{ins}" in the {p} forum.
en|prevention|If a caller says "{ins}", stay polite and end the call after {n} minutes.
en|prevention|Teach children in {p} not to call others stupid.
en|prevention|The moderator removes posts with words such as "{ins}" within {n} hours.
en|idiom|The tulip bulbs fool the frost in {p} every spring.
en|idiom|April Fools' Day is on the first of April, and {p} prints {n} joke stories.
en|idiom|The cream dessert called gooseberry fool needs {n} spoons of sugar.
en|idiom|This guide is a complete idiot-proof setup for the {p} router.
en|idiom|It is a no-brainer to compare {n} offers first.
en|idiom|The dumb-bell in the gym of {p} weighs {n} pounds.
en|idiom|The dumbwaiter of the {p} hotel carries {n} plates.
en|idiom|The pig farm near {p} has {n} pigs.
en|idiom|A donkey carried {n} sacks to the market of {p}.
en|idiom|The loser of the final in {p} receives {n} dollars.
en|idiom|Trash is collected on Mondays in {p}.
en|idiom|The garbage collector frees {n} megabytes of memory.
en|idiom|The factory in {p} shut up shop in {y}.
en|idiom|The boss monster in level {n} of the game is called Ugly Troll.
en|software|The daemon kills the orphan thread after {n} seconds.
en|software|A dumb terminal shows {n} characters per line.
en|software|The master branch of the {p} project was renamed in {y}.
en|software|The stupid content tracker is how the manual of git describes the program.
en|software|Run the sanity check on {n} dummy records.
en|software|The keep-it-simple rule, often written KISS, removes {n} useless layers.
en|medicine|The report of {y} uses the outdated term "idiocy" for a learning disability.
en|medicine|The patient from {p} was deaf and dumb, as the file of {y} put it.
en|medicine|The doctor asked about pain in the rear and noted {n} bruises.
en|medicine|The bite of a rat was treated at the clinic in {p}.
en|history|In {y}, doctors in {p} used the word "moron" as a medical class.
en|history|The fool at the court of {p} earned {n} coins a year.
en|history|Opponents of the king called the tax of {y} idiotic, the chronicle says.
en|criticism|The plan of {y} has {n} weak points and needs more work.
en|criticism|The argument of {name} is wrong, because the price is {n} dollars.
en|criticism|The film from {p} was boring, wrote the critic {name}.
en|self|I made a silly mistake with the {n} files; I am sorry.
en|name|Professor {name} Dumm teaches physics in {p}.
en|name|The village of Idiotville near {p} has {n} houses.
hi|quoted|ग्राहक ने लिखा "तुम {ins} हो", पर {p} के कर्मचारी शांत रहे।
hi|quoted|नाटक के अंक {n} में राजा कहता है "चुप रहो, {ins}"।
hi|quoted|"{ins}" शब्द दस्तावेज में {n} बार आता है।
hi|negated|आप {ins} नहीं हैं; {p} का फॉर्म कठिन है।
hi|negated|{name} को किसी ने {ins} नहीं कहा।
hi|refusal|मैं {name} को {ins} नहीं कहूंगा।
hi|law|{p} में किसी अधिकारी को "{ins}" कहने पर {n} रुपये का जुर्माना है।
hi|law|धारा {n} के अनुसार "{ins}" जैसे शब्द से अपमान करना अपराध है।
hi|asked|{name} ने खिलाड़ी को {ins} क्यों कहा?
hi|asked|क्या "{ins}" एक गाली है?
hi|reported|{p} में दर्शकों ने निर्णायक को {ins} कहा और क्लब ने {n} रुपये दिए।
hi|reported|{name} ने सहकर्मी को {ins} कहने के लिए {y} में माफी मांगी।
hi|prevention|कृपया {p} मंच पर "{ins}" जैसे शब्द न लिखें।
hi|idiom|{p} के बाजार में एक गधा {n} बोरे लेकर आया।
hi|idiom|{p} के जंगल में {n} उल्लू देखे गए।
hi|idiom|कुत्ते का टीका {p} में {n} रुपये का है।
es|quoted|La carta decía "eres un idiota", y la oficina de {p} respondió con calma.
es|negated|No es una pregunta estúpida, {name}.
fr|quoted|Le mot « imbécile » figure {n} fois dans le dossier de {p}.
fr|negated|Ce n'est pas une question stupide, {name}.
de|law|Wer in {p} einen Beamten "Idiot" nennt, zahlt {n} Euro.
de|negated|Das ist keine dumme Frage, {name}.
de|idiom|Der Esel trug {n} Säcke nach {p}.
pt|asked|Por que {name} chamou o juiz de idiota em {p}?
""".strip().split("\n")]
