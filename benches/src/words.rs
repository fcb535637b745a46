//! The words and sentence patterns of the samples, a language each. A change here changes every figure measured before.

/// One language: words and sentence patterns. Outside English all nouns are feminine and all adjectives agree with them, which
/// keeps the sentences close to grammatical without an inflection table.
pub(crate) struct Language {
    pub(crate) nouns: &'static str,
    pub(crate) adjectives: &'static str,
    pub(crate) verbs: &'static str,
    pub(crate) adverbs: &'static str,
    /// First and last parts of place names.
    pub(crate) starts: &'static str,
    pub(crate) ends: &'static str,
    pub(crate) given: &'static str,
    pub(crate) surnames: &'static str,
    /// Bodies around a place name; phrases separated by `;`, as are the next four.
    pub(crate) bodies: &'static str,
    pub(crate) units: &'static str,
    pub(crate) money: &'static str,
    pub(crate) months: &'static str,
    /// `D`, `M`, `Y` stand for day, month and year.
    pub(crate) date: &'static str,
    pub(crate) queries: &'static str,
    /// Pairs: how a document states a fact, how the response says it again. `{c}` is where the citation goes.
    pub(crate) patterns: &'static [(&'static str, &'static str)],
    pub(crate) group: &'static str,
    pub(crate) decimal: &'static str,
    pub(crate) percent: &'static str,
    pub(crate) digits: Option<[char; 10]>,
    /// Between sentences and between the parts of a name.
    pub(crate) space: &'static str,
}

pub(crate) const ENGLISH: Language = Language {
    nouns: "bridge harbour reservoir hospital library museum tunnel railway airport factory refinery observatory laboratory \
        turbine generator transformer substation pipeline aquifer canal dam levee wharf ferry tramway depot warehouse archive \
        theatre stadium gymnasium cathedral monastery orchard vineyard plantation greenhouse fishery hatchery quarry mine smelter \
        foundry mill brewery bakery dairy pharmacy clinic ward nursery school academy university institute faculty seminar \
        scholarship grant subsidy levy tariff pension mortgage bond dividend portfolio budget surplus deficit audit invoice \
        contract tender licence patent trademark treaty statute ordinance referendum census survey registry database server \
        network satellite antenna telescope microscope sensor thermometer barometer seismograph glacier volcano estuary delta \
        wetland peninsula archipelago plateau valley forest meadow prairie desert steppe tundra reef lagoon orbit rocket capsule \
        engine gearbox propeller compressor furnace boiler battery electrolyser panel inverter cable fibre router processor \
        compiler algorithm protocol vaccine antibody protein enzyme hormone insulin catalyst polymer alloy ceramic concrete timber \
        asphalt plywood textile garment carpet tapestry manuscript painting sculpture mosaic symphony opera orchestra festival \
        exhibition conference workshop newsletter magazine broadcast studio cinema parliament ministry embassy court tribunal \
        prison garrison regiment fleet submarine freighter trawler terminal runway motorway roundabout viaduct elevator staircase \
        corridor courtyard cellar attic chimney lighthouse windmill waterwheel granary silo pasture herd flock beehive salmon \
        herring cod barley wheat maize cotton tobacco coffee cocoa pepper saffron",
    adjectives: "annual regional coastal municipal federal private public northern southern eastern western central rural urban \
        industrial agricultural medical digital nuclear solar hydraulic thermal electric magnetic optical chemical organic \
        synthetic ancient medieval modern temporary permanent seasonal experimental commercial residential academic military \
        civilian maritime alpine tropical arctic volcanic underground offshore floating mobile automated manual portable modular \
        compact spacious historic abandoned restored extended renovated insulated certified registered licensed accredited \
        independent cooperative statutory voluntary mandatory provisional confidential official primary secondary auxiliary \
        parallel circular rectangular cylindrical transparent reinforced lightweight durable efficient profitable sustainable \
        renewable recyclable biodegradable",
    verbs: "approved rejected inspected surveyed designed financed insured purchased leased repaired dismantled relocated \
        inaugurated commissioned audited certified measured recorded documented photographed catalogued digitised translated \
        published reviewed criticised endorsed sponsored supervised managed operated modernised enlarged demolished flooded \
        excavated restored painted furnished heated ventilated electrified fortified evacuated reopened privatised nationalised \
        transferred inherited donated auctioned mapped drained irrigated fertilised harvested exported imported taxed subsidised",
    adverbs: "gradually rapidly reportedly officially temporarily jointly partly entirely twice recently previously initially \
        eventually annually quietly formally unanimously narrowly unexpectedly successfully",
    starts: "Nor Ash Bel Cal Dun Els Fen Gar Hol Ink Jar Kes Lan Mar Nev Ost Pem Quil Ros Sel Tor Und Ver Wes Yar Zel Brom Crav Drum \
        Frey Glen Hart Kirk Lind Mill Oak Penn Rath Stan Thorn Wick Alder Bram Cor Dray Eller",
    ends: "den burg ford haven mouth ton stead wick ley field gate port dale mere bridge holm thorpe worth by ness combe cliff minster \
        well wood more stone bury ham shaw",
    given: "Amelia Bernard Clara Dmitri Eleanor Farouk Greta Hassan Ingrid Jonas Keiko Leila Martin Nadia Oscar Priya Quentin Rosa \
        Stefan Tara Umberto Vera Walter Ximena Yusuf Zoe Anita Boris Carmen Daniel",
    surnames: "Abbott Brandt Castellan Dahl Eriksen Farrow Gupta Halloran Ivanov Jensen Kowalski Lindqvist Marchetti Nakamura Okafor \
        Petrov Quayle Rahman Svensson Thackeray Ueda Vargas Whitlock Yilmaz Zimmer Ashworth Bellamy Crane Dunmore Ellwood",
    bodies: "the # Water Authority; # Shipping Inc.; the University of #; the # District Council; # Energy Ltd.; the Port of #; the \
        # Institute of Technology; # Rail Corp.; the Bank of #; St. # Hospital; the # Historical Society; # & Sons Co.; the # Board of \
        Trade; Radio #; the # Housing Trust; the # Weather Office",
    units: "# km; # kg; # tonnes; # MW; # m; # hectares; # litres; # square feet; # miles; # GB; # kWh; # passengers; # beds; # mm; \
        # acres; # barrels per day; # hours; # mg; # degrees; # volts",
    money: "$#; $# million; EUR # million; INR # crore; GBP #; USD # billion; INR # lakh; # million dollars; JPY #; CHF # million",
    months: "January February March April May June July August September October November December",
    date: "D M Y",
    queries: "How much did the {a} {n} of {place} cost in {year}, and who paid for it?; What does {body} say about the {n} in {place}?; \
        When was the {a} {n} of {place} opened, and how large is it?; Who is responsible for the {n} and the {m} in {place} since {year}?",
    patterns: &[
        (
            "The {a} {n} of {place} cost {money} in {year}, up from {money2} the year before.",
            "In {year} the {n} of {place} cost {money}; the year before it was {money2}{c}.",
        ),
        (
            "{body} {v} the {a} {n} on {date}, after {num} complaints about the {m}.",
            "The {a} {n} was {v} by {body} on {date}{c}.",
        ),
        (
            "According to Dr. {person}, the {n} holds {qty}, i.e. {pct} of what {place} needs.",
            "Dr. {person} says that the {n} covers {pct} of the needs of {place}, or {qty}{c}.",
        ),
        (
            "A second {n} in {place} is planned for {date}; no funds have been released for it yet.",
            "A second {n} is planned in {place} for {date}, but there is no money for it yet{c}.",
        ),
        (
            "The share of {a} {n} exports fell by {pct} in {year}, while the {b} {m} grew {adv} to {qty}.",
            "Exports of the {n} fell by {pct} in {year}, and the {m} grew to {qty}{c}.",
        ),
        (
            "{person} {v} the {n} in {place} with a grant of {money} from {body}.",
            "With {money} from {body}, {person} {v} the {n} in {place}{c}.",
        ),
        (
            "Demand No. {num}: the {a} {n} receives {money}, of which {money2} is for the {m}.",
            "The {n} receives {money}, including {money2} for the {m}{c}.",
        ),
        (
            "The {n} at {place}, approx. {qty} in size, was {adv} {v} in {year}, e.g. for the {b} {m}.",
            "The {n} at {place} is about {qty} in size and was {v} in {year}{c}.",
        ),
        (
            "{body} employs {num} people and has run the {a} {n} since {date}.",
            "Since {date} the {a} {n} has been run by {body}, which has {num} employees{c}.",
        ),
        (
            "Between {qty} and {qty2} of {a} {m} are delivered to {place} every month.",
            "{place} gets {qty} to {qty2} of {m} a month{c}.",
        ),
        (
            "\"We {adv} {v} the {n},\" said {person}, who has led {body} since {year}; the bill was {money}.",
            "{person}, head of {body} since {year}, put the bill for the {n} at {money}{c}.",
        ),
        (
            "No {a} {n} may be {v} in {place} without a fee of {money}, payable by {date}.",
            "Without a fee of {money} by {date}, no {n} may be {v} in {place}{c}.",
        ),
        (
            "Only {num} of the {n} projects in {place} were {v}, less than the {pct} that {body} had promised.",
            "{body} promised {pct}, but only {num} projects in {place} were {v}{c}.",
        ),
        (
            "The {b} {m} of {place} is {qty} long, larger than that of any other {a} {n} in the region.",
            "At {qty}, the {m} of {place} is the largest of the region{c}.",
        ),
        ("Tickets for the {n} in {place} cost {money}.", "In {place} a ticket for the {n} costs {money}{c}."),
        ("The {a} {m} of {place} measures {qty}.", "In {place} the {m} measures {qty}{c}."),
    ],
    group: ",",
    decimal: ".",
    percent: "%",
    digits: None,
    space: " ",
};

pub(crate) const FRENCH: Language = Language {
    nouns: "réserve bibliothèque école université clinique pharmacie usine raffinerie centrale éolienne turbine forêt vallée rivière \
        lagune île péninsule montagne côte plage mine carrière ferme pêcherie récolte vigne boulangerie brasserie galerie peinture \
        symphonie exposition conférence revue émission chaîne assemblée ambassade préfecture mairie prison flotte frégate gare piste \
        autoroute écluse digue passerelle tour cathédrale abbaye chapelle citadelle façade toiture cheminée batterie antenne fusée \
        sonde planète étoile molécule protéine enzyme hormone épidémie vaccination thérapie chirurgie loi réforme élection enquête \
        dépense dette créance taxe subvention bourse entreprise société coopérative",
    adjectives: "régionale côtière générale privée fédérale méridionale intérieure centrale rurale urbaine industrielle agricole \
        médicale numérique nucléaire hydraulique thermique électrique magnétique chimique ancienne médiévale moderne temporaire \
        expérimentale universitaire maritime souterraine rénovée équipée certifiée déclarée indépendante provisoire première deuxième \
        légère durable",
    verbs: "achetée vendue réparée inspectée financée déplacée inaugurée mesurée publiée critiquée agrandie démolie inondée restaurée \
        chauffée évacuée privatisée transférée héritée cartographiée irriguée exportée importée fermée rouverte",
    adverbs: "récemment bientôt entièrement légèrement à-peine déjà également très-tôt généralement immédiatement",
    starts: "Châ Vé Mon Bré Cô Dau Évi Fré Gué Hé Jar Lé Mé Né Orlé Pé Quié Rhé Sé Thé Ussé Vallé Épi Aî",
    ends: "teau sur-mer ville mont court gny ric lès-bains zé tôt nières rac vre-la-forêt gué lôme né",
    given: "Amélie Benoît Chloé Désiré Élodie François Gaëlle Hélène Irénée Jérôme Léa Maëlle Noémie Océane Théo Zoé",
    surnames: "Béranger Chénier Dupré Étienne Févre Guérin Hébert Lefèvre Mérimée Noël Périer Rémy Sévigné Tréville Vallès Zénon",
    bodies: "la mairie de #; l'université de #; la Société d'énergie de #; la Chambre de commerce de #; l'hôpital de #; la région de \
        #; l'Académie de #; la Caisse d'épargne de #",
    units: "# km; # kg; # tonnes; # MW; # mètres carrés; # hectares; # litres; # kWh; # élèves; # °C; # années; # m³",
    money: "# €; # millions d'euros; # milliards d'euros; # francs; # k€; # M€",
    months: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    date: "D M Y",
    queries: "Combien a coûté la {n} {a} de {place} en {year}, et à quoi a-t-elle été employée ?; Où se trouve la {n} {a} gérée par {body} ?; \
        Quand la {n} de {place} a-t-elle été {v}, et pourquoi ?",
    patterns: &[
        (
            "La {n} {a} de {place} a coûté {money} en {year}, contre {money2} l'année précédente.",
            "En {year}, la {n} de {place} a coûté {money}, après {money2} un an plus tôt{c}.",
        ),
        (
            "D'après {body}, la {n} a été {v} le {date}, malgré {num} réclamations.",
            "La {n} a été {v} le {date} selon {body}{c}.",
        ),
        (
            "Le rapport de {person} précise que la {n} {a} représente {pct} des besoins de {place}, soit {qty}.",
            "Selon {person}, la {n} couvre {pct} des besoins de {place}, c.-à-d. {qty}{c}.",
        ),
        (
            "Une deuxième {n} est prévue à {place} pour le {date} ; aucun crédit n'a été débloqué à ce jour.",
            "À {place}, une deuxième {n} est prévue le {date}, sans crédit pour l'instant{c}.",
        ),
        (
            "La part de la {n} {a} a baissé de {pct} en {year}, alors que la {m} {b} a augmenté jusqu'à {qty}.",
            "En {year}, la {n} a reculé de {pct} et la {m} a atteint {qty}{c}.",
        ),
        (
            "Grâce à une aide de {money} versée par {body}, la {n} a été {adv} {v} par {person}.",
            "{person} a reçu {money} de {body} pour la {n}{c}.",
        ),
        (
            "Art. {num} : la {n} {a} reçoit {money}, dont {money2} réservés à la {m}.",
            "La {n} reçoit {money}, y compris {money2} pour la {m}{c}.",
        ),
        (
            "Située à {place}, la {n} mesure env. {qty} et n'a été {v} qu'en {year}.",
            "La {n} de {place} mesure environ {qty} et a été {v} en {year}{c}.",
        ),
        (
            "À {place}, l'entrée de la {n} est fixée à {money}.",
            "L'entrée de la {n} coûte {money} à {place}{c}.",
        ),
        (
            "Entre {qty} et {qty2} sont livrés chaque été à la {m} {a} de {place}.",
            "{place} reçoit de {qty} à {qty2} par été{c}.",
        ),
    ],
    group: "\u{a0}",
    decimal: ",",
    percent: "\u{a0}%",
    digits: None,
    space: " ",
};

pub(crate) const SPANISH: Language = Language {
    nouns: "reserva biblioteca escuela universidad clínica farmacia fábrica refinería estación turbina selva cuenca bahía laguna isla \
        península montaña región playa mina cantera granja pesquería cosecha viña panadería cervecería galería pintura sinfonía \
        exposición conferencia publicación emisión comisión asamblea embajada alcaldía cárcel flota compañía terminal pista autopista \
        presa acequia torre catedral abadía ermita ciudadela fachada azotea chimenea batería antena sonda órbita estrella molécula \
        proteína enzima epidemia vacunación terapia cirugía ley elección encuesta inversión deuda tasa subvención pensión cooperativa \
        montañesa señalización campaña araña niñez viñeta cigüeña",
    adjectives: "pública económica hidráulica térmica eléctrica magnética química orgánica histórica turística técnica electrónica \
        agrícola médica única última próxima rápida sólida básica académica marítima volcánica subterránea científica jurídica \
        política práctica artística cívica pequeña extremeña cerámica metálica crítica periódica",
    verbs: "comprada vendida reparada inspeccionada financiada trasladada inaugurada medida publicada criticada ampliada demolida inundada \
        restaurada evacuada privatizada heredada cartografiada exportada importada cerrada construida añadida reseñada diseñada",
    adverbs: "recientemente después además rápidamente todavía también públicamente oficialmente jamás quizás",
    starts: "Al Be Cá Dé Es Fú Gua Hué Jaé León Mé Ná Oré Peñ Quí Ré Sán Tú Ubé Vé Zú Mála Cór Ávi",
    ends: "mora rida lañez ceres ón ñera tá lagunilla món ubín tegui dóñez lén suña güey varría",
    given: "Álvaro Belén César Dámaso Elías Fermín Germán Héctor Inés José Lucía María Núria Óscar Ramón Sofía Tomás Verónica",
    surnames: "Álvarez Benítez Cárdenas Domínguez Estévez Fernández Gómez Hernández Ibáñez Jiménez López Martínez Núñez Ordóñez Peña \
        Quiñones Ramírez Sánchez Téllez Vázquez",
    bodies: "la alcaldía de #; la Universidad de #; la Compañía Eléctrica de #; la Cámara de Comercio de #; la Diputación de #; la \
        Fundación #; la Estación Meteorológica de #; la Caja de Ahorros de #",
    units: "# km; # kg; # toneladas; # MW; # metros cúbicos; # hectáreas; # litros; # kWh; # niños; # °C; # años; # kilómetros",
    money: "# €; # millones de euros; # millones de dólares; # céntimos; # pesos; # M€",
    months: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    date: "D de M de Y",
    queries: "¿Cuánto costó la {n} {a} de {place} en {year}, y quién la pagó?; ¿Qué dice {body} sobre la {n} de {place}?; ¿Cuándo fue {v} la {n} \
        {a} de {place}?",
    patterns: &[
        (
            "La {n} {a} de {place} costó {money} en {year}, frente a {money2} del año anterior.",
            "En {year} la {n} de {place} costó {money}; un año antes eran {money2}{c}.",
        ),
        (
            "Según {body}, la {n} fue {v} el {date}, después de {num} quejas de la población.",
            "La {n} fue {v} el {date}, según {body}{c}.",
        ),
        (
            "El informe de {person} (pág. {num}) señaló que la {n} {a} cubre el {pct} de las necesidades de {place}, es decir, {qty}.",
            "{person} señaló que la {n} cubre el {pct} de {place}, o sea {qty}{c}.",
        ),
        (
            "Está prevista una segunda {n} en {place} para el {date}; aún no hay dinero para ella.",
            "En {place} habrá una segunda {n} el {date}, pero aún sin presupuesto{c}.",
        ),
        (
            "La participación de la {n} {a} cayó un {pct} en {year}, mientras que la {m} {b} creció hasta {qty}.",
            "En {year} la {n} cayó un {pct} y la {m} llegó a {qty}{c}.",
        ),
        (
            "Con una ayuda de {money} de {body}, {person} logró que la {n} fuera {adv} {v}.",
            "{person} recibió {money} de {body} para la {n}{c}.",
        ),
        (
            "Núm. {num}: la {n} {a} recibe {money}, de los cuales {money2} son para la {m}.",
            "La {n} recibe {money}, con {money2} para la {m}{c}.",
        ),
        (
            "Situada en {place}, la {n} mide aprox. {qty} y solo fue {v} en {year}.",
            "La {n} de {place} mide {qty} y fue {v} en {year}{c}.",
        ),
        (
            "En {place}, la entrada a la {n} {a} cuesta {money}.",
            "La entrada a la {n} de {place} cuesta {money}{c}.",
        ),
        (
            "Cada año llegan a la {m} {a} de {place} entre {qty} y {qty2}.",
            "A {place} llegan de {qty} a {qty2} al año{c}.",
        ),
    ],
    group: ".",
    decimal: ",",
    percent: "\u{a0}%",
    digits: None,
    space: " ",
};

pub(crate) const HINDI: Language = Language {
    nouns: "योजना नदी सड़क रेलगाड़ी इमारत पुस्तकालय-शाखा प्रयोगशाला पाठशाला अदालत समिति सभा परिषद नगरपालिका पंचायत कंपनी दुकान मंडी फसल खेती नहर झील घाटी पहाड़ी खाड़ी \
        मशीन बिजली-लाइन पाइपलाइन टंकी पवनचक्की बैटरी मोटर गाड़ी नाव मछली गाय मिठाई दवा टीका-शीशी बीमारी महामारी जाँच रिपोर्ट पत्रिका किताब कविता फ़िल्म प्रदर्शनी मूर्ति कला संस्था \
        अकादमी छात्रवृत्ति परीक्षा डिग्री नौकरी पेंशन मज़दूरी सब्सिडी सीमा चौकी सेना टुकड़ी पनडुब्बी हवाईपट्टी सुरंग गली बस्ती हवेली मस्जिद-दीवार छत खिड़की चिमनी ईंट लकड़ी चट्टान खदान धातु \
        गैस ऊर्जा परियोजना तकनीक मिसाइल दूरबीन कक्षा प्रणाली सेवा वेबसाइट संधि नीति",
    adjectives: "नई पुरानी बड़ी छोटी लंबी ऊँची गहरी चौड़ी मुख्य सरकारी निजी स्थानीय ग्रामीण शहरी औद्योगिक वार्षिक मासिक अस्थायी स्थायी ऐतिहासिक प्राचीन आधुनिक डिजिटल सौर विद्युत \
        रासायनिक जैविक तटीय उत्तरी दक्षिणी पूर्वी पश्चिमी केंद्रीय राष्ट्रीय क्षेत्रीय स्वतंत्र प्रारंभिक तीसरी दूसरी भूमिगत",
    verbs: "खरीदी बेची बनाई सुधारी जाँची बढ़ाई घटाई खोली बदली तोड़ी मापी छापी दिखाई हटाई जोड़ी सजाई",
    adverbs: "हाल-ही-में धीरे-धीरे जल्दी पूरी-तरह आंशिक-रूप-से सर्वसम्मति-से अचानक पहले",
    starts: "राम शिव चंद्र सूर्य देव गंगा सोन विजय जय लक्ष्मी कृष्ण हरि इंद्र नील मधु पुष्प रत्न सागर वीर अमर",
    ends: "पुर नगर गढ़ गाँव बाद घाट पट्टी वाड़ा कोट खेड़ा पेठ सराय",
    given: "अमित सुनीता राजेश कविता विनोद मीना अनिल प्रिया संजय रेखा मोहन शांति दीपक नेहा अर्जुन गीता",
    surnames: "शर्मा वर्मा गुप्ता सिंह यादव मिश्रा पटेल जोशी नायर रेड्डी चौधरी मेहता दास घोष पांडे कुलकर्णी",
    bodies: "# नगर निगम; # विश्वविद्यालय; # जल बोर्ड; # विकास प्राधिकरण; # सहकारी बैंक; # ज़िला परिषद; # विद्युत निगम लि.; # अस्पताल न्यास",
    units: "# किमी; # किलो; # टन; # मेगावाट; # मीटर; # हेक्टेयर; # लीटर; # एकड़; # यूनिट; # यात्री; # छात्र; # घंटे",
    money: "₹# करोड़; ₹# लाख; # रुपये; ₹#; # करोड़ रुपये; # हज़ार रुपये",
    months: "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    date: "D M Y",
    queries: "{place} की {a} {n} पर {year} में कितना खर्च हुआ?; {body} ने {n} के बारे में क्या कहा?; {place} की {n} कब खुली?",
    patterns: &[
        (
            "{year} में {place} की {a} {n} पर {money} खर्च हुए, जबकि पिछले वर्ष {money2} हुए थे।",
            "{place} की {n} पर {year} में {money} खर्च हुए{c}।",
        ),
        ("{body} ने {date} को {a} {n} {v}, क्योंकि {num} शिकायतें मिली थीं।", "{n} {date} को {body} ने {v}{c}।"),
        (
            "डॉ. {person} के अनुसार {n} {place} की {pct} ज़रूरत पूरी करती है, यानी {qty}।",
            "{person} ने कहा कि {n} से {pct} ज़रूरत पूरी होती है{c}।",
        ),
        (
            "{place} में दूसरी {n} {date} तक प्रस्तावित है; अभी धन जारी नहीं हुआ।",
            "{place} में दूसरी {n} {date} तक बनेगी{c}।",
        ),
        (
            "{year} में {a} {n} {pct} घटी और {m} {adv} बढ़कर {qty} हो गई।",
            "{m} बढ़कर {qty} हुई और {n} {pct} घटी{c}।",
        ),
        ("{person} ने {body} के {money} अनुदान से {place} की {n} {v}।", "{body} ने {n} के लिए {money} दिए{c}।"),
        (
            "मद सं. {num}: {a} {n} को {money} मिले, जिनमें {money2} {m} के लिए हैं।",
            "{a} {n} को {money} मिले, {m} को {money2}{c}।",
        ),
        (
            "{place} की {n} लगभग {qty} की है और {year} में {v} गई।",
            "{place} की {n} लगभग {qty} की है और {year} की है{c}।",
        ),
        ("{place} की {n} का शुल्क {money} है।", "{place} में {n} का शुल्क {money} है{c}।"),
        ("हर माह {place} की {m} में {qty} से {qty2} तक आते हैं।", "{place} में हर माह {qty} से {qty2} आते हैं{c}।"),
    ],
    group: ",",
    decimal: ".",
    percent: "%",
    digits: Some(['०', '१', '२', '३', '४', '५', '६', '७', '८', '९']),
    space: " ",
};

pub(crate) const ARABIC: Language = Language {
    nouns: "محطة مدرسة جامعة مكتبة عيادة صيدلية شركة وزارة بلدية محكمة سفارة لجنة جمعية مؤسسة مدينة قرية منطقة جزيرة بحيرة غابة صحراء مزرعة قناة بئر ترعة سفينة طائرة \
        سيارة حافلة شاحنة رحلة تذكرة بطاقة وثيقة مجلة صحيفة رواية قصيدة لوحة قلعة كنيسة مئذنة ساحة حديقة نافورة مقبرة خزانة آلة مضخة بطارية شبكة منصة خدمة برمجية شاشة كاميرا \
        طابعة تجربة نظرية دراسة رسالة خريطة ميزانية ضريبة منحة فاتورة صفقة مناقصة رخصة اتفاقية معاهدة سياسة انتخابات ثورة حملة مباراة بطولة جائزة موسيقى أغنية مسرحية ندوة ورشة \
        صناعة زراعة تجارة طاقة مصفاة حفارة رافعة سكة بوابة غرفة شقة عمارة",
    adjectives: "جديدة قديمة كبيرة صغيرة طويلة واسعة عميقة حديثة وطنية دولية محلية حكومية خاصة عامة سنوية شهرية صناعية زراعية طبية رقمية كهربائية شمسية نووية ساحلية جبلية ريفية شمالية \
        جنوبية شرقية غربية مركزية مؤقتة دائمة تاريخية علمية تجارية بحرية مستقلة رسمية ثانوية",
    verbs: "افتتحت أغلقت رممت وسعت نقلت بيعت فحصت مولت نشرت هدمت أجرت سجلت صدرت طورت جددت وثقت",
    adverbs: "مؤخرا تدريجيا رسميا سريعا جزئيا سنويا سابقا فجأة",
    starts: "أبو عين وادي تل دير بيت خان رأس برج كفر شط جبل حصن باب رمل نبع سهل دار",
    ends: "\u{a0}الزهراء \u{a0}السلام \u{a0}النور \u{a0}الحسن \u{a0}زيد \u{a0}كرم \u{a0}صالح \u{a0}الرمان \u{a0}الورد \u{a0}القمر \u{a0}هلال \u{a0}سمير \u{a0}الملح \u{a0}الخيل",
    given: "أحمد فاطمة محمود ليلى يوسف مريم خالد سلمى عمر هدى طارق نادية حسين زينب كريم رانيا",
    surnames: "الخطيب المصري الحداد النجار العلي الشامي القاسم الزين البكري الهاشمي الطيب السعيد الراوي العمري الفارس الجابر",
    bodies: "بلدية #; جامعة #; شركة كهرباء #; غرفة تجارة #; هيئة مياه #; مستشفى #; مصرف #; ميناء #",
    units: "# كم; # كغ; # طن; # ميغاواط; # متر; # هكتار; # لتر; # راكب; # طالب; # ساعة; # برميل; # فدان",
    money: "# مليون دولار; # دينار; # مليار ريال; # درهم; # ألف جنيه; # مليون يورو",
    months: "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    date: "D M Y",
    queries: "كم بلغت تكلفة ال{n} ال{a} في {place} عام {year}؟; ماذا قالت {body} عن ال{n}؟; متى {v} ال{n} في {place}؟",
    patterns: &[
        (
            "بلغت تكلفة ال{n} ال{a} في {place} عام {year} نحو {money}، مقابل {money2} في العام السابق.",
            "في عام {year} كلفت ال{n} في {place} {money}{c}.",
        ),
        ("قالت {body} إن ال{n} ال{a} {v} في {date} بعد {num} شكوى.", "ال{n} {v} في {date} بحسب {body}{c}."),
        (
            "ذكر د. {person} أن ال{n} تغطي {pct} من حاجة {place}، أي {qty}.",
            "بحسب {person} تغطي ال{n} {pct} من الحاجة{c}.",
        ),
        (
            "من المقرر إنشاء {n} ثانية في {place} في {date}، ولم يصرف لها أي مبلغ بعد.",
            "ستنشأ {n} ثانية في {place} في {date}{c}.",
        ),
        (
            "انخفضت حصة ال{n} ال{a} بنسبة {pct} عام {year} بينما ارتفعت ال{m} {adv} إلى {qty}.",
            "ارتفعت ال{m} إلى {qty} وانخفضت ال{n} بنسبة {pct}{c}.",
        ),
        (
            "حصل فريق {person} على منحة قدرها {money} من {body} من أجل ال{n}.",
            "قدمت {body} {money} لأجل ال{n}{c}.",
        ),
        (
            "البند رقم {num}: تنال ال{n} ال{a} {money}، منها {money2} لأجل ال{m}.",
            "تنال ال{n} ال{a} {money} وال{m} {money2}{c}.",
        ),
        (
            "تبلغ مساحة ال{n} في {place} حوالي {qty} وقد {v} عام {year}.",
            "مساحة ال{n} في {place} حوالي {qty} منذ {year}{c}.",
        ),
        ("رسم دخول ال{n} في {place} {money}.", "الرسم في {place} لدخول ال{n} {money}{c}."),
        (
            "يصل إلى ال{m} في {place} كل شهر ما بين {qty} و{qty2}.",
            "يصل إلى {place} كل شهر من {qty} إلى {qty2}{c}.",
        ),
    ],
    group: "٬",
    decimal: "٫",
    percent: "٪",
    digits: Some(['٠', '١', '٢', '٣', '٤', '٥', '٦', '٧', '٨', '٩']),
    space: " ",
};

pub(crate) const CHINESE: Language = Language {
    nouns: "水库 大桥 隧道 铁路 机场 港口 医院 图书馆 博物馆 学校 大学 研究所 实验室 工厂 炼油厂 发电站 变电站 风电场 输油管道 运河 堤坝 码头 渡轮 仓库 档案馆 剧院 体育馆 教堂 寺庙 果园 葡萄园 温室 渔场 采石场 煤矿 冶炼厂 面包店 \
        啤酒厂 药店 诊所 病房 幼儿园 奖学金 补贴 关税 养老金 抵押贷款 债券 预算 审计报告 合同 招标 许可证 专利 商标 条约 法规 普查 数据库 服务器 网络 卫星 天线 望远镜 显微镜 传感器 冰川 火山 河口 湿地 半岛 高原 山谷 森林 草原 沙漠 珊瑚礁 火箭 \
        发动机 锅炉 电池 电缆 处理器 算法 疫苗 抗体 蛋白质 催化剂 合金 混凝土 木材 纺织品 地毯 手稿 油画 雕塑 交响乐 展览 会议 杂志 广播 议会 使馆 法院 监狱 舰队 潜艇 货轮 跑道 高速公路 立交桥 电梯 灯塔 风车 粮仓 牧场 蜂箱 鲑鱼 小麦 玉米 棉花 咖啡 茶叶",
    adjectives: "年度 地区 沿海 市立 联邦 私营 公共 北部 南部 东部 西部 中央 农村 城市 工业 农业 医疗 数字 核能 太阳能 液压 电动 光学 化学 有机 合成 古代 现代 临时 永久 季节性 试验 商用 住宅 学术 军用 民用 海上 地下 移动 自动 手动 便携 历史 翻新 独立 合作 官方 \
        备用 高效",
    verbs: "批准 检查 设计 资助 收购 租赁 修复 拆除 搬迁 启用 审计 测量 记录 出版 扩建 改造 加固 疏散 转让 拍卖 出口 进口",
    adverbs: "逐步 迅速 正式 暂时 共同 部分 完全 近日 再次 最终",
    starts: "长 清 东 西 南 北 金 银 青 白 云 龙 凤 石 松 柳 江 湖 海 河 安 永 太 新",
    ends: "山市 州市 阳县 江镇 口港 宁市 原县 城区 关镇 湾区 陵县 川市 溪镇 海市 岭县",
    given: "伟 芳 娜 敏 静 强 磊 军 洋 勇 艳 杰 涛 明 超 霞 平 刚 桂英 建国",
    surnames: "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗",
    bodies: "#政府; #大学; #水务局; #电力公司; #商会; #医院; #银行; #港务局; #气象台; #铁路公司",
    units: "#公里; #公斤; #吨; #兆瓦; #米; #公顷; #升; #平方米; #千瓦时; #名乘客; #张床位; #小时",
    money: "#万元; #亿元; #元; #万美元; #亿日元; #万欧元",
    months: "1 2 3 4 5 6 7 8 9 10 11 12",
    date: "Y年M月D日",
    queries: "{place}的{a}{n}在{year}年花费了多少？; {body}对{n}有何说明？; {place}的{n}是什么时候{v}的，规模有多大？",
    patterns: &[
        (
            "{year}年，{place}的{a}{n}花费{money}，上一年为{money2}。",
            "{place}的{n}在{year}年花费了{money}，前一年是{money2}{c}。",
        ),
        ("{body}于{date}{v}了{a}{n}，此前收到关于{m}的{num}份投诉。", "{a}{n}于{date}由{body}{v}{c}。"),
        (
            "据{person}博士介绍，该{n}可满足{place}{pct}的需求，即{qty}。",
            "{person}说，{n}能满足{place}{pct}的需求{c}。",
        ),
        (
            "{place}计划在{date}建成第二座{n}，目前尚未拨款。",
            "第二座{n}预计{date}在{place}建成，但还没有资金{c}。",
        ),
        (
            "{year}年{a}{n}的份额下降了{pct}，而{b}{m}{adv}增至{qty}。",
            "{n}的份额在{year}年下降{pct}，{m}增至{qty}{c}。",
        ),
        ("{person}用{body}提供的{money}{v}了{place}的{n}。", "{body}出资{money}，由{person}{v}{n}{c}。"),
        ("第{num}号预算：{a}{n}获得{money}，其中{money2}用于{m}。", "{n}得到{money}，其中{m}占{money2}{c}。"),
        ("位于{place}的{n}规模约{qty}，{year}年被{v}。", "{n}约有{qty}，在{year}年被{v}{c}。"),
        ("{place}的{n}门票为{money}。", "在{place}，{n}的门票是{money}{c}。"),
        ("每月有{qty}至{qty2}运往{place}的{m}。", "{place}每月收到{qty}至{qty2}{c}。"),
        ("“我们{adv}{v}了{n}，”{person}说，费用为{money}。", "{person}表示{n}的费用是{money}{c}。"),
    ],
    group: ",",
    decimal: ".",
    percent: "%",
    digits: None,
    space: "",
};

pub(crate) const RUSSIAN: Language = Language {
    nouns: "станция школа библиотека больница аптека фабрика шахта плотина электростанция турбина дорога магистраль переправа пристань \
        гавань верфь башня крепость церковь часовня усадьба площадь улица набережная роща долина река протока лагуна пустыня степь тундра \
        гора вершина пещера ферма теплица пасека мельница пекарня пивоварня мастерская лаборатория обсерватория академия кафедра \
        гимназия стипендия премия субсидия пошлина пенсия ипотека облигация смета выручка прибыль проверка лицензия заявка сделка \
        конвенция реформа перепись анкета база сеть антенна камера ракета капсула орбита планета батарея печь труба линия кабина система \
        программа вакцина молекула реакция смола древесина ткань рукопись картина скульптура мозаика симфония опера выставка конференция \
        газета передача студия палата комиссия тюрьма эскадра баржа полоса эстакада лестница крыша",
    adjectives: "новая старая крупная малая длинная широкая глубокая современная областная городская сельская частная государственная \
        федеральная северная южная восточная западная центральная промышленная аграрная медицинская цифровая атомная солнечная тепловая \
        электрическая химическая древняя временная постоянная опытная торговая жилая научная военная морская подземная резервная плавучая",
    verbs: "построена куплена продана закрыта открыта проверена измерена перенесена расширена снесена затоплена восстановлена застрахована \
        опубликована описана одобрена отклонена передана модернизирована оцифрована",
    adverbs: "недавно постепенно официально временно частично полностью быстро дважды окончательно впервые",
    starts: "Бело Верхне Ново Старо Красно Зелено Камене Горно Лесо Озёр Петро Свято Черно Южно Ягод Ильин Тихо Ярко",
    ends: "горск реченск озёрск вка дольск морск польск град каменск борск лужск славль водск ярск",
    given: "Анна Борис Вера Григорий Дарья Егор Жанна Захар Ирина Кирилл Лидия Максим Нина Олег Полина Руслан",
    surnames: "Авдеенко Бондаренко Воронюк Гриценко Дорошенко Ермак Жук Зозуля Коваленко Лысенко Мороз Нестеренко Орлюк Панченко Рудь Шевчук",
    bodies: "администрация г. #; АО «#энерго»; порт #; университет г. #; торговая палата г. #; больница № 3 г. #; банк «#»; ООО «#строй»",
    units: "# км; # кг; # т; # МВт; # м; # га; # л; # кв. м; # кВт·ч; # пассажиров; # мест; # часов",
    money: "# руб.; # млн руб.; # млрд руб.; # тыс. долл.; # млн евро; # тенге",
    months: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    date: "D M Y г.",
    queries: "Сколько стоила {a} {n} в г. {place} в {year} году?; Что сообщает {body} о том, как была {v} {n}?; Когда была {v} {a} {n} в г. {place}?",
    patterns: &[
        (
            "В {year} году {a} {n} в г. {place} обошлась в {money}, годом ранее — в {money2}.",
            "{n} в г. {place} обошлась в {year} году в {money}{c}.",
        ),
        (
            "Как сообщает {body}, {a} {n} была {v} {date}, после {num} жалоб.",
            "{n} была {v} {date}, сообщает {body}{c}.",
        ),
        (
            "Как считает д-р {person}, {n} покрывает {pct} потребностей г. {place}, т. е. {qty}.",
            "{person} считает, что {n} покрывает {pct}, т. е. {qty}{c}.",
        ),
        (
            "В г. {place} намечена вторая {n}, срок — {date}; средства пока не выделены.",
            "Вторая {n} в г. {place} намечена на {date}{c}.",
        ),
        (
            "Доля «{a} {n}» снизилась в {year} году на {pct}, а {b} {m} {adv} выросла до {qty}.",
            "{m} выросла до {qty}, а {n} снизилась на {pct}{c}.",
        ),
        (
            "{person} и {body} вложили {money}, и {n} была {adv} {v}.",
            "{n} была {v} за {money}, платила {body}{c}.",
        ),
        (
            "Статья № {num}: {a} {n} получает {money}, из них {money2} — {m}.",
            "{a} {n} получает {money}, {m} — {money2}{c}.",
        ),
        (
            "{n} в г. {place}, прим. {qty}, была {v} лишь в {year} году.",
            "В г. {place} {n}, около {qty}, была {v} в {year} году{c}.",
        ),
        ("В г. {place} есть {a} {n}, билет стоит {money}.", "{place}, {n}: цена билета — {money}{c}."),
        (
            "Ежемесячно {m} в г. {place} принимает от {qty} до {qty2}.",
            "За месяц {m} в г. {place} принимает от {qty} до {qty2}{c}.",
        ),
    ],
    group: "\u{a0}",
    decimal: ",",
    percent: "\u{a0}%",
    digits: None,
    space: " ",
};
