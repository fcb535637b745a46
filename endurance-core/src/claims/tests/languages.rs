//! Claims in other languages than English, held against one document in the same language.

use super::verify;
use crate::claims::ClaimVerdict::{self, Contradicted, Supported};

/// A document, a claim, and what is said of it.
type Case = (&'static str, &'static str, ClaimVerdict);

fn check(cases: &[Case]) {
    for &(document, response, expected) in cases {
        let found = verify(&[document], response);
        assert!(!found.claims.is_empty(), "{response}");
        for claim in &found.claims {
            assert_eq!(claim.verdict, expected, "{document} | {response}: {claim:?}");
        }
    }
}

#[test]
fn a_light_verb_is_no_act_of_its_own() {
    check(&[
        (
            "Las maletas se admiten en este autobús.",
            "En este autobús no puede llevar la maleta.",
            Contradicted,
        ),
        ("Schlitten sind nicht erlaubt.", "Schlitten darf man mitbringen.", Contradicted),
        ("Le casque est obligatoire.", "Il n'est pas nécessaire de porter un casque.", Contradicted),
        ("Il museo accetta i passeggini.", "I passeggini non si possono portare al museo.", Contradicted),
        ("Gatos não são aceitos.", "É permitido levar gatos.", Contradicted),
        ("配送需要三天。支持现金付款。", "现金付款是不可以的。", Contradicted),
    ]);
}

#[test]
fn oneself_is_no_condition() {
    check(&[
        ("La tarta se puede congelar.", "La tarta no es apta para congelar.", Contradicted),
        ("I libri si possono rendere.", "I libri non si possono rendere.", Contradicted),
        ("La chiave non si può copiare.", "La chiave si può copiare.", Contradicted),
    ]);
}

#[test]
fn a_form_of_be_joins_nothing() {
    check(&[
        ("La terrazza non è aperta la sera.", "La sera la terrazza è chiusa.", Supported),
        ("La terrazza è aperta anche la sera.", "La sera la terrazza è chiusa.", Contradicted),
    ]);
}

#[test]
fn a_word_of_its_own_is_no_english_cue() {
    check(&[
        ("A técnica Vera Lins fica no museu em 2031.", "Vera Lins não fica no museu em 2031.", Contradicted),
        ("A técnica Vera Lins fica no museu em 2031.", "Vera Lins fica no museu em 2031.", Supported),
    ]);
}

#[test]
fn a_short_answer_is_read_in_the_language_of_its_document() {
    check(&[
        (
            "As exportações de café caíram 6% no ano passado.",
            "As exportações de café subiram 6%.",
            Contradicted,
        ),
        ("Les ventes de la région ont baissé de 9 %.", "Les ventes ont augmenté de 9 %.", Contradicted),
    ]);
}

#[test]
fn directions_where_the_verb_stands_last() {
    check(&[
        ("बिजली का बिल पिछले साल के मुकाबले 9 प्रतिशत बढ़ा है।", "बिजली का बिल पिछले साल से कम है।", Contradicted),
        ("İhracat geçen yıl yüzde 6 arttı.", "İhracat geçen yıl yüzde 6 azaldı.", Contradicted),
        ("수출은 작년에 6% 증가했습니다.", "수출은 작년에 6% 감소했습니다.", Contradicted),
        (
            "Экспорт в прошлом году вырос на 6 процентов.",
            "Экспорт в прошлом году упал на 6 процентов.",
            Contradicted,
        ),
    ]);
}

#[test]
fn denials_and_opposites_of_more_languages() {
    check(&[
        ("Музей не работает по понедельникам.", "Музей работает по понедельникам.", Contradicted),
        ("Müze pazar günleri kapalıdır.", "Müze pazar günleri açıktır.", Contradicted),
        ("박물관은 월요일에 문을 닫습니다.", "박물관은 월요일에 문을 엽니다.", Contradicted),
        ("De bibliotheek is op zondag gesloten.", "De bibliotheek is op zondag open.", Contradicted),
        ("Toko ini tutup pada hari Senin.", "Toko ini buka pada hari Senin.", Contradicted),
        ("Bảo tàng không mở cửa vào Chủ nhật.", "Bảo tàng mở cửa vào Chủ nhật.", Contradicted),
    ]);
}

#[test]
fn a_negation_within_a_word_is_the_word() {
    check(&[
        ("予約は必要ありません。", "予約は不要です。", ClaimVerdict::Unsupported),
        ("予約は必要です。", "予約は不要です。", Contradicted),
    ]);
}

#[test]
fn shares_and_multiples() {
    check(&[
        ("公司有员工2400人，其中三分之一在泰国工作。", "在泰国工作的有800人。", Supported),
        ("参加者は400人で、そのうち半数が学生です。", "学生の参加者は200人です。", Supported),
        ("يعمل في الشركة 1600 موظف، ربعهم في تونس.", "يعمل في تونس 400 موظف.", Supported),
        ("バスは3時間半で長野に着きます。", "長野まで210分かかります。", Supported),
        ("Le trajet en bus dure deux heures et quart.", "Le trajet en bus dure 135 minutes.", Supported),
    ]);
}

#[test]
fn days_of_the_week() {
    check(&[
        ("يفتح المتحف من الأحد إلى الخميس.", "يفتح المتحف يوم الاثنين.", Supported),
        (
            "As lojas do mercado funcionam de segunda a sexta, das 9 às 17 horas.",
            "As lojas do mercado funcionam no domingo.",
            Contradicted,
        ),
        ("Dukaan Monday se Saturday tak khuli rehti hai.", "Wednesday ko dukaan khuli rehti hai.", Supported),
        ("除了周二，商店每天营业。", "商店周二营业。", Contradicted),
    ]);
}
