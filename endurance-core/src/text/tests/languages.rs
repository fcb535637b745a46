use super::read;
use crate::text::language::Language;

#[test]
fn languages_of_natural_sentences() {
    use Language::{
        Arabic, Chinese, Dutch, English, French, German, Hindi, Hinglish, Indonesian, Italian, Japanese,
        Korean, Portuguese, Russian, Spanish, Turkish, Unknown, Unsupported, Vietnamese,
    };
    const CASES: &[(&str, Language)] = &[
        ("The library opens at nine and closes at five. It is closed on Sundays.", English),
        ("Revenue grew by 8 % in the third quarter, which was more than expected.", English),
        (
            "Biblioteka jest otwarta od poniedziałku do piątku w godzinach od dziewiątej do siedemnastej, a w soboty i niedziele pozostaje zamknięta dla wszystkich czytelników oraz odwiedzających.",
            Unsupported,
        ),
        (
            "Biblioteket är öppet från måndag till fredag mellan klockan nio och fem, men det är stängt på helgerna. Besökare som vill låna böcker måste visa upp ett giltigt kort.",
            Unsupported,
        ),
        ("ห้องสมุดเปิดเวลาเก้าโมงเช้าและปิดเวลาห้าโมงเย็น", Unsupported),
        ("पुस्तकालय सुबह नौ बजे खुलता है और शाम को बंद होता है।", Hindi),
        ("इस वर्ष का बजट 78 करोड़ रुपये है।", Hindi),
        ("Library subah nau baje khulti hai aur shaam ko band hoti hai.", Hinglish),
        ("Is saal ka budget 78 crore rupaye hai.", Hinglish),
        ("La biblioteca abre a las nueve y cierra a las cinco. Los domingos no abre.", Spanish),
        ("El presupuesto de la ciudad aumentó un 8 % con respecto al año pasado.", Spanish),
        ("La bibliothèque ouvre à neuf heures et ferme à cinq heures. Elle est fermée le dimanche.", French),
        ("Le budget de la ville a augmenté de 8 % par rapport à l'année dernière.", French),
        (
            "Die Bibliothek öffnet um neun Uhr und schließt um fünf Uhr. Am Sonntag ist sie geschlossen.",
            German,
        ),
        ("Der Haushalt der Stadt ist im Vergleich zum Vorjahr um 8 % gestiegen.", German),
        ("A biblioteca abre às nove e fecha às cinco. Não abre aos domingos.", Portuguese),
        ("O orçamento da cidade aumentou 8 % em relação ao ano passado.", Portuguese),
        ("La biblioteca apre alle nove e chiude alle cinque. È chiusa la domenica.", Italian),
        ("Il bilancio della città è aumentato dell'8 % rispetto all'anno scorso.", Italian),
        ("De bibliotheek gaat om negen uur open en sluit om vijf uur. Op zondag is zij gesloten.", Dutch),
        ("De begroting van de stad is met 8 % gestegen ten opzichte van vorig jaar.", Dutch),
        ("Библиотека открывается в девять часов и закрывается в пять.", Russian),
        ("Бюджет города вырос на 8 % по сравнению с прошлым годом.", Russian),
        ("تفتح المكتبة في التاسعة وتغلق في الخامسة.", Arabic),
        ("ارتفعت ميزانية المدينة بنسبة 8 % مقارنة بالعام الماضي.", Arabic),
        ("Kütüphane saat dokuzda açılır ve beşte kapanır. Pazar günleri ise kapalıdır.", Turkish),
        ("Şehrin bütçesi geçen yıla göre çok daha fazla arttı ve bu bir rekor oldu.", Turkish),
        ("Perpustakaan buka pada pukul sembilan dan tutup pada pukul lima.", Indonesian),
        ("Anggaran kota ini telah naik 8 % dari tahun lalu untuk semua warga.", Indonesian),
        ("Thư viện mở cửa lúc chín giờ và đóng cửa lúc năm giờ.", Vietnamese),
        ("Ngân sách của thành phố đã tăng 8 % so với năm trước.", Vietnamese),
        ("도서관은 아홉 시에 열고 다섯 시에 닫습니다.", Korean),
        ("시의 예산은 작년보다 8 % 증가했습니다.", Korean),
        ("图书馆九点开门，五点关门。", Chinese),
        ("该市的预算比去年增加了百分之八。", Chinese),
        ("図書館は九時に開き、五時に閉まります。", Japanese),
        ("市の予算は昨年より8％増加した。", Japanese),
        (
            "Knihovna je otevřena od pondělí do pátku a v sobotu je zavřená, protože čtenáři odpočívají.",
            Unsupported,
        ),
        (
            "Lech Wałęsa, who was born in Popowo, led Solidarność and became the president of Poland in 1990.",
            English,
        ),
        ("Škoda is a brand.", English),
        ("Le chiffre d'affaires de la maison a doublé.", Language::French),
        // as many words of another language: the letters tell
        ("Mağaza kapalıdır.", Language::Turkish),
        ("", Unknown),
        ("42", Unknown),
        ("Paris", Unknown),
        ("Yes", Unknown),
        ("The budget is 5.", English),
        ("GST लागू है और इसका प्रतिशत 18 है।", Hindi),
        ("The Hindi word for book is किताब and it is common.", English),
        ("苹果公司的 iPhone 销量增长了。", Chinese),
        ("Το βιβλιοπωλείο ανοίγει στις εννέα και κλείνει στις πέντε.", Unsupported),
        ("הספרייה נפתחת בתשע ונסגרת בחמש.", Unsupported),
        ("நூலகம் காலை ஒன்பது மணிக்கு திறக்கிறது.", Unsupported),
    ];
    let differing: Vec<_> = CASES
        .iter()
        .map(|&(raw, expected)| (raw, expected, read(raw).language))
        .filter(|c| c.1 != c.2)
        .collect();
    assert!(differing.is_empty(), "{differing:#?}");
}

#[test]
fn what_is_told_decides_only_where_words_do_not() {
    use crate::text::Text;
    use Language::{English, German, Spanish};
    const CASES: &[(&str, Language, Language)] = &[
        // text, what is told, what is read
        ("Budget 2024", German, German),
        ("", Spanish, Spanish),
        ("The library opens at nine and it is closed on all of the Sundays.", Spanish, English),
        ("Die Bibliothek öffnet um neun und sie ist am Sonntag nicht geöffnet.", English, German),
    ];
    for &(raw, told, expected) in CASES {
        assert_eq!(Text::read(raw, Some(told)).language, expected, "{raw:?}");
    }
}
