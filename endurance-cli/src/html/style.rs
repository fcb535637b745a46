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

/// Of one evaluation among other things: every rule is inside that of the fragment's class.
pub(super) const EVALUATION: &str = concat!(
    ".endurance.endurance.endurance {\n",
    include_str!("../../templates/theme.css"),
    include_str!("../../templates/parts.css"),
    include_str!("../../templates/card.css"),
    include_str!("../../templates/fragment.css"),
    "}\n",
);

/// Of a summary among other things.
pub(super) const SUMMARY: &str = concat!(
    ".endurance.endurance.endurance {\n",
    include_str!("../../templates/theme.css"),
    include_str!("../../templates/parts.css"),
    include_str!("../../templates/overview.css"),
    include_str!("../../templates/fragment.css"),
    "}\n",
);
