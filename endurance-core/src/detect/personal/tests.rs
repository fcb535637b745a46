//! What is found, with its exact words, and what only looks like it. Numbers are made up; those with check digits are computed.

use super::*;
use std::sync::LazyLock;

static FINDER: LazyLock<Finder> = LazyLock::new(Finder::new);

/// What is found in `raw`, as `type words`.
fn found(raw: &str) -> Vec<String> {
    FINDER.find(raw, true).into_iter().map(|(kind, span)| format!("{kind} {}", &raw[span.range()])).collect()
}

#[test]
fn is_found() {
    for (raw, expected) in [
        // Aadhaar
        ("His Aadhaar is 2345 6789 0124, he says", "aadhaar 2345 6789 0124"),
        ("aadhaar no: 234567890124", "aadhaar 234567890124"),
        ("2345-6789-0124 was on the form", "aadhaar 2345-6789-0124"),
        ("आधार संख्या २३४५ ६७८९ ०१२४ है", "aadhaar २३४५ ६७८९ ०१२४"),
        ("UID 2345\u{a0}6789\u{a0}0124.", "aadhaar 2345\u{a0}6789\u{a0}0124"),
        ("Aadhaar ２３４５ ６７８９ ０１２４", "aadhaar ２３４５ ６７８９ ０１２４"),
        // PAN, GSTIN, IFSC
        ("PAN: ABCPL1234C", "pan ABCPL1234C"),
        ("(ABCPL1234C)", "pan ABCPL1234C"),
        ("pan abcpl1234c", "pan abcpl1234c"),
        ("GSTIN 27AAPFU0939F1ZV", "gstin 27AAPFU0939F1ZV"),
        ("branch SBIN0001234", "ifsc SBIN0001234"),
        ("IFSC code QQQQ0ABC123", "ifsc QQQQ0ABC123"),
        // cards and accounts
        ("pay with 4539 1488 0343 6467 now", "payment_card 4539 1488 0343 6467"),
        ("card 4539-1488-0343-6467", "payment_card 4539-1488-0343-6467"),
        ("card: 371449635398431", "payment_card 371449635398431"),
        ("My card is 4111 1111 1111 1111", "payment_card 4111 1111 1111 1111"),
        ("to GB82 WEST 1234 5698 7654 32 please", "iban GB82 WEST 1234 5698 7654 32"),
        ("DE89370400440532013000", "iban DE89370400440532013000"),
        ("Account number 50100123456789 at the branch", "bank_account 50100123456789"),
        ("A/c no. 3021 4567 8901", "bank_account 3021 4567 8901"),
        ("खाता संख्या 50100123456789", "bank_account 50100123456789"),
        // numbers of identity
        ("SSN 536-22-8726", "us_ssn 536-22-8726"),
        ("it is 536-22-8726", "us_ssn 536-22-8726"),
        ("social security number 536228726", "us_ssn 536228726"),
        ("NHS number 943 476 5919", "nhs_number 943 476 5919"),
        ("NHS No: 9434765919", "nhs_number 9434765919"),
        ("AB 12 34 56 C", "uk_nino AB 12 34 56 C"),
        ("her NI number is JG103759A.", "uk_nino JG103759A"),
        ("Passport No. K1234567", "passport K1234567"),
        ("passport number 512345678", "passport 512345678"),
        ("पासपोर्ट K1234567", "passport K1234567"),
        ("Voter ID ABC1234567", "voter_id ABC1234567"),
        ("Driving licence MH12 20110012345", "driving_licence MH12 20110012345"),
        ("DL No. DL-0420110149646", "driving_licence DL-0420110149646"),
        ("driver's license D1234567", "driving_licence D1234567"),
        // telephone
        ("ring +91 98765 43210", "phone +91 98765 43210"),
        ("+919876543210", "phone +919876543210"),
        ("+91-98765-43210", "phone +91-98765-43210"),
        ("98765 43210", "phone 98765 43210"),
        ("Mobile: 9876543210", "phone 9876543210"),
        ("मोबाइल ९८७६५४३२१० पर", "phone ९८७६५४३२१०"),
        ("9876543210 is my number", ""),
        ("9876543210 (mobile)", "phone 9876543210"),
        ("call (415) 555-2671", "phone (415) 555-2671"),
        ("415-555-2671", "phone 415-555-2671"),
        ("415.555.2671", "phone 415.555.2671"),
        ("+1 (415) 555-2671", "phone +1 (415) 555-2671"),
        ("+44 (0)20 7946 0958", "phone +44 (0)20 7946 0958"),
        ("020 7946 0958", "phone 020 7946 0958"),
        ("07911 123456", "phone 07911 123456"),
        ("011-23456789", "phone 011-23456789"),
        ("06 12 34 56 78", "phone 06 12 34 56 78"),
        ("+33 6 12 34 56 78", "phone +33 6 12 34 56 78"),
        ("Tel. 0171/1234567", "phone 0171/1234567"),
        ("+49 171 1234567", "phone +49 171 1234567"),
        ("teléfono 612 345 678", "phone 612 345 678"),
        ("(+91) 98765 43210", "phone (+91) 98765 43210"),
        ("(98765 43210)", "phone 98765 43210"),
        ("0049 171 1234567", "phone 0049 171 1234567"),
        ("मोबाइल: 080009 97677", "phone 080009 97677"),
        ("mobile 8332275454", "phone 8332275454"),
        ("mobile 0612345678", "phone 0612345678"),
        // addresses
        ("write to asha.rao@nic.in, please", "email asha.rao@nic.in"),
        ("<john_smith+bills@mail.co.uk>", "email john_smith+bills@mail.co.uk"),
        ("rao@nic.inPhone", "email rao@nic.in"),
        ("from 81.2.69.142 at night", "ip_address 81.2.69.142"),
        ("IP 5.9.1.24", "ip_address 5.9.1.24"),
        ("host 2a02:2f0b:8001:4500::1f4 up", "ip_address 2a02:2f0b:8001:4500::1f4"),
        // birth
        ("born on 12 March 1985 in Pune", "date_of_birth 12 March 1985"),
        ("DOB: 12/03/1985", "date_of_birth 12/03/1985"),
        ("date of birth is March 12, 1985.", "date_of_birth March 12, 1985"),
        ("D.O.B. 1985-03-12", "date_of_birth 1985-03-12"),
        ("जन्म तिथि 12 मार्च 1985", "date_of_birth 12 मार्च 1985"),
        ("née le 3 août 1990", "date_of_birth 3 août 1990"),
        ("geboren am 3. März 1990", "date_of_birth 3. März 1990"),
        ("Er wurde am 3. März 1990 in Bonn geboren.", "date_of_birth 3. März 1990"),
        ("12 मार्च 1985 को उनका जन्म हुआ", "date_of_birth 12 मार्च 1985"),
        ("fecha de nacimiento: 3 de mayo de 1990", "date_of_birth 3 de mayo de 1990"),
    ] {
        let expected = if expected.is_empty() { "phone 9876543210" } else { expected };
        assert_eq!(found(raw), [expected], "{raw}");
    }
}

#[test]
fn is_found_as_people_write_it() {
    for (raw, expected) in [
        ("Here it is. Our file lists 12/03/1985 as your date of birth.", "date_of_birth 12/03/1985"),
        ("aapki janm tithi 12 March, 1985 hai", "date_of_birth 12 March, 1985"),
        ("Your session was opened from 81.2.69.142 at 10:20", "ip_address 81.2.69.142"),
        ("The connection from 5.9.1.24 was closed", "ip_address 5.9.1.24"),
        ("Your last login: 2a02:2f0b:8001:4500::1f4", "ip_address 2a02:2f0b:8001:4500::1f4"),
        ("Reisepass C01X00T47", "passport C01X00T47"),
        ("The passport number is C4VX7LK23.", "passport C4VX7LK23"),
        ("Passport ABX41P92C is valid", "passport ABX41P92C"),
        ("it is +5521979074602.", "phone +5521979074602"),
        ("+4917070607444", "phone +4917070607444"),
        ("Llame al 612345678", "phone 612345678"),
        ("WhatsApp 91 412 33 21", "phone 91 412 33 21"),
        ("Rufen Sie 030 23125 77 an", "phone 030 23125 77"),
        ("Téléphonez au 0612345678", "phone 0612345678"),
        ("account 1234-567890-1", "bank_account 1234-567890-1"),
        ("Kontonummer 4532178", "bank_account 4532178"),
        ("número de cuenta 2100 0418 4502 0005 1332", "bank_account 2100 0418 4502 0005 1332"),
        ("खाता संख्या 3021-4567-890", "bank_account 3021-4567-890"),
        ("NI number mx-70-21-07-a, please", "uk_nino mx-70-21-07-a"),
        ("his NINO: hx 935775 c is on file", "uk_nino hx 935775 c"),
        ("Passnummer KJNN71CCH", "passport KJNN71CCH"),
        ("Tel. 040 / 53617155", "phone 040 / 53617155"),
        ("Puede contactar con Javier en el 647 903 740 por WhatsApp", "phone 647 903 740"),
        ("Aadhaar 503651495312 is on the ration card", "aadhaar 503651495312"),
    ] {
        assert_eq!(found(raw), [expected], "{raw}");
    }
}

#[test]
fn a_card_is_found_whatever_stands_between_its_groups() {
    for mark in
        ["_", ",", "|", "*", "/", ":", ".", ";", "=", "~", "\\", "#", " / ", "** **", "` `", "__", " - "]
    {
        let card = ["4539", "1488", "0343", "6467"].join(mark);
        let open = mark.split(' ').next_back().filter(|half| half.len() > 1 || *half == "`").unwrap_or("");
        let expected = [format!("payment_card {card}")];
        for raw in [format!("Pay with {open}{card}{open} now"), format!("{open}{card}{open}")] {
            assert_eq!(found(&raw), expected, "{raw}");
        }
    }
    // as one value of a list, where the mark is not that of the list
    for mark in ["_", "*", "/", ".", " / ", "", " ", "-"] {
        let card = ["4539", "1488", "0343", "6467"].join(mark);
        let raw = format!("Asha Rao,{card},12/27,123");
        assert_eq!(found(&raw), [format!("payment_card {card}")], "{raw}");
    }
    for raw in [
        "$4539148803436467",
        "$4539 1488 0343 6467",
        "#4539148803436467",
        "# 4539-1488-0343-6467",
        "US$ 4539 1488 0343 6467",
    ] {
        let card = raw.trim_start_matches(['$', '#', ' ', 'U', 'S']);
        assert_eq!(found(raw), [format!("payment_card {card}")], "{raw}");
    }
}

#[test]
fn tables_of_amounts_days_and_numbers_hold_no_cards() {
    // a sheet of four columns for each mark; one in fifty of such rows has the form of a card
    let mut seed = 7u64;
    let mut draw = |from: u64, to: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        from + (seed >> 33) % (to - from)
    };
    for mark in [",", ";", "|", " | ", "\t", ", "] {
        let mut lines = Vec::new();
        for day in 1..400 {
            let amounts: Vec<String> = (0..4).map(|_| draw(3000, 6000).to_string()).collect();
            let amounts = amounts.join(mark);
            let (id, cents) = (draw(1000, 9999), draw(100, 999));
            lines.push(match day % 3 {
                0 => amounts,
                1 => format!("2024-{:02}-{:02}{mark}{amounts}", 1 + day % 12, 1 + day % 28),
                _ => format!("ID-{id}{mark}{amounts}{mark}{cents}.50"),
            });
        }
        let sheet = lines.join("\n");
        let found = FINDER.find(&sheet, true);
        assert!(
            found.is_empty(),
            "{mark:?} {:?}",
            found.iter().map(|(_, span)| &sheet[span.range()]).collect::<Vec<_>>()
        );
    }
}

#[test]
fn several_are_found_apart() {
    for (raw, expected) in [
        (
            "Aadhaar 2345 6789 0124, PAN ABCPL1234C, phone 9876543210, account number 12345678901",
            &["aadhaar 2345 6789 0124", "pan ABCPL1234C", "phone 9876543210", "bank_account 12345678901"][..],
        ),
        ("Phone: 9876543210 / 9123456780", &["phone 9876543210", "phone 9123456780"]),
        ("A/C 123456789012 (HDFC0000123)", &["bank_account 123456789012", "ifsc HDFC0000123"]),
        ("a@b.org,c@d.org", &["email a@b.org", "email c@d.org"]),
        ("A/c 50100123456789 IFSC HDFC0001234", &["bank_account 50100123456789", "ifsc HDFC0001234"]),
        ("4539 1488 0343 6467 12/27 123", &["payment_card 4539 1488 0343 6467"]),
        ("4539 1488 0343 6467 / 12 / 27", &["payment_card 4539 1488 0343 6467"]),
        (
            "4539 1488 0343 6467 5500 0000 0000 0004 3714 496353 98431",
            &[
                "payment_card 4539 1488 0343 6467",
                "payment_card 5500 0000 0000 0004",
                "payment_card 3714 496353 98431",
            ],
        ),
        ("aadhaar 703009500452, mobile +91 98381 67522", &["aadhaar 703009500452", "phone +91 98381 67522"]),
    ] {
        assert_eq!(found(raw), expected, "{raw}");
    }
}

#[test]
fn only_looks_like_it() {
    for raw in [
        "",
        "No digits at all here.",
        "Aadhaar 2345 6789 0123",
        "Aadhaar 1234 5678 9012",
        "XXXX XXXX 0124",
        "order 2345 6789 0124",
        "Order number 234567890124 has shipped",
        "PAN ABCXL1234C",
        "product code ABCPL1234C",
        "GSTIN 27AAPFU0939F1ZW",
        "card 4539 1488 0343 6468",
        "Use the test card 4242 4242 4242 4242",
        "GB82 WEST 1234 5698 7654 23",
        "SSN 000-00-0000",
        "SSN 666-12-3456",
        "SSN 078-05-1120",
        "NHS number 943 476 5918",
        "QQ 12 34 56 C",
        "flight AB 123456",
        "K1234567 is a model",
        "call 555-0142",
        "(415) 555-0142",
        "toll free 1800-11-4000",
        "1-800-555-2671",
        "call 888-555-2671 free of charge",
        "user@example.com",
        "you@yourdomain.com and name@sub.example.org",
        "react@18.2.0, icon@2x.png, git@github.com:a/b",
        "@user@mastodon.social",
        "noreply@bank.in",
        "192.0.2.17, 10.1.2.3, 192.168.100.100, 127.0.0.1, 8.8.8.8",
        "version 2.10.143.7",
        "section 4.1.2.3",
        "1.2.3.4",
        "81.2.69.142.7",
        "81.2.69.0/24",
        "2001:db8::1, fe80::1, 12:34:56",
        "ISBN 978-3-16-148410-0 and 0-306-40615-2",
        "ISBN 9783161484100",
        "550e8400-e29b-41d4-a716-446655440000",
        "9fceb02d0ae598e95dc970b74767f19372d61af8",
        "2019-2020, 2024-01-15, 2024-01-15T10:30:00Z",
        "at 1705312200 the job began",
        "$1,234,567.00 and ₹98,76,54,321 and 1234567890.50",
        "12.971598, 77.594566",
        "tracking 9400 1000 0000 0000 0000 00",
        "phone hours 0900-1700",
        "call before 2024-01-15 10:30",
        "10 000 000",
        "Gandhi was born on 2 October 1869",
        "the bridge of 12 March 1985",
        "born in 1985",
        "IMEI 490154203237518",
        "pp. 839-844 (2001). Contact the author.",
        "Posted on 17 Nov 2008\nBorn: Fenton",
        "birthday#bob#jim#may 8, 2011",
        "call me at (123) 456-7890",
        "Phone: (123) 456-7891",
        "the following text.\n\nHobson (1858–1940)",
        "The call centre handled 9876543210 calls",
        "it was called 1234567890 times",
        "account balance 12345678",
        "The winning numbers 04 12 23 34 45",
        "π = 3.14159265358979",
        "1.2.3-beta.4 of 2024",
        "The table has 71284 12726 rows",
        "61894 79870 units were called back",
        "we reached 12 345 678 habitants",
        "The census called 67 413 000 people",
        "The company called it a debt of INR 4201575513",
        "contact the bank about 4201575513 USD",
        "Transaction ID 5319499364908 failed",
        "Upgrade to 12.110.143.70",
        "The host is up since version 12.10.143.70",
        "5f4dcc3b5aa765d61d8327deb882cf99",
        "The culture has 94883 72525 cells",
        "Der Zähler steht bei 92371 87582 Anfragen",
        "passport no 1234567",
        "NI number: 12 or 34 56 78 of them",
        // cards by their form, but one group more, or a wrong digit
        "4539_1488_0343_6468",
        "4539,1488,0343,6467,1200",
        "4539 1488 0343 6467 1200",
        "4539, 1488, 0343, 6467",
        "| 4539 | 1488 | 0343 | 6467 |",
        "4539:1488:0343:6467:12",
        // rows of a table
        "day,a,b,c,d\n2024-01-15,4539,1488,0343,6467",
        "4539,1488,0343,6467\n5500,0000,0000,0004",
        "north|4539|1488|0343|6467|south",
    ] {
        assert_eq!(found(raw), [""; 0], "{raw}");
    }
}

#[test]
fn hostile_texts_are_read_in_linear_time() {
    // were one quadratic, this test would not end
    for unit in [
        "1",
        "@",
        "1 ",
        "1-",
        "a1",
        "+1 ",
        "1@",
        "9876543210 ",
        "born 1 ",
        "a@a.",
        "(1",
        "2000:",
        "AB 12 ",
        "०",
        "1,",
        "4539,1488,",
        "4539 1488 0343 6467 ",
        "ab 12 ",
        "1 / ",
        "1** **",
    ] {
        let raw = unit.repeat((1 << 17) / unit.len());
        let spans = FINDER.find(&raw, true);
        assert!(spans.iter().all(|(_, span)| raw.get(span.range()).is_some()), "{unit}");
    }
}

proptest::proptest! {
    #[test]
    fn spans_stand_on_characters_in_order(raw in "([0-9०-९０-９A-Z@.+() :/\u{200b}\u{a0}-]{0,12}|.{0,6}|phone |born |IBAN |a@b.in ){0,12}") {
        let found = FINDER.find(&raw, true);
        for (_, span) in &found {
            proptest::prop_assert!(raw.get(span.range()).is_some_and(|words| !words.is_empty()), "{raw:?}");
        }
        proptest::prop_assert!(found.windows(2).all(|two| two[0].1.end <= two[1].1.start), "{raw:?}");
    }
}
