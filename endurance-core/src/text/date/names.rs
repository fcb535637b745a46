//! Months and weekdays, and which of their names are words of another kind too.

use crate::text::{
    language::Language,
    number::Reader,
    table::{Fixed, Gate},
    word::{Class, fold, hash},
    words::{Words, words},
};
use std::sync::LazyLock;

/// Names of months, January first; "/" between the months, spaces between the names. CLDR, `months` wide and
/// abbreviated, without abbreviations that are common words ("ago", "set", "out").
const MONTHS: &str = "january jan janvier janv enero ene janeiro gennaio januar jänner januari ocak января январь январе जनवरी يناير/\
    february feb février févr febrero fevereiro fev febbraio februar februari şubat февраля февраль феврале फरवरी फ़रवरी فبراير/\
    march mar mars marzo março märz maart maret марта марте मार्च مارس/\
    april apr avril avr abril abr aprile d'avril nisan апреля апрель апреле अप्रैल أبريل/\
    may mai mayo maio maggio mei mayıs мая मई مايو/\
    june jun juin junio junho giugno juni haziran июня июнь июне जून يونيو/\
    july jul juillet juil julio julho luglio juli temmuz июля июль июле जुलाई يوليو/\
    august aug août agosto d'août d'agosto augustus agustus ağustos августа август августе अगस्त أغسطس/\
    september sep sept septembre septiembre setembro settembre eylül сентября сентябрь сентябре सितंबर सितम्बर سبتمبر/\
    october oct octobre octubre outubro ottobre oktober okt d'octobre d'ottobre ekim октября октябрь октябре अक्टूबर अक्तूबर أكتوبر/\
    november nov novembre noviembre novembro kasım ноября ноябрь ноябре नवंबर नवम्बर نوفمبر/\
    december dec décembre diciembre dic dezembro dez dicembre dezember desember aralık декабря декабрь декабре दिसंबर दिसम्बर ديسمبر";

const WEEKDAYS: &str = "monday mondays lundi lundis lunes montag montags lunedì maandag понедельник понедельника понедельникам pazartesi senin somvar somwar 월요일 सोमवार الاثنين الإثنين/\
    tuesday tuesdays mardi mardis martes dienstag dienstags martedì dinsdag вторник вторника вторникам salı selasa mangalvar mangalwar 화요일 मंगलवार الثلاثاء/\
    wednesday wednesdays mercredi mercredis miércoles mittwoch mittwochs mercoledì woensdag среду среда среды средам çarşamba budhvar budhwar 수요일 बुधवार الأربعاء/\
    thursday thursdays jeudi jeudis jueves donnerstag donnerstags giovedì donderdag четверг четверга четвергам perşembe kamis guruvar guruwar 목요일 गुरुवार बृहस्पतिवार الخميس/\
    friday fridays vendredi vendredis viernes freitag freitags venerdì vrijdag пятницу пятница пятницы пятницам cuma jumat shukravar shukrawar 금요일 शुक्रवार الجمعة/\
    saturday saturdays samedi samedis sábado sábados samstag samstags sonnabend sonnabends sabato zaterdag субботу суббота субботы субботам cumartesi sabtu shanivar shaniwar 토요일 शनिवार السبت/\
    sunday sundays dimanche dimanches domingo domingos sonntag sonntags domenica zondag воскресенье воскресенья воскресеньям pazar ravivar raviwar itvar 일요일 रविवार الأحد";

/// The days that Portuguese counts, which need "feira" behind them or stand in the plural: "segunda-feira", "às segundas"; Tuesday is the third.
const COUNTED_DAYS: &str = "segunda segundas/terça terças/quarta quartas/quinta quintas/sexta sextas";

/// Short names, which are words too: they need another weekday beside them.
const SHORT_WEEKDAYS: &str = "mon mo/tue tues di/wed mi/thu thur thurs do/fri fr/sat sa/sun so";

const OTHERS: &[&str] = &[
    "noon",
    "midday",
    "midnight",
    "half",
    "quarter",
    "fiscal",
    "financial",
    "fy",
    "ad",
    "वित्त",
    "वित्तीय",
    "halb",
    "viertel",
    "midi",
    "minuit",
    "mediodía",
    "medianoche",
    "mezzogiorno",
    "mezzanotte",
    "mitternacht",
    "weekday",
    "weekdays",
    "weekend",
    "weekends",
    "wochenende",
    "wochenenden",
    "around",
    "rund",
    "last",
    "end",
    "ende",
];

/// Words of one hour in languages whose spoken times are read.
const HOURS: &str = "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig una dos tres cuatro cinco seis siete ocho \
    nueve diez once doce 上 下 一 二 两 三 四 五 六 七 八 九 十 周 週 星 月 火 水 木 金 土 日";

pub(super) struct Names {
    pub(super) gate: Gate,
    pub(super) months: Fixed<i32>,
    pub(super) weekdays: Fixed<i32>,
    pub(super) short: Fixed<i32>,
    pub(super) counted: Fixed<i32>,
}

pub(super) static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names {
        gate: Gate::new(),
        months: Fixed::default(),
        weekdays: Fixed::default(),
        short: Fixed::default(),
        counted: Fixed::default(),
    };
    for (list, which) in [(MONTHS, 0), (WEEKDAYS, 1), (SHORT_WEEKDAYS, 2), (COUNTED_DAYS, 3)] {
        for (number, group) in (1..).zip(list.split('/')) {
            for name in group.split_ascii_whitespace() {
                let fold = hash(&fold(name));
                names.gate.add(fold);
                let table = match which {
                    0 => &mut names.months,
                    1 => &mut names.weekdays,
                    2 => &mut names.short,
                    _ => &mut names.counted,
                };
                table.insert(fold, number);
            }
        }
    }
    let smalls = "one two three four five six seven eight nine ten twenty";
    let ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth \
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth";
    for word in OTHERS
        .iter()
        .copied()
        .chain(smalls.split(' '))
        .chain(ordinals.split_ascii_whitespace())
        .chain(HOURS.split_ascii_whitespace())
    {
        names.gate.add(hash(&fold(word)));
    }
    names
});

/// The month that the token at `at` names.
pub(super) fn month(r: &Reader<'_>, at: usize) -> Option<i32> {
    let token = r.token(at).filter(|token| token.class == Class::Word)?;
    if !NAMES.gate.may_hold(token.fold) {
        return None;
    }
    NAMES.months.get(token.fold).copied()
}

/// The weekday that the token at `at` names; a short name only beside another, "Mon-Fri", or before hours.
pub(super) fn weekday(r: &Reader<'_>, at: usize) -> Option<i32> {
    let token = r.token(at).filter(|t| t.class == Class::Word && NAMES.gate.may_hold(t.fold))?;
    if let Some(&day) = NAMES.weekdays.get(token.fold) {
        let small = matches!(r.language, Language::Dutch | Language::Hinglish);
        let written = small
            || token.capital
            || is_small(r.language)
            || !r.text(at).is_ascii()
            || r.text(at).ends_with('s');
        return written.then_some(day);
    }
    if let Some(day) = counted_day(r, at) {
        return Some(day);
    }
    let day = *NAMES.short.get(token.fold).filter(|_| token.capital)?;
    let dash = |gap: &str| matches!(gap, "-" | "\u{2013}" | " - " | " \u{2013} ");
    let named = |at: usize| {
        let other = r.token(at);
        other.is_some_and(|t| t.capital && (NAMES.short.contains(t.fold) || NAMES.weekdays.contains(t.fold)))
    };
    let beside = dash(r.gap(at)) && named(at + 1) || at > 0 && dash(r.gap(at - 1)) && named(at - 1);
    (beside || is_timed(r, at)).then_some(day)
}

/// Whether the hours of a day stand behind its short name: "Sat 9–14", "Sa: 9–14 Uhr", "Sun 10 am".
fn is_timed(r: &Reader<'_>, at: usize) -> bool {
    // "So 9 bis 14 Gäste kamen" is German too, and begins a sentence
    let german = r.is_word(at, words!("mo di mi do fr sa so"));
    let speaks = (r.language == Language::German) == german;
    let number = |at: usize| r.token(at).is_some_and(|t| t.is_number() && t.span.end - t.span.start <= 5);
    let close = matches!(r.gap(at), " " | ": " | ". ");
    let range = || matches!(r.gap(at + 1), "-" | "\u{2013}" | " - " | " \u{2013} ") && number(at + 2);
    let hour = || r.is_word(at + 2, words!("am pm uhr"));
    speaks && close && number(at + 1) && (range() || hour())
}

/// "segunda-feira", "às segundas", "de segunda a sexta"; "a segunda vez" is a place in an order.
fn counted_day(r: &Reader<'_>, at: usize) -> Option<i32> {
    const LED: &Words = words!("as nas todas das");
    let day = |at: usize| NAMES.counted.get(r.token(at)?.fold).copied();
    let found = day(at).filter(|_| r.language == Language::Portuguese)?;
    let named = r.gap(at) == "-" && r.is_word(at + 1, FEIRA);
    let plural = r.text(at).ends_with('s') && at > 0 && r.is_word(at - 1, LED);
    let through = |at: usize| r.is_word(at, words!("a ate"));
    let end = |at: usize| day(at).is_some() || NAMES.weekdays.contains(r.token(at).map_or(0, |t| t.fold));
    let opens = through(at + 1) && end(at + 2);
    let closes = at > 1 && through(at - 1) && end(at - 2);
    (named || plural || opens || closes || at > 2 && r.is_word(at - 2, FEIRA) && through(at - 1))
        .then_some(found)
}

/// What stands behind a day that Portuguese counts.
pub(super) const FEIRA: &Words = words!("feira feiras");

/// Names of months that are words too: they need more than a number beside them.
pub(super) fn ambiguous(r: &Reader<'_>, at: usize) -> bool {
    r.is_word(at, words!("may march mar mars august jan dec sept jun abr dic mai"))
}

/// Whether an ambiguous month stands as one: capitals in English, any in languages that write months small.
pub(super) fn as_month(r: &Reader<'_>, at: usize) -> bool {
    let token = &r.tokens[at];
    token.capital
        || !token.span.range().all(|byte| r.raw.as_bytes()[byte].is_ascii())
        || is_small(r.language)
        || !ambiguous(r, at)
}

/// Languages that write months with a small letter.
pub(super) const fn is_small(language: Language) -> bool {
    matches!(language, Language::Spanish | Language::French | Language::Portuguese | Language::Italian)
}
