//! Does the response keep to the law on personal data and public information?

use super::{Measure, Measured, Reason, Unit};
use crate::{context::Context, message::say};

pub(super) fn pii_protection(cx: &Context<'_>) -> Measure {
    if cx.is_silent() {
        return Reason::EmptyResponse.into();
    }
    let distinct = || cx.exposed.iter().filter(|one| !one.again);
    let kept: f64 = distinct().map(|one| 1.0 - one.kind.weight()).product();
    let n = distinct().count();
    let message = say!(
        "personal_data",
        "{found} items of personal data stand in the response that nobody gave",
        found = n
    );
    Measured::loss(1.0 - kept, n, message)
        .unit(Unit::Index)
        .in_response(distinct().map(|one| one.span))
        .into()
}
