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

/// Words of requests that are rare elsewhere: of `data/attack_words.tsv`, which is not embedded, those that the counts of usual words
/// lack.
const RARE: &str = "abide abolish acknowledging acknowledgment activating addon admins adopt affirmative aforementioned agenda aloud \
    altman ammunition amoral anagram analysed analysing anarchist annul antagonist apikey apologise apologises \
    apologising apologizing applicant approves arson asap asker assassinate atbash auditors audits authorisation \
    authorise backticks bans bard barred basedgpt beacon bearer beast bedtime begging behaving betterdan bing \
    bioweapon blackmail bombs boot booting botnet bots bribe brute bully burglary buys bypassed caesar canceling \
    cant cardholder caveat cease censor censored censoring censors chaosgpt charades chats ciphertext circumvent \
    circumvented circumventing circumvention circumvents cites classifies cleansing codeblock codeword coined \
    commandments compelled complied complying conceal concealing conceals condense confidant conform conscience \
    consented consents cortana cosplay counterfeit coupon covert covertly coworker coworkers cracker crawler \
    crawling cronjob crying cryptogram curse cuss cyberattack cypher daemon darkgpt deactivate deactivated \
    deactivates deactivating dealer deceased decency decipher declines decodes decommissioned deduct deducted \
    deduction deducts deepfake deepmind deobfuscate devmode disallowed discarded discarding disclose discloses \
    disconnected disguise dishwasher disinformation disobey disregarded disregarding disregards divulge divulged \
    dodge doppelganger dosage doxxing drill dump dumps dungeon dungeons duty emailing embody emulating enact encodes \
    endoftext endorses engrave erase erased erases erasing ethereum ethic ethically euros evade evades evading \
    everytime evilbot evilgpt exams excuse excuses exempt exemption exfil exfiltrate exfiltrated exfiltrates \
    exfiltrating exfiltration explosives extort extortion fable fairy fairytale faithfully fanfic fanfiction \
    favorably favour favourable favourably favours fentanyl fictionally fictitious filterless firmware foregoing \
    forge forged forgets forgetting forthwith fraudgpt freed freegpt fulfil fulfils gamble genie genocide giftcard \
    godmode gpts grades grandpa granny greenlit hack hacked hacker hacks handcuffs hangman harass harden harmed \
    hedging heed henceforth henceforward hereafter hereby herein hereinafter hereon heroin hesitation hires holder \
    hostage hotline hotwire howto hurry hush hyperlink hyperlinks hypothetically identically idiom immoral \
    impersonate impersonating implore ingest initialisation initialise inject insult interject interlocutor \
    internalise internalize interpol invalidate invalidated invariably invisibly invoke jailbroken jpeg judgmental \
    keylogger kidnap kidnapping kitten kittens klingon knitting labelled launder laundering lawful lawfulness \
    lawless leaked leash lecturing legality legit liberate liberated licence lifts limitless linter logins loosen \
    lyric machiavelli machiavellian mailbox mainframe makers mandates mdma memorise memorised memorize memorized \
    mercy metaprompt meth methamphetamine misspoke mistyped moderated molotov moralise moralising morality moralize \
    moralizing morally morals morse musk mutter napalm narrate nerve neutralise neutralize nevermind ngrok nonpublic \
    nope notifying noun nsfw nuke nullified nullify nurses obedience obedient obey obeyed obeying obeys obfuscate \
    obligated obliged okayed omits omitting onward onwards ordinance orphan ought overrule overruled overrules \
    overwrites overwritten paraphrasing parcel parody parrot passphrase passwd pastebin paypal pays penalise \
    penalised penalize penalized pentest permit perpetually persistently phish pirate poison porn pornographic \
    portray praise pray preach preachy preapproved precede precedes preexisting preface prefaced prepend preprompt \
    preset pretends prioritise prioritised proclaim prohibitions pronounce proofread propaganda protections \
    psychopath punish punished punishes pupil pupils purge purged pushback puzzles quoting ransomware rape rebel \
    rebellious recap recital recite recognising redacted redteam refunds refusing regurgitate reimburse \
    reimbursement relax relay remembering repeal replying replys reprint requestbin requester requestor rescind \
    rescinded responsibly restricting restricts retain retrained revoke revoked revokes ricin riddle riddles rogue \
    roleplaying rootkit rulebook sabotage sake sandbox sandboxed sanitise sarin satan satire scammer scamming scams \
    scold scrambled scrape scream scrub scruples secretly semaphore sentient sermon sermons sewing shoplift \
    shoplifting shortlisted shortlisting shout shred sidestep silencer sinister slogan slurs sneak sociopath soup \
    spill spit sprinkle spyware stalk statute steals stealthily submits substitutes subvert sudo sued summarised \
    summariser summarises summarising summarizes superadmin superb superintelligent supersede superseded supersedes \
    superseding superuser supplant supposing swear sweep synthesise sysadmin sysop sysprompt taboo taxpayers teamers \
    termed terminally terror theirs thermite timetable tortured toss toxin transcribe transmits transmitting trivia \
    trojan typo typos unabridged unaligned unaltered unbound uncensored unchained unconditionally unconstrained \
    undisclosed unethical unfiltered unhindered uninstall unlawful unlearn unlink unlocks unmatched unmoderated \
    unmodified unnoticed unplug unplugged unpublished unregulated unrestricted unrivalled unscramble unscrupulous \
    unseen unset unshackled untethered unveil urgently urlencode urself utter uuencode venmo vigenere virtue virus \
    viruses voicemail voucher vouchers wager waive waived warns webhooks wget wicked wipe wiped wipes wiping \
    withhold wont wormgpt wreck youre zelle";

/// These words.
pub(crate) fn rare_words() -> impl Iterator<Item = &'static str> {
    RARE.split_ascii_whitespace()
}

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

/// The ASCII character that `c` looks like, where `c` is a letter of another script or a styled one.
///
/// From the Unicode confusables (UTS #39), kept to letters a reader takes for Latin at a glance.
pub(crate) fn skeleton(c: char) -> Option<char> {
    let nth = |from: u32, first: u8| char::from(first + ((c as u32 - from) % 26) as u8);
    let digit = |from: u32| char::from(b'0' + ((c as u32 - from) % 10) as u8);
    Some(match c {
        'а' | 'ɑ' | 'α' | 'ạ' | 'ａ' | 'ᴀ' | 'ꭺ' | 'ɐ' | 'ᵃ' => 'a',
        'А' | 'Α' => 'A',
        'в' | 'β' | 'ʙ' | 'Ь' | 'ь' | 'ᏼ' | 'ᵇ' => 'b',
        'В' | 'Β' | 'ℬ' => 'B',
        'с' | 'ϲ' | 'ᴄ' | 'ⅽ' | 'ꮯ' | 'ᶜ' => 'c',
        'С' | 'Ϲ' | 'Ⅽ' | 'ℂ' | 'ℭ' => 'C',
        'ԁ' | 'ᴅ' | 'ⅾ' | 'ժ' | 'ᵈ' => 'd',
        'Ⅾ' | 'Ꭰ' => 'D',
        'е' | 'ε' | 'ё' | 'ҽ' | 'ᴇ' | '℮' | 'є' | 'ℯ' | 'ᵉ' => 'e',
        'Е' | 'Ε' | 'Ꭼ' | 'ℰ' => 'E',
        'ғ' | 'ϝ' | 'ꜰ' | 'ƒ' | 'ſ' | 'ᶠ' => 'f',
        'Ғ' | 'ℱ' => 'F',
        'ɡ' | 'ɢ' | 'ԍ' | 'ց' | 'ℊ' | 'ᵍ' => 'g',
        'Ꮐ' => 'G',
        'н' | 'һ' | 'ʜ' | 'հ' | 'ℎ' | 'ʰ' => 'h',
        'Н' | 'Η' | 'Һ' | 'Ꮋ' | 'ℋ' | 'ℌ' | 'ℍ' => 'H',
        'і' | 'ι' | 'ı' | 'ɪ' | 'ⅰ' | 'ї' | 'ℹ' | 'ⁱ' => 'i',
        'І' | 'Ι' | 'Ⅰ' | 'Ꭵ' | 'ℐ' | 'ℑ' => 'I',
        'ј' | 'ϳ' | 'ᴊ' | 'ʲ' => 'j',
        'Ј' | 'Ꭻ' => 'J',
        'к' | 'κ' | 'ᴋ' | 'ᵏ' => 'k',
        'К' | 'Κ' | 'Ꮶ' => 'K',
        'ӏ' | 'ʟ' | 'ⅼ' | 'ℓ' | 'ˡ' => 'l',
        'Ӏ' | 'Ⅼ' | 'Ꮮ' | 'ℒ' => 'L',
        'м' | 'ᴍ' | 'ⅿ' | 'ᵐ' => 'm',
        'М' | 'Μ' | 'Ⅿ' | 'Ꮇ' | 'ℳ' => 'M',
        'п' | 'ո' | 'ɴ' | 'η' | 'ռ' | 'ⁿ' => 'n',
        'Ν' | 'ℕ' => 'N',
        'о' | 'ο' | 'օ' | 'ᴏ' | '०' | 'ө' | 'σ' | 'ℴ' | 'ᵒ' => 'o',
        'О' | 'Ο' => 'O',
        'р' | 'ρ' | 'ᴘ' | 'ᵖ' => 'p',
        'Р' | 'Ρ' | 'Ꮲ' | 'ℙ' => 'P',
        'ԛ' | 'գ' | 'ǫ' | 'ꞯ' => 'q',
        'ℚ' => 'Q',
        'г' | 'ʀ' | 'ꭇ' | 'ʳ' => 'r',
        'Ꮢ' | 'ℛ' | 'ℜ' | 'ℝ' => 'R',
        'ѕ' | 'ꜱ' | 'ˢ' => 's',
        'Ѕ' | 'Ꮪ' => 'S',
        'т' | 'τ' | 'ᴛ' | 'ᵗ' => 't',
        'Т' | 'Τ' | 'Ꭲ' => 'T',
        'υ' | 'ս' | 'ᴜ' | 'ц' | 'ᵘ' => 'u',
        'Ս' => 'U',
        'ν' | 'ѵ' | 'ᴠ' | 'ⅴ' | 'ᵛ' => 'v',
        'Ⅴ' | 'Ѵ' => 'V',
        'ѡ' | 'ԝ' | 'ᴡ' | 'ω' | 'ш' | 'ʷ' => 'w',
        'Ԝ' | 'Ꮃ' => 'W',
        'х' | 'χ' | 'ⅹ' | 'ˣ' => 'x',
        'Х' | 'Χ' | 'Ⅹ' => 'X',
        'у' | 'ү' | 'γ' | 'ʏ' | 'ʸ' => 'y',
        'У' | 'Υ' | 'Ү' => 'Y',
        'ᴢ' | 'ʐ' | 'ᶻ' => 'z',
        'Ζ' | 'ℤ' | 'ℨ' => 'Z',
        '\u{ff01}'..='\u{ff5e}' => char::from((c as u32 - 0xfee0) as u8),
        '\u{24b6}'..='\u{24cf}' => nth(0x24b6, b'A'),
        '\u{24d0}'..='\u{24e9}' => nth(0x24d0, b'a'),
        '\u{249c}'..='\u{24b5}' => nth(0x249c, b'a'),
        '\u{1f110}'..='\u{1f129}' => nth(0x1f110, b'A'),
        '\u{1f130}'..='\u{1f149}' => nth(0x1f130, b'A'),
        '\u{1f150}'..='\u{1f169}' => nth(0x1f150, b'A'),
        '\u{1f170}'..='\u{1f189}' => nth(0x1f170, b'A'),
        '\u{1f1e6}'..='\u{1f1ff}' => nth(0x1f1e6, b'A'),
        // Thirteen alphabets of 26 capitals and 26 small letters, then digits.
        '\u{1d400}'..='\u{1d6a3}' if (c as u32 - 0x1d400) % 52 < 26 => nth(0x1d400, b'A'),
        '\u{1d400}'..='\u{1d6a3}' => nth(0x1d400, b'a'),
        '\u{1d7ce}'..='\u{1d7ff}' => digit(0x1d7ce),
        _ => return None,
    })
}

/// Whether `c` is a styled form of a Latin letter rather than a letter of another script: a whole word may be made of them.
pub(crate) const fn is_styled(c: char) -> bool {
    matches!(c,
        '\u{1d00}'..='\u{1d7f}' | '\u{2100}'..='\u{214f}' | '\u{249c}'..='\u{24e9}' | '\u{ff01}'..='\u{ff5e}'
        | '\u{1d400}'..='\u{1d6a3}' | '\u{1f110}'..='\u{1f189}' | '\u{1f1e6}'..='\u{1f1ff}' | '\u{02b0}'..='\u{02e3}'
        | '\u{1d80}'..='\u{1dbf}' | '\u{13a0}'..='\u{13ff}' | '\u{0250}'..='\u{02af}' | '\u{a730}'..='\u{a7af}' | '\u{1d7ce}'..='\u{1d7ff}')
}

/// Whether `c` is a letter or a digit in another style.
pub(crate) fn is_styled_letter(c: char) -> bool {
    is_styled(c) && skeleton(c).is_some_and(|plain| plain.is_ascii_alphanumeric())
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
    #[cfg(feature = "training")]
    fn rare_words_are_those_of_attacks() {
        let table = include_str!("../../data/attack_words.tsv");
        let rows = table
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split('\t').collect::<Vec<_>>());
        let forms = rows.filter(|row| row[1] == "en").flat_map(|row| row[2].split(['|', ' ']));
        let known: std::collections::BTreeSet<&str> = forms.collect();
        let unknown: Vec<&str> = rare_words().filter(|word| !known.contains(word)).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }

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
            ("𝕀𝔾ℕ𝕆ℝ𝔼", "IGNORE"),
            ("Іgnоrе", "Ignore"),
            ("𝟒𝟐！", "42!"),
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
