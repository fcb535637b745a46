//! Whose rules an answer is held to.

crate::names! {
    /// Whose rules an answer is held to. What each demands stands in `practice/`.
    #[derive(Default)]
    pub enum Profile {
        /// Good practice anywhere.
        #[default]
        Generic = "generic",
        /// India's Right to Information Act, 2005.
        Rti = "rti",
        /// The UK GDPR and the Freedom of Information Act 2000.
        UkGdpr = "uk_gdpr",
        /// The EU's AI Act, Regulation (EU) 2024/1689.
        EuAiAct = "eu_ai_act",
    }
}
