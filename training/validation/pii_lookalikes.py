"""Sentences with what only looks like personal data or a secret, by kind, and plain ones; written like pii_sentences.py."""
NEG = {}
NEG["order_number"] = r"""
en|retail|Your order number is [[~order]] and it ships on [[~day]].
en|retail|I found order #[[~order]]; the status is "packed".
en|retail|Refund for order [[~order]] takes five to seven working days.
hi|retail|आपका ऑर्डर नंबर [[~order]] है, डिलीवरी [[~day]] को होगी।
hx|retail|Aapka order ID [[~order]] hai, wo [[~city]] hub par pahunch gaya hai.
es|retail|El número de pedido es [[~order]].
fr|retail|Votre commande n° [[~order]] est en préparation.
de|retail|Ihre Bestellnummer lautet [[~order]].
"""
NEG["invoice_number"] = r"""
en|retail|Invoice [[~invoice]] for [[~amt]] was raised on [[~date]].
en|bank|The payment reference must quote invoice no. [[~invoice]].
en|hr|Agency invoice [[~invoice]] is waiting for approval by [[~name]].
en|soft|The PDF for invoice [[~invoice]] fails to render page two.
hi|retail|बिल संख्या [[~invoice]] का भुगतान बाकी है।
hx|retail|Invoice number [[~invoice]] ka payment [[~day]] tak karna hai.
es|retail|La factura [[~invoice]] vence [[~day]].
fr|retail|La facture [[~invoice]] a été réglée.
de|retail|Die Rechnung [[~invoice]] ist noch offen.
"""
NEG["isbn10"] = r"""
en|retail|The paperback has ISBN-10 [[~isbn10]].
en|retail|You can search the catalogue by ISBN [[~isbn10]].
en|gov|The public library holds two copies of ISBN [[~isbn10]].
en|hr|The training book (ISBN [[~isbn10]]) is available from the HR library.
hi|retail|इस किताब का ISBN [[~isbn10]] है।
es|retail|El libro tiene el ISBN [[~isbn10]].
de|retail|Das Buch hat die ISBN [[~isbn10]].
"""
NEG["isbn13"] = r"""
en|retail|The hardcover edition is ISBN [[~isbn13]].
en|gov|The textbook approved by the board is ISBN-13: [[~isbn13]].
en|health|The nursing manual (ISBN [[~isbn13]]) was revised last year.
hi|retail|पाठ्यपुस्तक का ISBN [[~isbn13]] है।
hx|retail|Book ka ISBN [[~isbn13]] hai, stock mein available hai.
fr|retail|Le livre porte l'ISBN [[~isbn13]].
de|retail|Die gebundene Ausgabe trägt die ISBN [[~isbn13]].
"""
NEG["product_code"] = r"""
en|retail|The replacement filter is SKU [[~sku]].
en|retail|Product code [[~sku]] is out of stock in [[~city]].
en|health|The wheelchair cushion is listed as item [[~sku]].
en|soft|Importing model [[~sku]] fails because the weight is empty.
hi|retail|उत्पाद कोड [[~sku]] अभी उपलब्ध नहीं है।
hx|retail|SKU [[~sku]] ka stock [[~day]] ko aayega.
es|retail|La referencia del artículo es [[~sku]].
de|retail|Die Artikelnummer ist [[~sku]].
"""
NEG["version_string"] = r"""
en|soft|Please update the agent from version [[~ver]] to version [[~ver]].
en|soft|The crash is fixed in v[[~ver]].
en|soft|Firmware release [[~ver]] adds support for WPA3.
en|bank|The mobile app version [[~ver]] shows the new passbook.
en|health|The imaging viewer must be at version [[~ver]] or later.
hi|soft|ऐप का संस्करण [[~ver]] इंस्टॉल करें।
hx|soft|App ka version [[~ver]] purana hai, update kar lijiye.
es|soft|Actualice a la versión [[~ver]].
fr|soft|Le correctif est inclus dans la version [[~ver]].
de|soft|Bitte installieren Sie die Version [[~ver]].
"""
NEG["git_hash"] = r"""
en|soft|The regression started at commit [[~git]].
en|soft|Run `git cherry-pick [[~git]]` on the release branch.
en|soft|[[~svc]] in [[~env]] is built from [[~git]].
en|bank|The ledger fix was merged as [[~git]].
hi|soft|यह बग कमिट [[~git]] से शुरू हुआ।
hx|soft|Commit [[~git]] ko revert kar do.
de|soft|Der Fehler kam mit Commit [[~git]].
"""
NEG["sha256"] = r"""
en|soft|The SHA-256 checksum of the installer is [[~sha]].
en|soft|docker pull northlake/[[~svc]]@sha256:[[~sha]]
en|gov|The tender document has the digest sha256 [[~sha]].
en|health|Verify the image file: [[~sha]]  scan-014.dcm
hx|soft|File ka sha256sum [[~sha]] hona chahiye.
es|soft|La suma SHA-256 del archivo es [[~sha]].
fr|soft|L'empreinte SHA-256 du fichier est [[~sha]].
"""
NEG["uuid"] = r"""
en|soft|The request ID is [[~uuid]].
en|soft|Job [[~uuid]] finished in [[~n2]] seconds.
en|bank|The correlation ID for this session is [[~uuid]].
en|health|The FHIR resource Observation/[[~uuid]] was updated.
en|retail|Your cart {[[~uuid]]} has [[~n2]] items.
hi|soft|अनुरोध की पहचान [[~uuid]] है।
de|soft|Die Vorgangs-ID ist [[~uuid]].
"""
NEG["timestamp"] = r"""
en|soft|The event was logged at [[~ts]].
en|soft|{"created_at": "[[~ts]]", "status": "ok"}
en|bank|The batch closed at [[~ts]].
en|health|The last backup of the imaging archive is dated [[~ts]].
hi|soft|यह लॉग [[~ts]] का है।
hx|soft|Server [[~ts]] par restart hua tha.
es|soft|El evento se registró el [[~ts]].
fr|soft|La sauvegarde date du [[~ts]].
"""
NEG["date_range"] = r"""
en|hr|Your leave is approved from [[~date]] to [[~date]].
en|bank|The statement covers [[~date]] - [[~date]].
en|gov|Applications are open between [[~date]] and [[~date]].
en|health|The vaccination camp runs [[~date]] to [[~date]] in [[~city]].
hi|gov|आवेदन [[~date]] से [[~date]] तक खुले हैं।
hx|hr|Aapki chhutti [[~date]] se [[~date]] tak approved hai.
es|hr|Las vacaciones van del [[~date]] al [[~date]].
fr|retail|L'offre est valable du [[~date]] au [[~date]].
de|retail|Die Aktion läuft vom [[~date]] bis [[~date]].
"""
NEG["money_amount"] = r"""
en|bank|Your available balance is [[~money]].
en|retail|The total with tax comes to [[~money]].
en|hr|The annual package is [[~money]] before tax.
en|gov|The scheme sanctioned [[~money]] for [[~city]].
hi|bank|आपके खाते में [[~money]] शेष हैं।
hx|retail|Total bill [[~money]] hua, GST alag hai.
es|bank|El saldo disponible es [[~money]].
fr|bank|Le solde disponible est de [[~money]].
de|bank|Der verfügbare Saldo beträgt [[~money]].
"""
NEG["phone_like_quantity"] = r"""
en|soft|The table now holds [[~big10]] rows.
en|gov|The state generated [[~big10]] units of electricity last quarter.
en|retail|The warehouse processed [[~big10]] grams of tea, or so the meter says.
en|soft|The counter overflowed after [[~big10]] requests.
en|health|The culture contained about [[~big10]] cells.
hi|gov|इस वर्ष कुल [[~big10]] यूनिट बिजली बनी।
hx|soft|Queue mein [[~big10]] messages process ho chuke hain.
es|soft|La tabla contiene [[~big10]] filas.
de|soft|Der Zähler steht bei [[~big10]] Anfragen.
"""
NEG["coordinates"] = r"""
en|gov|The survey stone is at [[~coord]].
en|retail|The [[~city]] warehouse pin is [[~coord]].
en|soft|The map centre defaults to [[~coord]].
en|health|The mobile clinic will park at [[~coord]] on [[~day]].
hi|gov|केंद्र का स्थान [[~coord]] है।
hx|retail|Store ki location [[~coord]] hai.
fr|soft|Le marqueur est placé à [[~coord]].
"""
NEG["tracking_number"] = r"""
en|retail|Your parcel's tracking number is [[~track]].
en|retail|The courier scanned [[~track]] at the [[~city]] depot.
en|gov|The passport booklet was dispatched by Speed Post, consignment [[~track]].
en|bank|The new cheque book is on its way, airway bill [[~track]].
hi|retail|पार्सल का ट्रैकिंग नंबर [[~track]] है।
hx|retail|Tracking ID [[~track]] se status dekh sakte ho.
es|retail|El número de seguimiento es [[~track]].
de|retail|Die Sendungsnummer lautet [[~track]].
"""
NEG["case_number"] = r"""
en|soft|I have opened ticket [[~case]] for this.
en|gov|Your grievance is registered as [[~case]].
en|bank|The dispute has the case number [[~case]].
en|hr|Payroll query [[~case]] was closed on [[~day]].
en|health|The insurer opened claim file [[~case]].
hi|gov|आपकी शिकायत संख्या [[~case]] है।
hx|soft|Aapka ticket [[~case]] [[~day]] tak solve ho jayega.
es|gov|El número de expediente es [[~case]].
fr|gov|Votre dossier porte la référence [[~case]].
de|gov|Das Aktenzeichen lautet [[~case]].
"""
NEG["invalid_12_digit"] = r"""
en|gov|[[~bad12]] is not a valid Aadhaar number because the check digit is wrong.
en|bank|The UPI transaction reference is [[~bad12]].
en|retail|The barcode printed on the box reads [[~bad12]].
en|soft|The unit test expects [[~bad12]] to fail the Verhoeff check.
en|gov|The electricity consumer number on the bill is [[~bad12]].
hi|bank|लेनदेन का यूटीआर [[~bad12]] है।
hi|gov|[[~bad12]] वैध आधार नहीं है, अंतिम अंक गलत है।
hx|bank|UPI reference [[~bad12]] se payment successful dikh raha hai.
de|soft|Die Seriennummer [[~bad12]] ist nicht registriert.
"""
NEG["invalid_16_digit"] = r"""
en|bank|[[~bad16]] fails the Luhn check, so it is not a card number.
en|retail|The gift voucher code is [[~bad16]].
en|soft|Use the malformed value [[~bad16]] to test the rejection path.
en|soft|The licence serial for the scanner is [[~bad16]].
en|gov|The challan reference number is [[~bad16]].
hi|retail|गिफ्ट वाउचर का कोड [[~bad16]] है।
hx|retail|Voucher code [[~bad16]] apply karne par 200 ki chhoot milegi.
es|retail|El código del vale es [[~bad16]].
fr|retail|Le code du bon d'achat est [[~bad16]].
"""
NEG["nine_digit_number"] = r"""
en|soft|The import processed [[~n9]] records overnight.
en|gov|The budget note lists a head count of [[~n9]].
en|retail|Batch [[~n9]] was baked on [[~day]].
en|soft|The random seed for this run was [[~n9]].
en|health|The trial archive has file number [[~n9]].
hi|gov|मतदाता सूची में कुल [[~n9]] नाम हैं।
hx|soft|Script ne [[~n9]] rows insert ki hain.
es|soft|El proceso leyó [[~n9]] registros.
"""
NEG["license_plate"] = r"""
en|gov|The vehicle [[~plate]] has one pending challan.
en|retail|The delivery van is [[~plate]], please open the gate.
en|hr|Parking slot 14 is assigned to the car [[~plate]].
hi|gov|गाड़ी [[~plate]] का चालान बाकी है।
hx|retail|Delivery gaadi ka number [[~plate]] hai.
es|gov|La matrícula del vehículo es [[~plate]].
fr|gov|Le véhicule immatriculé [[~plate]] est bien assuré.
de|gov|Das Fahrzeug mit dem Kennzeichen [[~plate]] ist zugelassen.
"""
NEG["flight_number"] = r"""
en|hr|Your flight [[~flight]] leaves [[~city]] at [[~time]].
en|retail|Flight [[~flight]] is delayed by [[~n2]] minutes.
en|hr|The travel desk booked [[~flight]] for [[~name]] on [[~day]].
en|gov|The delegation arrives on [[~flight]].
hi|hr|उड़ान [[~flight]] [[~time]] बजे निकलेगी।
hx|hr|Aapki flight [[~flight]] [[~city]] se [[~time]] baje hai.
es|hr|Su vuelo [[~flight]] sale a las [[~time]].
"""
NEG["chemical_formula"] = r"""
en|health|The active salt is [[~chem]], dissolved in [[~n2]] ml of water.
en|health|The lab measured [[~chem]] at [[~n2]] mg/dL.
en|retail|The cleaner contains [[~chem]] and should be kept from children.
hi|health|इस दवा का सूत्र [[~chem]] है और खुराक [[~n2]] मिग्रा है।
es|health|La fórmula química es [[~chem]]; la muestra pesa [[~n2]] gramos.
fr|health|La solution contient [[~n2]] % de [[~chem]].
de|health|Die Probe enthält [[~n2]] Prozent [[~chem]].
"""
NEG["math"] = r"""
en|soft|The result is [[~math]].
en|bank|Working it out step by step: [[~math]].
en|retail|So the discount formula becomes [[~math]].
hi|bank|हिसाब इस प्रकार है: [[~math]]।
hx|soft|Calculation dekho: [[~math]].
es|soft|La operación es [[~math]].
de|soft|Die Rechnung ergibt [[~math]].
"""
NEG["helpline_in_words"] = r"""
en|bank|To block the card, call the helpline number printed on the back of your [[~bank]] card; it answers from [[~time]].
en|gov|Dial the toll-free number shown on the [[~city]] municipal website for complaints.
en|health|For emergencies call the national ambulance line; the [[~city]] desk opens at [[~time]].
en|hr|Ring the HR help desk on the extension listed in the [[~city]] intranet.
en|retail|Customer care for the [[~city]] store answers the phone between nine and six except [[~day]].
hi|bank|[[~bank]] की हेल्पलाइन का नंबर कार्ड के पीछे लिखा है।
hx|bank|[[~bank]] ka helpline number card ke peeche likha hai, [[~time]] ke baad call karo.
es|health|Llame al teléfono que figura en su tarjeta sanitaria de [[~city]].
fr|bank|Appelez le numéro inscrit au dos de votre carte avant [[~time]].
de|bank|Rufen Sie die Sperrnummer auf der Rückseite Ihrer Karte vor [[~time]] an.
"""
NEG["example_email"] = r"""
en|soft|Use a test address such as [[~exmail]] in the form.
en|soft|The docs show `[[~exmail]]` as a sample login.
en|hr|Replace [[~exmail]] with your own work e-mail.
en|bank|A valid address looks like [[~exmail]].
hi|soft|ईमेल का प्रारूप [[~exmail]] जैसा होना चाहिए।
hx|soft|Email field mein [[~exmail]] jaisa format chahiye.
es|soft|Escriba una dirección como [[~exmail]].
fr|soft|Saisissez une adresse du type [[~exmail]].
de|soft|Geben Sie eine Adresse wie [[~exmail]] ein.
"""
NEG["documentation_ip"] = r"""
en|soft|In the documentation the server is at [[~docip]].
en|soft|Replace [[~docip]] in the sample config with your own host.
en|soft|The tutorial pings [[~docip]], which is reserved for examples.
en|gov|The tender annex uses [[~docip]] as a placeholder address.
hi|soft|उदाहरण में सर्वर का पता [[~docip]] दिया गया है।
hx|soft|Example mein [[~docip]] diya hai, apna server address daalo.
es|soft|En el ejemplo se usa la dirección [[~docip]].
de|soft|Im Beispiel wird [[~docip]] verwendet.
"""
NEG["secret_placeholder"] = r"""
en|soft|Set `[[~phvar]]=[[~ph]]` before you start [[~svc]].
en|soft|In the sample file for [[~svc]], [[~ph]] must be replaced by your real key.
en|soft|curl -H "Authorization: Bearer [[~ph]]" https://api.northlake.io/v1/[[~svc]]
en|bank|The [[~bank]] sandbox guide writes [[~ph]] where the credential goes.
en|retail|The plugin still contains the default [[~ph]] in [[~env]].
hi|soft|[[~svc]] में [[~ph]] की जगह अपनी कुंजी लिखें।
hx|soft|[[~svc]] ke config mein [[~ph]] ki jagah apni key daalo.
es|soft|Sustituya [[~ph]] por su clave en [[~env]].
fr|soft|Remplacez [[~ph]] par votre clé dans [[~svc]].
de|soft|Ersetzen Sie [[~ph]] in [[~svc]] durch Ihren Schlüssel.
"""
NEG["password_policy"] = r"""
en|soft|The password must have at least [[~n1]] characters, one digit and one symbol.
en|bank|Your password expires every [[~n2]] days, and the last [[~n1]] passwords cannot be reused.
en|hr|Password: minimum [[~n1]] characters, changed within [[~n2]] days.
en|health|After [[~n1]] wrong passwords the portal locks for [[~n2]] minutes.
en|soft|Click "Forgot password" and the link stays valid for [[~n2]] minutes.
hi|soft|पासवर्ड में कम से कम [[~n1]] अक्षर होने चाहिए और यह [[~n2]] दिन चलेगा।
hx|soft|Password kam se kam [[~n1]] characters ka hona chahiye, [[~n2]] din baad badalna hoga.
es|soft|La contraseña debe tener al menos [[~n1]] caracteres y caduca a los [[~n2]] días.
fr|soft|Le mot de passe doit contenir au moins [[~n1]] caractères et expire après [[~n2]] jours.
de|soft|Das Passwort muss mindestens [[~n1]] Zeichen haben und gilt [[~n2]] Tage.
"""
NEG["aws_example_key"] = r"""
en|soft|The AWS docs use [[~awsex]] as a sample access key for [[~svc]].
en|soft|```\naws_access_key_id = [[~awsex]]\nregion = eu-west-[[~n1]]\n```
en|soft|Access keys start with AKIA... and temporary ones with ASIA..., as the [[~svc]] guide says.
en|bank|The [[~bank]] runbook prints [[~awsex]], which is only an example.
hi|soft|[[~svc]] के दस्तावेज़ में [[~awsex]] केवल एक उदाहरण है।
hx|soft|[[~awsex]] sirf example key hai, [[~svc]] mein asli key daalo.
de|soft|[[~awsex]] ist nur ein Beispielschlüssel für [[~svc]].
"""
NEG["masked_value"] = r"""
en|bank|Your card ending [[~mask]] is active.
en|bank|I can only show the masked number: [[~mask]].
en|gov|The Aadhaar on file is displayed as [[~mask]].
en|soft|The log now prints [[~mask]] instead of the value.
en|retail|Payment method: [[~mask]], amount [[~amt]].
hi|bank|आपके कार्ड का छिपा हुआ नंबर [[~mask]] है।
hx|bank|Security ke liye number [[~mask]] dikhaya gaya hai.
es|bank|Su tarjeta aparece como [[~mask]].
fr|bank|Votre carte s'affiche ainsi : [[~mask]].
de|bank|Ihre Karte wird als [[~mask]] angezeigt.
"""
NEG["base64_image"] = r"""
en|soft|Use this icon: <img src="[[~b64img]]" alt="icon">
en|soft|background-image: url([[~b64img]]);
en|retail|The product thumbnail is embedded as [[~b64img]]
en|health|The logo in the letter template is [[~b64img]]
hx|soft|Ye chhota logo hai: [[~b64img]]
fr|soft|Voici l'icône encodée : [[~b64img]]
"""
NEG["hex_color"] = r"""
en|soft|Set the button to [[~hexc]] and the border to [[~hexc]].
en|retail|The brand palette is [[~hexc]], [[~hexc]] and [[~hexc]].
en|soft|.header { color: [[~hexc]]; background: [[~hexc]]; }
hi|soft|बटन का रंग [[~hexc]] और किनारा [[~hexc]] रखें।
hx|soft|Background [[~hexc]] rakho aur text [[~hexc]].
de|soft|Die Farbe [[~hexc]] passt zu [[~hexc]].
"""
NEG["device_serial"] = r"""
en|soft|The printer's serial number is [[~serial]].
en|retail|Warranty for the unit with serial [[~serial]] ends next year.
en|hr|Laptop asset [[~serial]] is assigned to the [[~city]] office.
en|health|The infusion pump S/N [[~serial]] is due for calibration.
hi|retail|मशीन का सीरियल नंबर [[~serial]] है।
hx|soft|Router ka serial [[~serial]] hai, neeche sticker par dekho.
de|soft|Die Seriennummer des Geräts ist [[~serial]].
"""
NEG["imei_in_words"] = r"""
en|retail|Dial *#06# to see the IMEI of the handset bought in [[~city]]; I do not have it here.
en|soft|The device ID column is empty for [[~svc]], so enter the IMEI manually after [[~time]].
en|gov|To block a lost phone in [[~city]] you must enter its fifteen-digit IMEI on the portal.
hi|retail|IMEI देखने के लिए फ़ोन पर *#06# डायल करें, [[~city]] की दुकान भी मदद करेगी।
hx|retail|Bill par IMEI likha hota hai, [[~city]] store par [[~time]] tak dikha dena.
es|retail|Marque *#06# para ver el IMEI y llévelo a la tienda de [[~city]] antes de las [[~time]].
"""
NEG["section_number"] = r"""
en|gov|The information is exempt under [[~sect]].
en|gov|As per [[~sect]], the reply is due in [[~n2]] days.
en|bank|The notice was issued under [[~sect]].
en|hr|Leave during this period is governed by [[~sect]].
hi|gov|यह सूचना [[~sect]] के अंतर्गत नहीं दी जा सकती।
hx|gov|[[~sect]] ke hisaab se jawab [[~n2]] din mein milna chahiye.
es|gov|Así lo dispone [[~sect]].
de|gov|Maßgeblich ist [[~sect]].
"""
NEG["census_number"] = r"""
en|gov|The census counted [[~census]] people in the region.
en|gov|[[~city]] district has a population of [[~census]], census code [[~ccode]].
en|health|With [[~census]] residents, the area needs [[~n2]] more clinics.
hi|gov|जनगणना के अनुसार जनसंख्या [[~census]] है।
hx|gov|Census ke hisaab se [[~city]] ki population [[~census]] hai.
es|gov|Según el censo, la población es de [[~census]] habitantes.
fr|gov|Le recensement compte [[~census]] habitants.
"""
NEG["pin_code"] = r"""
en|retail|We deliver to PIN code [[~pin]] on [[~day]].
en|gov|The office is in [[~city]] - [[~pin]].
en|bank|The branch pincode is [[~pin]].
hi|retail|पिन कोड [[~pin]] पर डिलीवरी उपलब्ध है।
hx|retail|Pincode [[~pin]] par cash on delivery available nahi hai.
es|retail|El código postal [[~zip5]] está en la zona de [[~city]], con entrega [[~day]].
de|retail|Wir liefern nach [[~zip5]] [[~city]].
"""
NEG["year"] = r"""
en|gov|The scheme began in [[~yr]] and was revised in [[~yr]].
en|bank|Interest rates fell between [[~yr]] and [[~yr]].
en|health|The guideline from [[~yr]] was replaced in [[~yr]].
en|hr|The [[~fy]] appraisal cycle closes on [[~day]].
hi|gov|यह योजना वर्ष [[~yr]] में शुरू हुई और [[~yr]] में बदली।
hx|gov|Ye rule [[~yr]] se [[~yr]] tak laagu tha.
fr|gov|La loi de [[~yr]] a été modifiée en [[~yr]].
"""
NEG["statistic"] = r"""
en|health|In a sample of [[~n4]] patients, [[~pct]] recovered within [[~n2]] days (95% CI [[~n1]].1-[[~n2]].8).
en|retail|Conversion rose from [[~pct]] to [[~pct]] across [[~n4]] visits.
en|hr|Of [[~n4]] applicants, [[~pct]] passed the first round.
en|soft|p99 latency is [[~n4]] ms, error rate [[~pct]].
hi|health|कुल [[~n4]] मरीज़ों में से [[~pct]] ठीक हुए।
hx|hr|[[~n4]] employees mein se [[~pct]] ne survey bhara.
es|retail|De [[~n4]] clientes, el [[~pct]] repitió la compra.
de|health|Von [[~n4]] Patienten wurden [[~pct]] geheilt.
"""
# ordinary answers that name a type but hold no value (lookalike = null, no spans)

PLAIN = r"""
en|gov|An Aadhaar number has twelve digits and the last one is a check digit; ask at the [[~city]] centre.
en|gov|You can apply for a passport online and book a slot in [[~city]] on [[~day]].
en|bank|Never tell anyone your card number, CVV or OTP, even if the caller says he is from [[~bank]].
en|bank|An IFSC has eleven characters; you can find yours on a [[~bank]] cheque leaf.
en|hr|Please keep your PAN and bank account details ready before [[~day]].
en|hr|Hi [[~name]], your leave balance will be updated after [[~day]].
en|health|Bring your NHS letter and a photo ID to the [[~city]] clinic at [[~time]].
en|health|Drink plenty of water and see a doctor in [[~city]] if the fever lasts beyond [[~day]].
en|retail|Returns are free at any [[~city]] store until [[~day]].
en|retail|I have emailed the receipt to the address on your profile, [[~name]].
en|soft|Rotate the API key for [[~svc]] and store it in a vault rather than in git.
en|soft|A JWT has three parts separated by dots; [[~svc]] checks the third one.
en|soft|Restart [[~svc]] in [[~env]] and tell me whether the login works at [[~time]].
hi|gov|आधार अपडेट कराने के लिए [[~city]] केंद्र पर [[~day]] को जाएँ।
hi|bank|अपना पासवर्ड और ओटीपी किसी को न बताएँ, [[~bank]] कभी नहीं पूछता।
hi|health|[[~name]] जी, [[~day]] को खाली पेट जाँच के लिए आएँ।
hx|bank|[[~bank]] kabhi aapka PIN ya password nahi poochta, [[~name]] ji.
hx|retail|[[~name]] ji, aapka saamaan [[~day]] tak [[~city]] pahunch jayega.
hx|gov|PAN aur Aadhaar link karne ki last date [[~day]] hai, [[~city]] office jaiye.
es|bank|No comparta nunca su contraseña; la oficina de [[~city]] abre [[~day]].
es|health|Tome el medicamento después de comer y vuelva [[~day]], [[~name]].
fr|gov|Le renouvellement du passeport se fait à la mairie de [[~city]] [[~day]].
fr|bank|Ne communiquez jamais votre IBAN par téléphone, [[~name]].
de|bank|Geben Sie Ihre IBAN niemals am Telefon weiter, auch nicht am [[~day]].
de|hr|Bitte reichen Sie die Unterlagen bis [[~day]] in [[~city]] ein.
"""
