//! temp
use super::{language::Language, word::Token, quantity::Relation};
use crate::interaction::Span;
#[derive(Clone, Debug)]
pub(crate) struct Date { pub(crate) span: Span }
pub(crate) fn find(_: &str, _: &[Token], _: Language) -> Vec<Date> { Vec::new() }
impl Date { pub(crate) fn relation(&self, _: &Date) -> Relation { Relation::Incomparable }
 pub(crate) fn describe(&self) -> String { String::new() }
 pub(crate) fn difference(&self, _: &Date) -> String { String::new() } }
