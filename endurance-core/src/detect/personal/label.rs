//! The words beside a number that say what it is.

use aho_corasick::{AhoCorasick, MatchKind};
use std::cell::OnceCell;

/// What the words beside a number call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Aadhaar,
    Pan,
    Gstin,
    Ifsc,
    Card,
    Iban,
    Ssn,
    Nhs,
    Nino,
    Passport,
    Voter,
    Licence,
    Phone,
    Ip,
    Birth,
    Account,
    /// Something that is no personal data: an order, a version, an amount.
    Thing,
    /// A thing whose numbers have dots between: a version, a section.
    Version,
    /// What stands behind a number that counts something.
    Unit,
    /// The number is shown, not given.
    Example,
}

/// How far before a number its words may stand, in bytes. Devanagari takes three for a letter.
const BEFORE: usize = 72;
/// How far behind.
const BEHIND: usize = 36;
/// The same for what makes a number that of a thing: nearer, for "your order was taken by" says nothing of the number behind.
const THING: usize = 20;

/// Words, in English, Hindi, Spanish, French, German and Portuguese. Matched whole, in any case; the longest counts.
const WORDS: &[(Label, &str)] = &[
    (
        Label::Aadhaar,
        "aadhaar|aadhar|adhaar|adhar|aadhaar card|aadhar card|uidai|uid|आधार|आधार कार्ड|आधार संख्या|आधार नंबर",
    ),
    (
        Label::Pan,
        "pan|pan card|pan no|pan number|permanent account number|income tax number|पैन|पैन कार्ड|पैन नंबर|स्थायी खाता संख्या",
    ),
    (Label::Gstin, "gstin|gst|gst number|gst no|जीएसटी|जीएसटीआईएन"),
    (Label::Ifsc, "ifsc|ifsc code|neft|rtgs|imps|आईएफएससी"),
    (
        Label::Card,
        "card|card no|card number|credit card|debit card|visa|mastercard|amex|american express|rupay|maestro|discover|diners|\
         कार्ड|कार्ड नंबर|क्रेडिट कार्ड|डेबिट कार्ड|tarjeta|tarjeta de crédito|tarjeta de débito|carte|carte bancaire|carte bleue|\
         carte de crédit|kreditkarte|kreditkartennummer|kartennummer|karte|cartão|cartão de crédito",
    ),
    (Label::Iban, "iban|आईबीएएन"),
    (
        Label::Ssn,
        "ssn|social security|social security number|social security no|soc sec|seguro social|número de seguro social|\
         sécurité sociale américain|sozialversicherungsnummer",
    ),
    (Label::Nhs, "nhs|nhs number|nhs no|health service number|health number|patient"),
    (
        Label::Nino,
        "nino|national insurance|national insurance number|national-insurance-nummer|ni number|ni no|n.i. number|नेशनल इंश्योरेंस",
    ),
    (
        Label::Passport,
        "passport id|travel document|pass-nr|passnr|pass nr|reisepass-nr|reisepass nr|passport|passports|número de pasaporte|\
         numéro de passeport|número do passaporte|पासपोर्ट संख्या|पासपोर्ट नंबर|ausweis|ausweisnummer|pass number|passport no|passport number|पासपोर्ट|pasaporte|passeport|reisepass|reisepassnummer|passnummer|passaporte",
    ),
    (
        Label::Voter,
        "voter|voter id|voter card|voter id card|epic|epic no|epic number|election card|electoral|elector|मतदाता|मतदाता पहचान|\
         मतदाता पहचान पत्र|वोटर|वोटर आईडी|वोटर कार्ड|पहचान पत्र",
    ),
    (
        Label::Licence,
        "driving licence|driving license|driver's license|driver's licence|drivers license|driver’s license|driver license|dl|\
         dl no|dl number|licence|license|licence no|license no|licence number|license number|ड्राइविंग लाइसेंस|लाइसेंस|लाइसेंस नंबर|\
         permiso de conducir|carnet de conducir|permis de conduire|führerschein|führerscheinnummer|carta de condução|cnh",
    ),
    (
        Label::Phone,
        "message me|message us|messages to|text|texted|dial in|number to call|marque|marcar|márquenos|llamarme|llamarle|llamarnos|llamando|llamad|llámanos al|\
         número de teléfono|número de móvil|número de contacto|tfno|tlf|tfn|teléfono fijo|línea directa|wsp|zap|gsm|téléphoner|téléphonez|\
         numéro de téléphone|numéro de mobile|ligne directe|composez|rappelez|rappeler|rappelle|rappellera|rappellerons|rappelleront|appelez-nous|appelez-le|appelez-la|joignez|contactez-nous|\
         par téléphone|sur son portable|sur mon portable|ruf mich|rufen sie|anruf|anzurufen|rückruf|durchwahl|festnetz|festnetznummer|wählen|\
         wählen sie|telefonisch unter|erreichbar unter|telefonnr|tel.-nr|rufnr|कॉल कीजिए|फ़ोन करें|फोन करें|संपर्क करें|व्हाट्सऐप नंबर|nambar|sampark|\
         mera number|aapka number|unka number|telefone celular|número de telefone|ligar para|phone|phones|phone no|phone number|phoned|telephone|tel|tele|mobile|mobile no|mobile number|mob|cell|cellphone|cell phone|call|\
         called|calling|whatsapp|sms|text me|text her|text him|text us|contact|contact no|contact number|contacts|reach|reached|\
         reachable|dial|ring|fax|ph|ph no|landline|hotline|helpline|my number|your number|his number|her number|their number|our number|\
         फोन|फ़ोन|फोन नंबर|फ़ोन नंबर|मोबाइल|मोबाइल नंबर|दूरभाष|संपर्क|सम्पर्क|कॉल|कॉल करें|व्हाट्सएप|व्हाट्सऐप|मेरा नंबर|उनका नंबर|मो.|\
         teléfono|telefono|móvil|movil|celular|llame|llama|llámame|llámeme|llamar|llámanos|mi número|contacto|contactar|\
         téléphone|telephone|tél|mon portable|son portable|votre portable|numéro de portable|portable :|portable:|appelez|appeler|appelle|appelez-moi|joindre|joignable|mon numéro|contacter|contactez|\
         telefon|telefonnummer|telefonisch|handy|handynummer|mobil|mobilnummer|mobiltelefon|rufnummer|anrufen|ruf|rufen|erreichen|\
         erreichbar|meine nummer|kontakt|telefone|telemóvel|ligue|ligar|meu número|contato",
    ),
    (
        Label::Ip,
        "ip|ips|ip address|ipv4|ipv6|ip-address|source ip|client ip|remote address|आईपी|आईपी पता|आईपी एड्रेस|dirección ip|adresse ip|\
         ip-adresse|endereço ip|logged in from|login from|connected from|host|opened from|came from|signed in from|sign-in from|\
         signin from|signed in at|accessed from|access from|connecting from|connection from|connections from|session from|sessions from|requests from|\
         request from|traffic from|login|logins|log in|logged in|sign-in|client|peer|remote|blocked|banned|firewall|conexión|conectado|\
         conectó|sesión|inicio de sesión|acceso desde|connexion|connecté|connectée|session ouverte|depuis|anmeldung|angemeldet|verbindung|verbunden|\
         sitzung|zugriff|लॉगिन|लॉग इन|कनेक्शन|सत्र|conexão|sessão|acesso",
    ),
    (
        Label::Birth,
        "born|born on|birth day|bday|janm tithi|janmtithi|janam tithi|janamtithi|janm|janam|janamdin|janmdin|paida|पैदा|cumpleaños|nac|\
         fecha de nac|anniversaire|date de naiss|geb.-datum|geboren:|aniversário|date of birth|dob|d.o.b|d.o.b.|birth date|birthdate|birthday|birth|जन्म|जन्म तिथि|जन्मतिथि|जन्म तारीख|जन्म दिनांक|\
         जन्मदिन|fecha de nacimiento|nacido|nacida|nació|nacimiento|né|née|né le|née le|date de naissance|naissance|geboren|geboren am|\
         geb|geburtsdatum|geburtstag|data de nascimento|nascido|nascida|nasceu|nascimento",
    ),
    (
        Label::Account,
        "account num.|account #|accounts|bank acct|bank account no|account id|khata|khata sankhya|khata number|खाता क्रमांक|खाते का नंबर|\
         nº de cuenta|n.º de cuenta|número de cuenta bancaria|cuenta corriente|cuenta de ahorros|cuenta nº|n° de compte|nº de compte|\
         numéro de compte bancaire|compte n°|compte courant|compte no|konto nr|kontonr|kontonr.|bankkontonummer|girokonto|konto-nummer|account|account no|account number|account num|acct|acct no|acc no|a/c|a/c no|a/c number|bank account|bank account number|\
         bank a/c|savings account|current account|salary account|checking account|खाता|खाता संख्या|खाता नंबर|बैंक खाता|बैंक खाता संख्या|\
         बचत खाता|खाते|cuenta|cuenta bancaria|número de cuenta|compte|compte bancaire|numéro de compte|konto|kontonummer|konto-nr|kto|kto-nr|acc|beneficiary account|bankkonto|\
         conta|conta bancária|conta corrente|número da conta|número de conta",
    ),
    (
        Label::Thing,
        "order|shipments|pedidos|facturas|commandes|factures|bestellungen|rechnungen|order id|order no|order number|invoice|invoice no|invoice number|tracking|tracking id|tracking number|tracking no|\
         shipment|shipping|consignment|parcel|awb|waybill|isbn|isbn-10|isbn-13|issn|doi|arxiv|pmid|sku|product|product code|product id|part|\
         part no|part number|model|model no|model number|serial|serial no|serial number|imei|meid|iccid|ticket|\
         ticket id|ticket no|ticket number|reference|reference no|reference number|ref|ref no|case|case no|case number|case id|docket|complaint no|\
         complaint number|grievance no|grievance number|transaction|transaction id|txn|utr|rrn|receipt|receipt no|bill|bill no|voucher|coupon|batch|\
         batch no|lot|lot no|item|item no|item number|article|catalogue|catalog|barcode|upc|ean|gtin|po number|purchase order|flight|pnr|booking|\
         booking id|reservation|room|seat|line|lines|row|error|error code|status code|code|commit|hash|uuid|\
         guid|checksum|md5|sha1|sha256|digest|timestamp|epoch|unix time|latitude|longitude|coordinates|population|amount|total|sum|price|cost|\
         salary|budget|revenue|application no|application number|application id|registration no|registration number|file no|file number|tender|\
         notification no|patent|customer id|customer number|customer no|meter|meter no|consumer number|consumer no|user id|session|session id|\
         request id|job id|id|policy number|policy no|claim number|claim no|member id|membership|roll no|roll number|enrolment|enrollment|\
         survey no|plot|plot no|vehicle|chassis|engine no|asset|asset id|node|port|process|pid|sequence|record|record no|entry|stock|\
         आदेश|ऑर्डर|ऑर्डर नंबर|ऑर्डर आईडी|चालान|इनवॉइस|बिल|बिल नंबर|रसीद|संदर्भ|संदर्भ संख्या|ट्रैकिंग|ट्रैकिंग नंबर|शिकायत संख्या|आवेदन संख्या|\
         पंजीकरण संख्या|टिकट|राशि|लेनदेन|pedido|número de pedido|factura|seguimiento|número de seguimiento|referencia|recibo|\
         expediente|importe|commande|numéro de commande|facture|suivi|numéro de suivi|colis|référence|dossier|montant|bestellung|bestellnummer|\
         rechnung|rechnungsnummer|sendung|sendungsnummer|sendungsverfolgung|auftrag|auftragsnummer|kundennummer|aktenzeichen|artikelnummer|\
         vorgangsnummer|seriennummer|referenz|betrag|fatura|rastreio|rastreamento|nota fiscal|protocolo|montante|lottery|numbers|winning numbers|balance|account balance|turnover|saldo|solde|kontostand|शेष राशि",
    ),
    (
        Label::Version,
        "version|versions|build|release|firmware|section|clause|chapter|figure|page|oid|versión|versão|संस्करण|upgrade to|update to|\
         driver|package|patch|abschnitt|sección|seção",
    ),
    (
        Label::Unit,
        "entries|items|files|points|pieces|copies|words|characters|pages|pixels|km|kg|miles|metres|meters|seats|samples|events|households|\
         visitors|passengers|students|pupils|patients|employees|workers|vehicles|cars|transactions|cases|residents|citizens|voters|births|\
         deaths|jobs|homes|houses|books|queries|rows|clicks|impressions|lines|orders|invoices|tickets|records|filas|unidades|registros|\
         habitantes|viviendas|electores|puntos|lignes|unités|habitants|logements|électeurs|dossiers|enregistrements|zeilen|einheiten|stück|datensätze|\
         wähler|haushalte|linhas|eleitores|domicílios|पंक्तियाँ|पंक्तियां|इकाइयाँ|इकाइयां|लोगों|व्यक्ति|मतदाता|रिकॉर्ड|नागरिक|mw|gb|mb|kb|acres|hectares|times|calls|messages|minutes|hours|days|years|bytes|users|requests|records|rows|people|inhabitants|subscribers|followers|views|visits|downloads|customers|votes|tonnes|\
         tons|units|shares|seconds|milliseconds|steps|tokens|rupees|dollars|euros|crore|lakh|million|बार|लोग|रुपये|veces|personas|euro|fois|\
         personnes|mal|personen|einwohner|vezes|pessoas|reais|grams|kilograms|litres|liters|watts|kwh|cells|particles|molecules|degrees|percent|\
         gramos|litros|células|solicitudes|clientes|usuarios|votos|horas|minutos|días|años|dólares|empleados|visitas|\
         grammes|cellules|requêtes|demandes|clients|utilisateurs|voix|heures|jours|ans|employés|visites|\
         gramm|liter|zellen|anfragen|kunden|nutzer|stimmen|aufrufe|stunden|minuten|tage|jahre|mitarbeiter|besucher|\
         gramas|solicitações|usuários|dias|anos|funcionários|ग्राम|किलो|लीटर|कोशिकाएँ|यूनिट|अनुरोध|ग्राहक|वोट|घंटे|मिनट|दिन|वर्ष|कर्मचारी",
    ),
    (
        Label::Example,
        "example|examples|e.g|e.g.|sample|test|tests|testing|test card|test number|dummy|demo|sandbox|fake|fictional|placeholder|documentation|\
         docs|stripe|उदाहरण|नमूना|ejemplo|prueba|exemple|beispiel|testkarte|exemplo|teste",
    ),
];

/// The words that speak of somebody's birth.
pub(crate) fn births() -> impl Iterator<Item = &'static str> {
    let rows = WORDS.iter().filter(|(label, _)| *label == Label::Birth);
    rows.flat_map(|(_, words)| words.split('|'))
}

/// One word found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) label: Label,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Finds the words of the table.
#[derive(Debug)]
pub(super) struct Labels {
    words: AhoCorasick,
    labels: Vec<Label>,
}

impl Labels {
    pub(super) fn new() -> Self {
        let rows =
            || WORDS.iter().flat_map(|(label, words)| words.split('|').map(move |word| (*label, word)));
        let words = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(rows().map(|(_, word)| word))
            .expect("the table is far below the automaton's limits");
        Self { words, labels: rows().map(|(label, _)| label).collect() }
    }

    /// The words of `raw` in order of position.
    fn find(&self, raw: &str) -> Vec<Found> {
        let mut out = Vec::new();
        let mut at = 0;
        while let Some(found) = self.words.find(aho_corasick::Input::new(raw).range(at..)) {
            let (start, end) = (found.start(), found.end());
            let inside = raw[..start].ends_with(char::is_alphanumeric)
                || raw[end..].starts_with(char::is_alphanumeric);
            if inside {
                // the same letters may still hold a word that begins later
                at = start + raw[start..].chars().next().map_or(1, char::len_utf8);
            } else {
                out.push(Found { label: self.labels[found.pattern().as_usize()], start, end });
                at = end;
            }
        }
        out
    }
}

/// The words of one text, looked for when first asked for: few numbers have a form that makes them matter.
#[derive(Debug)]
pub(super) struct Words<'a> {
    labels: &'a Labels,
    raw: &'a str,
    found: OnceCell<Vec<Found>>,
}

impl<'a> Words<'a> {
    pub(super) const fn new(labels: &'a Labels, raw: &'a str) -> Self {
        Self { labels, raw, found: OnceCell::new() }
    }

    fn all(&self) -> &[Found] {
        self.found.get_or_init(|| self.labels.find(self.raw))
    }

    /// Where somebody's birth is spoken of.
    pub(super) fn births(&self) -> impl Iterator<Item = &Found> {
        self.all().iter().filter(|word| word.label == Label::Birth)
    }
}

/// The words around one number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'a> {
    words: &'a Words<'a>,
    start: usize,
    end: usize,
}

impl<'a> Around<'a> {
    pub(super) const fn new(words: &'a Words<'a>, start: usize, end: usize) -> Self {
        Self { words, start, end }
    }

    /// The words before, nearest first, with how far they stand.
    fn before(self) -> impl Iterator<Item = (Label, usize)> + 'a {
        let found = self.words.all();
        let to = found.partition_point(|word| word.end <= self.start);
        let words = found[..to].iter().rev().map(move |word| (word.label, self.start - word.end));
        words.take_while(|(_, far)| *far <= BEFORE)
    }

    /// The words behind, nearest first, with how far they stand.
    fn behind(self) -> impl Iterator<Item = (Label, usize)> + 'a {
        let found = self.words.all();
        let from = found.partition_point(|word| word.start < self.end);
        let words = found[from..].iter().map(move |word| (word.label, word.start - self.end));
        words.take_while(|(_, far)| *far <= BEHIND)
    }

    /// Whether the word stands at most so far away.
    pub(super) fn is_within(self, label: Label, reach: usize) -> bool {
        self.before().chain(self.behind()).any(|(found, far)| found == label && far <= reach)
    }

    /// Whether the word stands near.
    pub(super) fn has(self, label: Label) -> bool {
        self.is_within(label, usize::MAX)
    }

    /// What the number is called: by the nearest word before, else by the nearest behind.
    pub(super) fn nearest(self) -> Option<(Label, usize)> {
        let says = |&(label, far): &(Label, usize)| match label {
            Label::Thing | Label::Version => far <= THING,
            Label::Example | Label::Birth | Label::Unit => false,
            _ => true,
        };
        self.before().find(says).or_else(|| {
            self.behind().find(|word| says(word) && !matches!(word.0, Label::Thing | Label::Version))
        })
    }

    /// Whether a word close by calls it something else than `label`.
    pub(super) fn is_called_otherwise(self, label: Label) -> bool {
        self.nearest().is_some_and(|(found, far)| found != label && far <= THING)
    }

    /// Whether the word right behind makes it a count.
    pub(super) fn is_counted(self) -> bool {
        self.behind().next().is_some_and(|(label, far)| label == Label::Unit && far <= 2)
    }

    /// Whether it is called something that is no personal data.
    pub(super) fn is_thing(self) -> bool {
        self.nearest().is_some_and(|(label, _)| matches!(label, Label::Thing | Label::Version))
    }

    /// Whether it is called something whose numbers have dots between.
    pub(super) fn is_version(self) -> bool {
        self.nearest().is_some_and(|(label, _)| label == Label::Version)
    }
}
