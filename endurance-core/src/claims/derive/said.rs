//! How a claim says that its number is reckoned: "in total", "on average", "left".

use crate::{
    interaction::Span,
    text::{
        Text,
        table::Fixed,
        word::{Token, fold, hash},
    },
};
use std::sync::LazyLock;

/// How a claim says that its number is reckoned, as bits.
pub(super) type Said = u16;

/// A sum.
pub(super) const SUM: Said = 1;
/// A difference.
pub(super) const DIFFERENCE: Said = 1 << 1;
/// What is left of a whole, or is not in it.
pub(super) const REST: Said = 1 << 2;
/// What rose or fell.
pub(super) const GROWTH: Said = 1 << 3;
/// What falls to each.
pub(super) const AVERAGE: Said = 1 << 4;
/// A part of a whole.
pub(super) const SHARE: Said = 1 << 5;
/// How long it takes.
pub(super) const LASTS: Said = 1 << 6;

const WORDS: &[(Said, &str)] = &[
    (
        SUM,
        "total totals totalling totaling together altogether combined sum sums add adds overall insgesamt zusammen gesamt summe juntos \
     ambos suma sumando ensemble somme tutto complessivamente insieme somma todo juntas कुल मिलाकर योग مجموع اجمالي المجموع 共 合 总 計",
    ),
    (
        DIFFERENCE,
        "more less fewer difference gap higher lower longer shorter taller older younger cheaper dearer above below later earlier lead leads ahead behind trails exceeds \
     clear overran overrun overshot undercut saved saves save saving extra faster quicker slower thinner slimmer wider narrower heavier \
     lighter smaller bigger larger unterschied differenz mehr weniger hoher niedriger langer kurzer diferencia mas menos diferenca mais difference plus moins \
     ecart differenza piu meno अधिक ज़्यादा कम अंतर اكثر اقل فرق 多 少 差",
    ),
    (
        REST,
        "left room spare remaining remain remains rest outside without not other others otherwise empty free except excluding inside lost unused \
     ubrig ubrigen verbleibend verbleibende rest andere anderen quedan queda resto otros otras reste restent restant autres restano \
     rimane altri restam outros बाकी शेष बचा बचे बाक़ी المتبقي الباقي 剩 余 残",
    ),
    (
        GROWTH,
        "rose rise rises risen grew grow grows grown growth increase increased increases up gained climbed jumped fell fall falls fallen \
     decline declined decrease decreased dropped drop shrank down reduced cut stieg gestiegen sank gesunken gewachsen zuwachs ruckgang \
     aumento crecio subio cayo bajo hausse baisse augmente augmentation recul crescita calo cresceu caiu बढ़ा बढ़ी घटा घटी वृद्धि زاد زادت",
    ),
    (
        AVERAGE,
        "average averages averaged averaging mean each per apiece every durchschnitt durchschnittlich schnitt je pro jeweils jeder promedio media cada moyenne \
     chaque par ogni ciascuno औसत प्रति متوسط لكل 每 均",
    ),
    (SHARE, "share proportion percentage part fraction anteil proporcion parte part quota हिस्सा نسبة 占"),
    (
        LASTS,
        "takes take took taking lasts last lasted lasting long open opened dauert dauern geöffnet dura duran abierto dure durent ouvert \
         durano aperto aberto चलता चलती खुला",
    ),
];

/// The words by their folded form. Some say two things: "each" is for each, and of each.
static SAID: LazyLock<Fixed<Said>> = LazyLock::new(|| {
    let mut table = Fixed::with_capacity(512);
    for &(said, words) in WORDS {
        for word in words.split_ascii_whitespace() {
            *table.entry_or(hash(&fold(word)), || 0) |= said;
        }
    }
    table
});

/// What the words of a passage say.
pub(super) fn said(text: &Text, span: Span) -> Said {
    let tokens = &text.tokens[text.tokens_in(span)];
    tokens.iter().take(LONGEST).filter_map(|token| SAID.get(token.fold)).fold(0, |all, said| all | said)
}

/// Words of a passage that are looked at.
pub(super) const LONGEST: usize = 64;

/// Whether a word says `what`.
pub(super) fn is_said(token: &Token, what: Said) -> bool {
    SAID.get(token.fold).is_some_and(|said| said & what != 0)
}
