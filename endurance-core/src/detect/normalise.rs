//! What words look like: the common ones, their disguised forms, and letters that stand for other letters.

/// ROT13, as a bit of `Entry::disguise`.
pub(crate) const ROT13: u8 = 1;
/// Letters back to front.
pub(crate) const REVERSED: u8 = 2;
/// Atbash: a for z, b for y.
pub(crate) const ATBASH: u8 = 4;

/// Words that carry instructions. Two of them in one disguise are worth undoing it.
///
/// None of them, disguised, is a common word of English, Spanish, French or German.
pub(crate) const TELLTALES: &[&str] = &[
    "the",
    "and",
    "you",
    "your",
    "all",
    "ignore",
    "disregard",
    "forget",
    "override",
    "bypass",
    "previous",
    "prior",
    "above",
    "instructions",
    "instruction",
    "prompt",
    "system",
    "rules",
    "guidelines",
    "reveal",
    "show",
    "print",
    "output",
    "repeat",
    "tell",
    "password",
    "secret",
    "key",
    "answer",
    "respond",
    "response",
    "assistant",
    "follow",
    "without",
    "with",
    "restrictions",
    "unrestricted",
    "unfiltered",
    "jailbreak",
    "anything",
    "developer",
    "mode",
    "enabled",
    "now",
    "what",
    "that",
    "this",
    "from",
    "message",
    "messages",
    "user",
    "data",
    "send",
    "are",
    "act",
    "pretend",
    "have",
    "will",
    "must",
    "everything",
    "before",
    "hidden",
    "confidential",
    "execute",
    "command",
];

/// Frequent words, by which a decoded text is told from noise and a run of letters is cut into words.
const COMMON: &str = "a i an as at be by do go he if in is it me my no of on or so to up us we am all and any are ask but \
    can did for get had has her him his how its let may new not now one our out own put say see she the too two use was \
    way who why yes yet you able also back been both call came come does done down each even ever find first from gave \
    give good have help here high hold home into just keep kind know last left life like line list long look made make \
    many more most much must name need next only open other over part past place please point read right said same send \
    should some soon start still such sure take tell test than thank thanks that their them then there these they thing \
    think this those three time today told took true turn under until upon very want week well went were what when where \
    which while will with word words work world would write year your about after again answer below could every great \
    hello house never number people question report small table team text through using water write hour day days man \
    meet meeting monday tuesday wednesday thursday friday morning lunch order orders email file files page code data \
    user users key keys set run end add old man men food tea cat dog book books summary summarize translate explain \
    describe create generate information message messages document documents assistant language model ai chat complete \
    repeat reveal print show output secret password hidden confidential pretend anything everything nothing without \
    safety content policy mode developer enabled follow execute command access admin bank account money number address \
    quick brown fox jumps lazy city country capital france paris weather recipe story poem song";

/// The frequent words.
pub(crate) fn common_words() -> impl Iterator<Item = &'static str> {
    COMMON.split_ascii_whitespace()
}

/// The disguised forms of a word in lower-case ASCII, each with its bit.
pub(crate) fn disguises(word: &str) -> [(u8, String); 3] {
    [
        (ROT13, word.chars().map(rot13).collect()),
        (REVERSED, word.chars().rev().collect()),
        (ATBASH, word.chars().map(atbash).collect()),
    ]
}

/// ROT13 of a letter; anything else as it is.
pub(crate) const fn rot13(c: char) -> char {
    match c {
        'a'..='m' | 'A'..='M' => (c as u8 + 13) as char,
        'n'..='z' | 'N'..='Z' => (c as u8 - 13) as char,
        _ => c,
    }
}

/// Atbash of a letter; anything else as it is.
pub(crate) const fn atbash(c: char) -> char {
    match c {
        'a'..='z' => (b'a' + b'z' - c as u8) as char,
        'A'..='Z' => (b'A' + b'Z' - c as u8) as char,
        _ => c,
    }
}

/// The letters that a sign of leetspeak stands for, most usual first; none for other signs.
pub(crate) const fn leet(c: char) -> &'static [char] {
    match c {
        '0' => &['o'],
        '1' => &['i', 'l'],
        '!' => &['i'],
        '|' => &['l', 'i'],
        '2' => &['z'],
        '3' | '€' => &['e'],
        '4' | '@' => &['a'],
        '5' | '$' => &['s'],
        '6' => &['g', 'b'],
        '7' | '+' => &['t'],
        '8' => &['b'],
        '9' => &['g'],
        _ => &[],
    }
}

/// The ASCII letter that `c` looks like, where `c` is a letter of another script or a styled one.
///
/// From the Unicode confusables (UTS #39), kept to letters a reader takes for Latin at a glance.
pub(crate) fn skeleton(c: char) -> Option<char> {
    let letter = |from: u32, period: u32| {
        let offset = (c as u32 - from) % period;
        char::from(if period == 52 && offset < 26 { b'a' + offset as u8 } else { b'a' + (offset % 26) as u8 })
    };
    Some(match c {
        'а' | 'ɑ' | 'α' | 'ạ' | 'ａ' | 'А' | 'Α' | 'ᴀ' | 'ꭺ' | 'ɐ' | 'ᵃ' => 'a',
        'в' | 'В' | 'Β' | 'β' | 'ʙ' | 'Ь' | 'ь' | 'ᏼ' | 'ℬ' | 'ᵇ' => 'b',
        'с' | 'С' | 'ϲ' | 'Ϲ' | 'ᴄ' | 'ⅽ' | 'Ⅽ' | 'ꮯ' | 'ℂ' | 'ℭ' | 'ᶜ' => 'c',
        'ԁ' | 'ᴅ' | 'ⅾ' | 'Ⅾ' | 'ժ' | 'Ꭰ' | 'ᵈ' => 'd',
        'е' | 'Е' | 'Ε' | 'ε' | 'ё' | 'ҽ' | 'ᴇ' | '℮' | 'є' | 'Ꭼ' | 'ℯ' | 'ℰ' | 'ᵉ' => 'e',
        'ғ' | 'ϝ' | 'ꜰ' | 'ƒ' | 'Ғ' | 'ſ' | 'ℱ' | 'ᶠ' => 'f',
        'ɡ' | 'ɢ' | 'ԍ' | 'ց' | 'Ꮐ' | 'ℊ' | 'ᵍ' => 'g',
        'н' | 'Н' | 'Η' | 'һ' | 'Һ' | 'ʜ' | 'հ' | 'Ꮋ' | 'ℋ' | 'ℌ' | 'ℍ' | 'ℎ' | 'ʰ' => 'h',
        'і' | 'І' | 'Ι' | 'ι' | 'ı' | 'ɪ' | 'ⅰ' | 'Ⅰ' | 'ї' | 'Ꭵ' | 'ℐ' | 'ℑ' | 'ℹ' | 'ⁱ' => {
            'i'
        }
        'ј' | 'Ј' | 'ϳ' | 'ᴊ' | 'Ꭻ' | 'ʲ' => 'j',
        'к' | 'К' | 'Κ' | 'κ' | 'ᴋ' | 'Ꮶ' | 'ᵏ' => 'k',
        'ӏ' | 'Ӏ' | 'ʟ' | 'ⅼ' | 'Ⅼ' | 'Ꮮ' | 'ℓ' | 'ℒ' | 'ˡ' => 'l',
        'м' | 'М' | 'Μ' | 'ᴍ' | 'ⅿ' | 'Ⅿ' | 'Ꮇ' | 'ℳ' | 'ᵐ' => 'm',
        'п' | 'Ν' | 'ո' | 'ɴ' | 'η' | 'ռ' | 'ℕ' | 'ⁿ' => 'n',
        'о' | 'О' | 'Ο' | 'ο' | 'օ' | 'ᴏ' | '०' | 'ө' | 'σ' | 'ℴ' | 'ᵒ' => 'o',
        'р' | 'Р' | 'Ρ' | 'ρ' | 'ᴘ' | 'Ꮲ' | 'ℙ' | 'ᵖ' => 'p',
        'ԛ' | 'գ' | 'ǫ' | 'ℚ' => 'q',
        'г' | 'ʀ' | 'ꭇ' | 'Ꮢ' | 'ℛ' | 'ℜ' | 'ℝ' | 'ʳ' => 'r',
        'ѕ' | 'Ѕ' | 'ꜱ' | 'Ꮪ' | 'ˢ' => 's',
        'т' | 'Т' | 'Τ' | 'τ' | 'ᴛ' | 'Ꭲ' | 'ᵗ' => 't',
        'υ' | 'ս' | 'ᴜ' | 'ц' | 'Ս' | 'ᵘ' => 'u',
        'ν' | 'ѵ' | 'ᴠ' | 'ⅴ' | 'Ⅴ' | 'Ѵ' | 'ᵛ' => 'v',
        'ѡ' | 'ԝ' | 'ᴡ' | 'ω' | 'ш' | 'Ԝ' | 'Ꮃ' | 'ʷ' => 'w',
        'х' | 'Х' | 'Χ' | 'χ' | 'ⅹ' | 'Ⅹ' | 'ˣ' => 'x',
        'у' | 'У' | 'Υ' | 'ү' | 'Ү' | 'γ' | 'ʏ' | 'ʸ' => 'y',
        'ᴢ' | 'Ζ' | 'ʐ' | 'ℤ' | 'ℨ' | 'ᶻ' => 'z',
        '\u{ff21}'..='\u{ff3a}' => letter(0xff21, 26),
        '\u{ff41}'..='\u{ff5a}' => letter(0xff41, 26),
        '\u{24b6}'..='\u{24cf}' => letter(0x24b6, 26),
        '\u{24d0}'..='\u{24e9}' => letter(0x24d0, 26),
        '\u{249c}'..='\u{24b5}' => letter(0x249c, 26),
        '\u{1f110}'..='\u{1f129}' => letter(0x1f110, 26),
        '\u{1f130}'..='\u{1f149}' => letter(0x1f130, 26),
        '\u{1f150}'..='\u{1f169}' => letter(0x1f150, 26),
        '\u{1f170}'..='\u{1f189}' => letter(0x1f170, 26),
        '\u{1f1e6}'..='\u{1f1ff}' => letter(0x1f1e6, 26),
        // Thirteen alphabets of 26 capitals and 26 small letters.
        '\u{1d400}'..='\u{1d6a3}' => letter(0x1d400, 52),
        _ => return None,
    })
}

/// Whether `c` is a styled form of a Latin letter rather than a letter of another script: a whole word may be made of them.
pub(crate) const fn is_styled(c: char) -> bool {
    matches!(c,
        '\u{1d00}'..='\u{1d7f}' | '\u{2100}'..='\u{214f}' | '\u{249c}'..='\u{24e9}' | '\u{ff21}'..='\u{ff5a}'
        | '\u{1d400}'..='\u{1d6a3}' | '\u{1f110}'..='\u{1f189}' | '\u{1f1e6}'..='\u{1f1ff}' | '\u{02b0}'..='\u{02e3}'
        | '\u{1d80}'..='\u{1dbf}' | '\u{13a0}'..='\u{13ff}' | '\u{0250}'..='\u{02af}' | '\u{a730}'..='\u{a7af}')
}

/// Whether a decoded text could be read: hardly a control or replacement character, and mostly letters, digits and
/// spaces. Noise that happens to be UTF-8 fails.
pub(crate) fn is_readable(text: &str) -> bool {
    let (mut all, mut good, mut letters) = (0u32, 0u32, 0u32);
    for c in text.chars() {
        all += 1;
        if c.is_control() && !matches!(c, '\n' | '\r' | '\t') || c == '\u{fffd}' {
            return false;
        }
        letters += u32::from(c.is_alphanumeric());
        good += u32::from(c.is_alphanumeric() || c.is_whitespace() || c.is_ascii_punctuation());
    }
    letters >= 4 && good * 10 >= all * 8 && letters * 10 >= all * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telltale_in_disguise_is_no_common_word() {
        let common: Vec<&str> = common_words().collect();
        for word in TELLTALES {
            for (_, form) in disguises(word) {
                assert!(!common.contains(&form.as_str()), "{word} disguised is the common word {form}");
            }
        }
    }

    #[test]
    fn look_alikes() {
        const CASES: &[(&str, &str)] = &[
            ("іgnоrе", "ignore"),
            ("𝐢𝐠𝐧𝐨𝐫𝐞", "ignore"),
            ("𝕀𝔾ℕ𝕆ℝ𝔼", "ignore"),
            ("ｉｇｎｏｒｅ", "ignore"),
            ("ⓘⓖⓝⓞⓡⓔ", "ignore"),
            ("ɪɢɴᴏʀᴇ", "ignore"),
            ("naïve", "naïve"),
        ];
        for &(text, plain) in CASES {
            let got: String = text.chars().map(|c| skeleton(c).unwrap_or(c)).collect();
            assert_eq!(got, plain, "{text}");
        }
    }
}
