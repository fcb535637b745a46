"""Sentences with a place for personal data or a secret.

One a line: language|domain|text. [[type]] is a labelled value, [[~name]] something without a label (pii_fillers.py), \\n a new line.
"""
POS = {}
POS["aadhaar"] = r"""
en|gov|Your Aadhaar number [[aadhaar]] has been linked to your ration card application.
en|bank|For e-KYC I have the following on file: Aadhaar [[aadhaar]], name [[~name]]. Please confirm.
en|hr|The onboarding form lists UIDAI number [[aadhaar]] for [[~name]], so PF activation can go ahead.
en|health|The Ayushman card request was raised with Aadhaar No: [[aadhaar]] at the [[~icity]] centre.
en|gov|I found one record:\n- Name: [[~name]]\n- Aadhaar: [[aadhaar]]\n- Status: active
en|retail|To activate the SIM the shop scanned the 12-digit Aadhaar ([[aadhaar]]) and took a photo.
en|soft|The validation error comes from this row: {"uid": "[[aadhaar]]", "type": "aadhaar"}.
hi|gov|आपका आधार नंबर [[aadhaar]] पेंशन पोर्टल पर दर्ज हो गया है।
hi|bank|खाते से जोड़ा गया आधार [[aadhaar]] है, कृपया इसकी पुष्टि करें।
hi|health|[[~name]] का आयुष्मान कार्ड आधार संख्या [[aadhaar]] से बनाया गया है।
hx|gov|Aapka Aadhaar number [[aadhaar]] hai, ise kisi ke saath share mat kijiye.
hx|bank|KYC ke liye [[~name]] ne aadhaar [[aadhaar]] diya tha, verification abhi pending hai.
es|gov|El solicitante indicó su número Aadhaar [[aadhaar]] en el formulario de visado.
fr|hr|Le dossier du salarié indien mentionne le numéro Aadhaar [[aadhaar]].
de|hr|In der Personalakte steht die Aadhaar-Nummer [[aadhaar]] des Mitarbeiters [[~name]].
"""
POS["pan"] = r"""
en|bank|Your PAN [[pan]] is already linked to this demat account.
en|gov|The income tax portal shows PAN: [[pan]] as inoperative until it is linked with Aadhaar.
en|hr|Form 16 for [[~name]] was issued against PAN [[pan]] for the last financial year.
en|retail|Purchases above two lakh need a PAN; the invoice carries [[pan]].
en|soft|The regex rejects "[[pan]]" because the PAN field is trimmed to nine characters.
en|bank|KYC summary\nName: [[~name]]\nPermanent Account Number: [[pan]]\nBranch: [[~icity]]
en|health|The insurer asks for a PAN on claims of this size; yours on record is [[pan]].
hi|gov|आपका पैन नंबर [[pan]] आयकर पोर्टल पर सक्रिय है।
hi|bank|पैन कार्ड [[pan]] को खाते से जोड़ने का अनुरोध मिल गया है।
hx|hr|Salary slip mein PAN [[pan]] likha hai, agar galat ho to HR ko batayein.
hx|bank|Aapka PAN card number [[pan]] demat ke saath link ho chuka hai.
es|bank|El cliente aportó su PAN indio [[pan]] para la declaración fiscal.
fr|bank|Le PAN (identifiant fiscal indien) du client est [[pan]].
de|hr|Für die indische Tochterfirma wurde die PAN [[pan]] hinterlegt.
"""
POS["gstin"] = r"""
en|retail|The supplier's GSTIN is [[gstin]]; please print it on the tax invoice.
en|gov|GST registration [[gstin]] was verified on the portal and is active.
en|bank|For the current account we recorded GSTIN [[gstin]] of the proprietor [[~name]].
en|soft|In the e-invoice JSON set "SellerDtls": {"Gstin": "[[gstin]]"} and resubmit.
en|retail|Bill to: [[~name]] Traders, [[~icity]]\nGST No. [[gstin]]\nAmount: [[~amt]]
en|hr|Contract staff are billed by the agency under GSTIN [[gstin]].
en|health|The pharmacy's GST number ([[gstin]]) appears on the claim bill.
hi|retail|विक्रेता का जीएसटी नंबर [[gstin]] बिल पर छपा होना चाहिए।
hi|gov|जीएसटीआईएन [[gstin]] का पंजीकरण सक्रिय पाया गया।
hx|retail|Invoice par GST number [[gstin]] daalna zaroori hai, warna credit nahi milega.
hx|bank|Current account ke liye GSTIN [[gstin]] verify ho gaya hai.
es|retail|El proveedor de la India factura con el GSTIN [[gstin]].
fr|retail|Le fournisseur indien a indiqué le GSTIN [[gstin]] sur sa facture.
de|retail|Auf der Rechnung des indischen Lieferanten steht die GSTIN [[gstin]].
"""
POS["ifsc"] = r"""
en|bank|The IFSC for your [[~icity]] branch is [[ifsc]].
en|gov|The scholarship form needs a bank IFSC; you entered [[ifsc]].
en|hr|Payroll will transfer the salary using IFSC code [[ifsc]] on [[~day]].
en|bank|Add the beneficiary like this:\nName: [[~name]]\nIFSC: [[ifsc]]\nMode: NEFT
en|retail|Your refund of [[~amt]] goes to the bank with IFSC [[ifsc]].
en|soft|The API returned 404 for /[[ifsc]] so the IFSC lookup cache must be rebuilt.
en|health|Claim money is sent by NEFT to IFSC [[ifsc]] within seven days.
hi|bank|आपकी शाखा का आईएफएससी कोड [[ifsc]] है।
hi|gov|छात्रवृत्ति के लिए IFSC [[ifsc]] दर्ज किया गया है।
hx|bank|NEFT karne ke liye IFSC code [[ifsc]] daaliye aur naam check kijiye.
hx|hr|Payroll team ke paas IFSC [[ifsc]] update ho gaya hai.
es|bank|Para la transferencia a la India use el código IFSC [[ifsc]].
fr|bank|Le virement vers l'Inde exige le code IFSC [[ifsc]].
de|bank|Für die Überweisung nach Indien lautet der IFSC-Code [[ifsc]].
"""
POS["payment_card"] = r"""
en|bank|Your card [[payment_card]] was blocked on [[~day]] after three wrong PIN attempts.
en|retail|The order was paid with card number [[payment_card]], expiry 09/28.
en|health|The clinic charged [[~amt]] to the credit card [[payment_card]].
en|hr|Travel expenses were booked on the corporate card [[payment_card]] by [[~name]].
en|gov|The passport fee was taken from debit card [[payment_card]]; the receipt is in your inbox.
en|soft|Your log prints a full card number: `card=[[payment_card]] status=declined`. Please mask it.
en|retail|Saved payment methods:\n1. [[payment_card]] (default)\n2. Cash on delivery
hi|bank|आपका कार्ड [[payment_card]] अस्थायी रूप से बंद कर दिया गया है।
hi|retail|भुगतान कार्ड नंबर [[payment_card]] से [[~amt]] का किया गया।
hx|bank|Aapke debit card [[payment_card]] par [[~amt]] ka transaction hua hai.
hx|retail|Refund usi card [[payment_card]] par aayega jisse payment kiya tha.
es|bank|Su tarjeta [[payment_card]] ha sido bloqueada por seguridad.
es|retail|El pedido se pagó con la tarjeta número [[payment_card]].
fr|bank|Votre carte bancaire [[payment_card]] a été mise en opposition [[~day]].
de|retail|Die Bestellung wurde mit der Kreditkarte [[payment_card]] bezahlt.
"""
POS["iban"] = r"""
en|bank|Please send the transfer to IBAN [[iban]] and quote [[~ref]].
en|hr|Your salary will be paid to [[iban]] from next month.
en|retail|The refund goes to the bank details you gave: [[iban]] ([[~name]]).
en|gov|The tax office returned [[~amt]] to IBAN [[iban]].
en|health|The insurer reimburses to the account [[iban]].
en|soft|The SEPA export failed for <IBAN>[[iban]]</IBAN> because the BIC is missing.
hi|bank|विदेशी भुगतान के लिए IBAN [[iban]] का उपयोग करें।
hx|bank|Payment is IBAN par bhejna hai: [[iban]] aur naam [[~name]] likhna.
es|bank|El IBAN de la cuenta es [[iban]].
es|hr|La nómina se ingresará en [[iban]] a partir del mes que viene.
es|gov|Hacienda devolverá [[~amt]] en el IBAN [[iban]].
fr|bank|Voici le RIB du bénéficiaire [[~name]] : IBAN [[iban]].
fr|health|Le remboursement sera versé sur le compte [[iban]].
de|bank|Bitte überweisen Sie den Betrag auf die IBAN [[iban]].
de|hr|Das Gehalt geht künftig auf das Konto [[iban]] von [[~name]].
de|retail|Die Rückzahlung von [[~amt]] erfolgt auf [[iban]].
"""
POS["ssn"] = r"""
en|gov|The Social Security number on your return is [[ssn]].
en|hr|The W-4 for [[~name]] lists SSN [[ssn]].
en|bank|To open the account we verified your SSN: [[ssn]].
en|health|Medicare matched the patient by Social Security Number [[ssn]].
en|soft|The record {"name": "[[~name]]", "ssn": "[[ssn]]"} should be encrypted at rest.
en|retail|The store credit check was run with social security no. [[ssn]].
en|hr|I-9 details\nEmployee: [[~name]]\nSSN: [[ssn]]\nStart: [[~day]]
en|gov|If your SSN, [[ssn]], was exposed, place a fraud alert with the credit bureaus.
hi|gov|अमेरिकी फॉर्म में आपका SSN [[ssn]] लिखा है।
hx|hr|US payroll ke liye SSN [[ssn]] submit ho chuka hai.
es|gov|Su número de Seguro Social (SSN) es [[ssn]].
es|hr|El empleado [[~name]] tiene el número de Seguro Social [[ssn]].
fr|hr|Le numéro de sécurité sociale américain (SSN) du salarié est [[ssn]].
de|hr|Die US-Sozialversicherungsnummer (SSN) von [[~name]] lautet [[ssn]].
"""
POS["nhs_number"] = r"""
en|health|Your NHS number is [[nhs_number]]; bring it to the appointment on [[~day]].
en|health|Patient: [[~name]]\nNHS No: [[nhs_number]]\nClinic: cardiology
en|health|The referral letter quotes NHS number [[nhs_number]] at the top right.
en|gov|The blue badge form was submitted with NHS number [[nhs_number]].
en|hr|Occupational health filed the report under NHS no. [[nhs_number]].
en|soft|The FHIR bundle uses "system": "https://fhir.nhs.uk/Id/nhs-number", "value": "[[nhs_number]]".
en|retail|The pharmacy matched your prescription by NHS number ([[nhs_number]]).
en|bank|The insurance claim was attached to NHS number [[nhs_number]].
hi|health|मरीज़ का एनएचएस (NHS) नंबर [[nhs_number]] है।
hx|health|UK clinic mein aapka NHS number [[nhs_number]] register hai.
es|health|Su número del NHS británico es [[nhs_number]].
fr|health|Le numéro NHS du patient britannique est [[nhs_number]].
de|health|Die NHS-Nummer der Patientin lautet [[nhs_number]].
"""
POS["national_insurance"] = r"""
en|gov|HMRC holds your National Insurance number as [[national_insurance]].
en|hr|The starter checklist gives NI number [[national_insurance]] for [[~name]].
en|hr|Payslip header\nEmployee: [[~name]]\nNINO: [[national_insurance]]\nTax code: 1257L
en|bank|To open the ISA we recorded your National Insurance number, [[national_insurance]].
en|health|The HC2 certificate was requested with NI number [[national_insurance]].
en|soft|The RTI file was rejected: <NINO>[[national_insurance]]</NINO> does not match the surname.
en|gov|Universal Credit found a claim under [[national_insurance]] (National Insurance).
en|retail|The staff discount form wrongly asks for NI no. [[national_insurance]]; that is not needed.
hi|gov|ब्रिटेन में आपका नेशनल इंश्योरेंस नंबर [[national_insurance]] है।
hx|hr|UK payroll mein aapka NI number [[national_insurance]] daala gaya hai.
es|hr|El número de National Insurance del empleado es [[national_insurance]].
fr|hr|Le National Insurance number de [[~name]] est [[national_insurance]].
de|hr|Die britische National-Insurance-Nummer lautet [[national_insurance]].
"""
POS["passport"] = r"""
en|gov|Your passport number [[passport]] expires in eleven months, so renew it soon.
en|bank|We accepted passport [[passport]] as proof of identity for [[~name]].
en|hr|The visa team needs a scan of passport no. [[passport]] by [[~day]].
en|health|The travel vaccination certificate shows passport number [[passport]].
en|retail|Tax-free shopping was registered to passport [[passport]].
en|soft|The booking API rejects {"passport": "[[passport]]"} because the country code is empty.
en|gov|Application summary\nApplicant: [[~name]]\nPassport No.: [[passport]]\nOffice: [[~city]]
hi|gov|आपका पासपोर्ट (passport) नंबर [[passport]] नवीनीकरण के लिए जमा है।
hi|bank|पहचान के लिए पासपोर्ट संख्या [[passport]] स्वीकार की गई।
hx|gov|Aapka passport number [[passport]] agle saal expire ho raha hai.
hx|hr|Visa ke liye [[~name]] ka passport [[passport]] upload kar diya hai.
es|gov|El número de pasaporte [[passport]] figura en su solicitud.
fr|gov|Le passeport n° [[passport]] de [[~name]] est prêt à être retiré.
de|gov|Ihr Reisepass mit der Passnummer [[passport]] liegt zur Abholung bereit.
de|hr|Für das Visum benötigen wir den Reisepass [[passport]].
"""
POS["phone"] = r"""
en|bank|I can see your registered mobile number is [[phone]].
en|health|The clinic will call you on [[phone]] on [[~day]] morning.
en|retail|The courier tried to reach you at [[phone]] but nobody answered.
en|hr|Emergency contact for [[~name]]: [[phone]] (spouse).
en|gov|The officer handling your file, [[~name]], can be reached at [[phone]].
en|soft|An OTP was sent to [[phone]]; if it does not arrive, check the SMS gateway log.
en|retail|Contact details\n• Name: [[~name]]\n• Phone: [[phone]]\n• City: [[~city]]
en|hr|You can text the recruiter on WhatsApp: [[phone]].
hi|bank|आपका पंजीकृत मोबाइल नंबर [[phone]] है।
hi|health|डॉक्टर [[~name]] से बात करने के लिए [[phone]] पर फ़ोन करें।
hx|retail|Delivery boy ka number [[phone]] hai, aap call kar lijiye.
hx|bank|OTP aapke mobile [[phone]] par bheja gaya hai.
es|health|La consulta le llamará al teléfono [[phone]].
es|retail|Puede contactar con [[~name]] en el [[phone]] por WhatsApp.
fr|gov|Vous pouvez joindre [[~name]] au [[phone]] du lundi au vendredi.
fr|health|Le cabinet vous rappellera au numéro [[phone]].
de|retail|Der Kurier erreicht Sie unter der Telefonnummer [[phone]].
de|hr|Rückfragen bitte an [[~name]], Tel. [[phone]].
"""
POS["email"] = r"""
en|bank|We sent the statement to [[email]].
en|soft|The account [[email]] is locked after five failed sign-ins.
en|hr|Please forward your documents to [[email]] before [[~day]].
en|health|Your test report was mailed to [[email]] this morning.
en|gov|The appeal was acknowledged; the reply goes to [[email]].
en|retail|Order updates go to [[email]], and you can change that in settings.
en|soft|From: [[~name]] <[[email]]>\nSubject: VPN keeps dropping
hi|gov|आपकी शिकायत का उत्तर [[email]] पर भेज दिया गया है।
hi|bank|स्टेटमेंट आपके ईमेल [[email]] पर भेजा गया है।
hx|soft|Aapki login ID [[email]] hai, password reset link wahin aayega.
hx|hr|Resume [[email]] par bhej dijiye, HR [[~day]] tak reply karega.
es|soft|Hemos enviado el enlace a [[email]].
fr|retail|La confirmation a été envoyée à l'adresse [[email]].
de|bank|Der Kontoauszug wurde an [[email]] gesendet.
"""
POS["ip_address"] = r"""
en|soft|The failed logins came from IP address [[ip_address]].
en|bank|Your net banking session was opened from [[ip_address]] at [[~time]].
en|gov|The portal blocked IP [[ip_address]] after repeated captcha failures.
en|retail|The suspicious order was placed from IP [[ip_address]] in [[~city]].
en|hr|The time-sheet was edited by [[~name]] from the address [[ip_address]].
en|health|Audit trail: patient file opened by [[~name]] from [[ip_address]].
en|soft|sshd[2211]: Accepted publickey for deploy from [[ip_address]] port 51122
en|soft|Add `allow [[ip_address]];` to the nginx block and reload.
hi|soft|लॉगिन का प्रयास आईपी पते [[ip_address]] से हुआ था।
hx|bank|Aapke account mein login IP [[ip_address]] se hua hai, kya ye aap the?
es|soft|El acceso se realizó desde la IP [[ip_address]].
fr|soft|La connexion provient de l'adresse IP [[ip_address]].
de|soft|Die Anmeldung kam von der IP-Adresse [[ip_address]].
"""
POS["date_of_birth"] = r"""
en|gov|The certificate shows DOB [[date_of_birth]] for [[~name]].
en|health|Patient [[~name]], born on [[date_of_birth]], has an appointment on [[~day]].
en|bank|To verify you, I matched your date of birth: [[date_of_birth]].
en|hr|Employee profile\nName: [[~name]]\nDate of birth: [[date_of_birth]]\nGrade: B2
en|retail|Your loyalty profile lists [[date_of_birth]] as your date of birth.
en|soft|The parser fails on "dob": "[[date_of_birth]]" because the format differs.
en|health|D.O.B. [[date_of_birth]]; no known allergies.
hi|gov|प्रमाण पत्र में जन्म तिथि [[date_of_birth]] लिखी है।
hi|health|मरीज़ [[~name]] की जन्म तिथि [[date_of_birth]] है।
hi|hr|[[~name]] का जन्म [[date_of_birth]] को हुआ था।
hx|gov|Form mein aapki date of birth [[date_of_birth]] likhi hai.
hx|bank|[[~name]] ka janm tithi [[date_of_birth]] hai, KYC se match karta hai.
es|health|La paciente [[~name]], nacida el [[date_of_birth]], tiene cita [[~day]].
es|gov|Fecha de nacimiento: [[date_of_birth]].
fr|health|Patient né le [[date_of_birth]], suivi par le docteur [[~name]].
fr|gov|Date de naissance : [[date_of_birth]], lieu : [[~city]].
de|health|[[~name]], geboren am [[date_of_birth]], wurde in die Klinik überwiesen.
de|gov|Geburtsdatum: [[date_of_birth]], Wohnort [[~city]].
"""
POS["bank_account"] = r"""
en|bank|Your savings account number is [[bank_account]].
en|hr|Salary will be credited to bank account [[bank_account]] of [[~name]].
en|gov|The subsidy was paid into account no. [[bank_account]] at [[~bank]].
en|retail|The refund of [[~amt]] was sent to your account [[bank_account]].
en|health|Claim settlement goes to account number: [[bank_account]].
en|bank|Beneficiary: [[~name]]\nA/c No: [[bank_account]]\nBank: [[~bank]]
en|soft|The import skipped the row {"account_number": "[[bank_account]]"} as a duplicate.
hi|bank|आपका बैंक खाता संख्या [[bank_account]] सक्रिय है।
hi|gov|पेंशन खाता नंबर [[bank_account]] में जमा कर दी गई है।
hx|bank|Aapka account number [[bank_account]] hai, branch [[~city]] mein hai.
hx|hr|Salary aapke bank account [[bank_account]] mein aayegi.
es|bank|Su número de cuenta es [[bank_account]].
fr|bank|Le numéro de compte du bénéficiaire est [[bank_account]].
de|bank|Die Kontonummer des Empfängers lautet [[bank_account]].
"""




POS["aws_access_key"] = r"""
en|soft|Set AWS_ACCESS_KEY_ID=[[aws_access_key]] in the [[~env]] environment and redeploy.
en|soft|```\n[default]\naws_access_key_id = [[aws_access_key]]\nregion = ap-south-1\n```
en|bank|The reconciliation job at [[~bank]] still uses access key [[aws_access_key]]; rotate it.
en|hr|[[~name]] left on [[~day]], so disable the IAM key [[aws_access_key]].
en|health|The imaging bucket is read with the key ID [[aws_access_key]].
en|retail|Your catalogue sync has "accessKeyId": "[[aws_access_key]]" in plain text.
en|gov|The open-data portal log shows Credential=[[aws_access_key]]/20250114/us-east-1/s3.
hi|soft|कॉन्फ़िग फ़ाइल में AWS एक्सेस की [[aws_access_key]] लिखी हुई है, इसे तुरंत बदलें।
hx|soft|Aapke .env mein AWS key [[aws_access_key]] padi hai, isko rotate kar do.
hx|retail|S3 upload ke liye access key [[aws_access_key]] use ho rahi hai.
es|soft|La clave de acceso de AWS [[aws_access_key]] aparece en el repositorio.
fr|soft|La clé d'accès AWS [[aws_access_key]] est visible dans le fichier de configuration.
de|soft|Der AWS-Zugriffsschlüssel [[aws_access_key]] steht im Klartext in der Datei.
"""
POS["google_api_key"] = r"""
en|soft|Your Maps key [[google_api_key]] has no referrer restriction.
en|soft|Call it with `curl "https://maps.googleapis.com/maps/api/geocode/json?address=[[~city]]&key=[[google_api_key]]"`.
en|retail|The store locator page exposes [[google_api_key]] in its script tag.
en|health|The clinic app config has "google_api_key": "[[google_api_key]]".
en|gov|The district map widget was set up with API key [[google_api_key]].
en|bank|The branch finder of [[~bank]] uses apiKey: '[[google_api_key]]'.
en|hr|The interview scheduler reads GOOGLE_API_KEY=[[google_api_key]] at start-up.
hi|soft|आपकी गूगल एपीआई की [[google_api_key]] सार्वजनिक हो गई है।
hx|soft|Firebase config mein [[google_api_key]] dikh raha hai, isko restrict karo.
hx|retail|Map load nahi ho raha kyunki key [[google_api_key]] ka quota khatam hai.
es|soft|La clave de Google [[google_api_key]] no tiene restricciones.
fr|soft|La clé d'API Google [[google_api_key]] doit être limitée à votre domaine.
de|soft|Der Google-API-Schlüssel [[google_api_key]] ist nicht eingeschränkt.
"""
POS["github_token"] = r"""
en|soft|Run `git clone https://[[github_token]]@github.com/northlake/[[~svc]].git`.
en|soft|export GITHUB_TOKEN=[[github_token]]
en|soft|Your workflow log printed the token [[github_token]]; revoke it now.
en|hr|Contractor [[~name]] shared the GitHub token [[github_token]] in chat.
en|bank|The audit of [[~bank]] found [[github_token]] in an old commit.
en|retail|The deploy script for the shop uses -H "Authorization: token [[github_token]]".
en|gov|The open-source office stored the PAT "[[github_token]]" in a wiki page.
en|health|CI for the records app authenticates as bot with [[github_token]].
hi|soft|लॉग में गिटहब टोकन [[github_token]] दिख रहा है, इसे रद्द करें।
hx|soft|Push fail ho raha hai kyunki token [[github_token]] expire ho gaya.
es|soft|El token de GitHub [[github_token]] quedó expuesto en el registro.
fr|soft|Le jeton GitHub [[github_token]] apparaît dans le journal de la CI.
de|soft|Das GitHub-Token [[github_token]] steht im Build-Log.
"""
POS["gitlab_token"] = r"""
en|soft|curl --header "PRIVATE-TOKEN: [[gitlab_token]]" "https://gitlab.northlake.io/api/v4/projects"
en|soft|The runner was registered with [[gitlab_token]] on [[~day]].
en|soft|GITLAB_TOKEN=[[gitlab_token]] is set for [[~svc]] in [[~env]].
en|hr|When [[~name]] left, the token [[gitlab_token]] was never revoked.
en|bank|Pipeline variables at [[~bank]] include the GitLab token '[[gitlab_token]]'.
en|retail|The storefront repo is mirrored with https://oauth2:[[gitlab_token]]@gitlab.northlake.io/shop/web.git
en|health|The lab integration pulls images using deploy token [[gitlab_token]].
en|gov|The ministry mirror lists [[gitlab_token]] as its access token.
hi|soft|पाइपलाइन में गिटलैब टोकन [[gitlab_token]] सीधे लिखा है।
hx|soft|GitLab CI mein [[gitlab_token]] hardcode mat karo, variable banao.
es|soft|El token de GitLab [[gitlab_token]] caduca [[~day]].
fr|soft|Le jeton GitLab [[gitlab_token]] doit être révoqué.
de|soft|Das GitLab-Token [[gitlab_token]] läuft am [[~day]] ab.
"""
POS["slack_token"] = r"""
en|soft|SLACK_BOT_TOKEN=[[slack_token]]
en|soft|The bot for [[~svc]] posts with token [[slack_token]].
en|soft|client = WebClient(token="[[slack_token]]")
en|hr|The leave-approval bot in the HR channel uses [[slack_token]].
en|bank|The fraud alert channel of [[~bank]] leaks its Slack token: [[slack_token]].
en|retail|Stock alerts go to Slack with "Bearer [[slack_token]]" in the header.
en|health|The on-call bot configuration has slack_token: '[[slack_token]]'.
en|gov|The grievance dashboard stores [[slack_token]] for notifications.
hi|soft|स्लैक टोकन [[slack_token]] कोड में लिखा हुआ है।
hx|soft|Bot reply nahi kar raha, token [[slack_token]] invalid aa raha hai.
es|soft|El bot de Slack utiliza el token [[slack_token]].
fr|soft|Le robot Slack se connecte avec le jeton [[slack_token]].
de|soft|Der Slack-Bot verwendet das Token [[slack_token]].
"""
POS["stripe_key"] = r"""
en|soft|stripe.api_key = "[[stripe_key]]"
en|retail|Your checkout page sends the secret key [[stripe_key]] to the browser, which is unsafe.
en|retail|Test the refund with `curl https://api.stripe.com/v1/refunds -u [[stripe_key]]:`.
en|soft|STRIPE_SECRET_KEY=[[stripe_key]] belongs in the vault, not in git.
en|bank|The settlement service at [[~bank]] was given the Stripe key [[stripe_key]].
en|health|The telehealth billing page uses [[stripe_key]] for consult fees.
en|gov|The permit fee module still contains '[[stripe_key]]'.
en|hr|[[~name]] pasted [[stripe_key]] into the onboarding document.
hi|retail|भुगतान सेवा की स्ट्राइप की [[stripe_key]] किसी को न दें।
hx|retail|Payment fail ho raha hai kyunki Stripe key [[stripe_key]] galat mode ki hai.
es|retail|La clave secreta de Stripe es [[stripe_key]].
fr|retail|La clé secrète Stripe [[stripe_key]] est présente dans le code du site.
de|retail|Der geheime Stripe-Schlüssel [[stripe_key]] liegt offen im Quelltext.
"""
POS["openai_key"] = r"""
en|soft|export OPENAI_API_KEY="[[openai_key]]"
en|soft|client = OpenAI(api_key="[[openai_key]]")
en|soft|The 401 comes from the revoked key [[openai_key]].
en|health|The triage assistant was deployed with OpenAI key [[openai_key]].
en|bank|[[~bank]]'s chatbot config shows `api_key: [[openai_key]]`.
en|hr|[[~name]] shared an API key, [[openai_key]], in the resume screening sheet.
en|retail|The product description tool sends Authorization: Bearer [[openai_key]]
en|gov|The citizen helpdesk bot reads [[openai_key]] from a text file.
hi|soft|आपकी ओपनएआई एपीआई की [[openai_key]] लॉग में छप रही है।
hx|soft|Code mein OpenAI key [[openai_key]] direct likhi hai, env variable use karo.
es|soft|La clave de OpenAI [[openai_key]] se publicó por error.
fr|soft|La clé OpenAI [[openai_key]] a été publiée par erreur.
de|soft|Der OpenAI-Schlüssel [[openai_key]] wurde versehentlich eingecheckt.
"""
POS["anthropic_key"] = r"""
en|soft|ANTHROPIC_API_KEY=[[anthropic_key]]
en|soft|client = anthropic.Anthropic(api_key="[[anthropic_key]]")
en|soft|curl https://api.anthropic.com/v1/messages -H "x-api-key: [[anthropic_key]]"
en|bank|The summariser at [[~bank]] uses the Anthropic key [[anthropic_key]].
en|health|The discharge-note service has anthropic_key: '[[anthropic_key]]' in its values file.
en|retail|The review bot in [[~env]] was started with [[anthropic_key]].
en|gov|The translation desk key [[anthropic_key]] must be rotated by [[~day]].
en|hr|[[~name]] emailed the key [[anthropic_key]] to the whole team.
hi|soft|एंथ्रोपिक एपीआई की [[anthropic_key]] को तुरंत रद्द करें।
hx|soft|Claude API ke liye key [[anthropic_key]] set hai par 401 aa raha hai.
es|soft|La clave de Anthropic [[anthropic_key]] está en el fichero de ejemplo.
fr|soft|La clé Anthropic [[anthropic_key]] figure dans le dépôt.
de|soft|Der Anthropic-Schlüssel [[anthropic_key]] steht in der Konfiguration.
"""
POS["private_key"] = r"""
en|soft|Here is the key you pasted:\n\n[[private_key]]\n\nDo not share it with anyone.
en|soft|```\n[[private_key]]\n```\nSave it as id_deploy and run chmod 600.
en|soft|The Kubernetes secret for [[~svc]] holds:\n[[private_key]]
en|bank|The signing key for the UPI gateway at [[~bank]] is in the ticket:\n[[private_key]]\nPlease revoke it.
en|health|The HL7 interface uses this client key:\n[[private_key]]
en|gov|The digital signature key was attached in plain text:\n[[private_key]]
en|retail|The payment terminal key was found in the backup:\n\n[[private_key]]
en|hr|[[~name]] posted this SSH key in the onboarding channel:\n[[private_key]]
en|soft|In service-account.json the field is "private_key": "[[private_key]]".
hi|soft|आपने जो निजी कुंजी भेजी है वह यह है:\n[[private_key]]\nइसे तुरंत बदल दें।
hx|soft|Ye private key server par rakho:\n[[private_key]]\nAur permission 600 karo.
es|soft|La clave privada del servidor es:\n[[private_key]]
fr|soft|Voici la clé privée du serveur :\n[[private_key]]
de|soft|Der private Schlüssel des Servers lautet:\n[[private_key]]
"""
POS["jwt"] = r"""
en|soft|Send the header `Authorization: Bearer [[jwt]]`.
en|soft|The session cookie is session=[[jwt]]; HttpOnly; Secure
en|soft|Your token [[jwt]] has expired; request a new one.
en|bank|The net banking API at [[~bank]] returned {"access_token": "[[jwt]]", "expires_in": 900}.
en|health|The patient portal log contains the bearer token [[jwt]].
en|hr|The payroll export link was shared with ?token=[[jwt]] in it.
en|retail|The cart service rejects this JWT: [[jwt]]
en|gov|The citizen login response includes id_token=[[jwt]]
hi|soft|आपका एक्सेस टोकन [[jwt]] समाप्त हो चुका है।
hx|soft|Postman mein ye token daalo: [[jwt]] aur phir request bhejo.
es|soft|El token de sesión es [[jwt]].
fr|soft|Le jeton de session est [[jwt]] et il expire bientôt.
de|soft|Das Sitzungstoken lautet [[jwt]] und ist abgelaufen.
"""
POS["connection_string"] = r"""
en|soft|Set the database URL to `[[connection_string]]` and restart [[~svc]].
en|soft|```\nDATABASE_URL=[[connection_string]]\n```
en|soft|The stack trace leaks the connection string "[[connection_string]]".
en|bank|The ledger service at [[~bank]] connects with '[[connection_string]]'.
en|health|The records app has this in appsettings.json: "Default": "[[connection_string]]"
en|hr|[[~name]] sent the payroll connection string `[[connection_string]]` by chat.
en|retail|The stock worker in [[~env]] uses:\n[[connection_string]]\nand times out.
en|gov|The land-records site printed [[connection_string]] on its error page.
hi|soft|डेटाबेस कनेक्शन स्ट्रिंग यह है:\n[[connection_string]]
hx|soft|DB connect nahi ho raha, string ye hai: [[connection_string]] please check karo.
es|soft|La cadena de conexión es `[[connection_string]]`.
fr|soft|La chaîne de connexion est la suivante :\n[[connection_string]]
de|soft|Die Verbindungszeichenfolge lautet "[[connection_string]]".
"""
POS["password"] = r"""
en|soft|Your temporary password: [[password]]
en|soft|Username: [[~user]]\nPassword: [[password]]\nChange it at first login.
en|bank|The e-statement PDF password is `[[password]]`.
en|hr|The HR portal login for [[~name]] is [[~user]] and the password is "[[password]]".
en|health|The clinic wifi password is [[password]] (guests only).
en|retail|I have reset the till login; the new password is '[[password]]'.
en|gov|The e-filing account was reset to pwd: [[password]]
en|soft|DB_PASSWORD=[[password]]
en|soft|{"user": "[[~user]]", "password": "[[password]]"}
hi|soft|आपका नया पासवर्ड: [[password]]
hi|bank|नेट बैंकिंग का अस्थायी पासवर्ड "[[password]]" है, इसे तुरंत बदलें।
hx|soft|Aapka password [[password]] hai, login ke baad change kar lena.
hx|hr|Portal ka user [[~user]] aur password: [[password]]
es|soft|Su contraseña temporal es "[[password]]".
es|bank|Usuario: [[~user]]\nContraseña: [[password]]
fr|soft|Votre mot de passe provisoire : [[password]]
fr|hr|Le mot de passe du portail RH est « [[password]] ».
de|soft|Ihr vorläufiges Passwort: [[password]]
de|bank|Das Passwort für die PDF-Datei lautet "[[password]]".
"""
POS["named_secret"] = r"""
en|soft|client_secret: "[[named_secret]]"
en|soft|Put SECRET_KEY=[[named_secret]] in the .env file of [[~svc]].
en|soft|aws_secret_access_key = [[named_secret]]
en|soft|JWT_SECRET="[[named_secret]]"
en|bank|The payment gateway of [[~bank]] was set up with webhook_secret=[[named_secret]]
en|health|The lab system calls the API with X-API-Key: [[named_secret]]
en|retail|The courier integration has "api_secret": "[[named_secret]]" in its settings.
en|gov|The single sign-on client uses CLIENT_SECRET=[[named_secret]] in [[~env]].
en|hr|The attendance device pushes data with auth_token=[[named_secret]]
en|soft|TWILIO_AUTH_TOKEN=[[named_secret]] is still hard-coded.
hi|soft|कॉन्फ़िग में api_key=[[named_secret]] लिखा है, इसे हटाएँ।
hx|soft|.env mein ENCRYPTION_KEY=[[named_secret]] daal do aur server restart karo.
es|soft|El valor de client_secret es "[[named_secret]]".
fr|soft|Dans le fichier, API_TOKEN=[[named_secret]] doit être supprimé.
de|soft|In der Konfiguration steht app_secret: '[[named_secret]]'.
"""
# several values in one answer
MULTI = r"""
en|bank|KYC record for [[~name]]:\n- Aadhaar: [[aadhaar]]\n- PAN: [[pan]]\n- Mobile: [[phone]]\n- Email: [[email]]
en|bank|Transfer details: account number [[bank_account]], IFSC [[ifsc]], beneficiary [[~name]]. The request ID is [[~ref]].
en|hr|New joiner [[~name]]: date of birth [[date_of_birth]], PAN [[pan]], salary account [[bank_account]] (IFSC [[ifsc]]).
en|health|Patient [[~name]], DOB [[date_of_birth]], NHS number [[nhs_number]], phone [[phone]].
en|hr|UK starter [[~name]]: NI number [[national_insurance]], date of birth [[date_of_birth]], e-mail [[email]].
en|gov|Visa file: passport [[passport]], born on [[date_of_birth]], contact [[email]] or phone [[phone]].
en|hr|W-2 correction: SSN [[ssn]] for [[~name]], call [[phone]] with questions.
en|retail|The order was paid with card [[payment_card]] by [[email]] from IP [[ip_address]].
en|soft|```\nAWS_ACCESS_KEY_ID=[[aws_access_key]]\nAWS_SECRET_ACCESS_KEY=[[named_secret]]\nDATABASE_URL=[[connection_string]]\n```
en|soft|Rotate these today: GitHub [[github_token]], GitLab [[gitlab_token]], Slack [[slack_token]].
en|soft|OPENAI_API_KEY=[[openai_key]]\nANTHROPIC_API_KEY=[[anthropic_key]]\nSTRIPE_SECRET_KEY=[[stripe_key]]\nGOOGLE_API_KEY=[[google_api_key]]
en|soft|Login [[email]] with password: [[password]]\nThe last sign-in was from [[ip_address]] at [[~time]].
en|retail|Vendor: GSTIN [[gstin]], PAN [[pan]], account no. [[bank_account]], phone [[phone]].
hi|bank|ग्राहक [[~name]]: आधार [[aadhaar]], पैन [[pan]], मोबाइल [[phone]], जन्म तिथि [[date_of_birth]]।
hi|gov|आवेदन में खाता संख्या [[bank_account]], IFSC [[ifsc]] और आधार [[aadhaar]] दिया गया है।
hx|bank|[[~name]] ka aadhaar [[aadhaar]], PAN [[pan]] aur mobile [[phone]] verify ho gaya.
hx|soft|User [[email]] ka password: [[password]]\nServer IP [[ip_address]] hai.
es|bank|Titular [[~name]], IBAN [[iban]], teléfono [[phone]], correo [[email]].
es|health|Paciente [[~name]], fecha de nacimiento [[date_of_birth]], teléfono [[phone]], pasaporte [[passport]].
fr|bank|Bénéficiaire [[~name]], IBAN [[iban]], téléphone [[phone]], courriel [[email]].
fr|health|Patient [[~name]], né le [[date_of_birth]], téléphone [[phone]].
de|bank|Kontoinhaber [[~name]], IBAN [[iban]], Telefon [[phone]], E-Mail [[email]].
de|hr|Mitarbeiter [[~name]], geboren am [[date_of_birth]], Reisepass [[passport]], IBAN [[iban]].
"""
