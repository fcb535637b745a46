//! The style sheets, each made of the files that it needs.

/// Of the page.
pub(super) const PAGE: &str = concat!(
    ":root {\n",
    include_str!("../../templates/theme.css"),
    "}\n",
    include_str!("../../templates/parts.css"),
    include_str!("../../templates/overview.css"),
    include_str!("../../templates/card.css"),
    include_str!("../../templates/page.css"),
);

/// Of one evaluation among other things: every rule is inside that of the fragment's class. The classes differ, because a
/// summary that comes later would take back what only an evaluation says.
pub(super) const EVALUATION: &str = concat!(
    ".endurance-evaluation.endurance-evaluation.endurance-evaluation {\n",
    include_str!("../../templates/theme.css"),
    include_str!("../../templates/parts.css"),
    include_str!("../../templates/card.css"),
    include_str!("../../templates/fragment.css"),
    "}\n",
);

/// Of a summary among other things.
pub(super) const SUMMARY: &str = concat!(
    ".endurance-summary.endurance-summary.endurance-summary {\n",
    include_str!("../../templates/theme.css"),
    include_str!("../../templates/parts.css"),
    include_str!("../../templates/overview.css"),
    include_str!("../../templates/fragment.css"),
    "}\n",
);
