//! Scores what a chatbot said, claim by claim and inside the caller's own process.
//!
//! You will notably *not* find a language model here, nor I/O, a clock or randomness: the same input gives the same
//! bytes on every platform.
//!
//! ```
//! use endurance_core::{ClaimVerdict, Document, Evaluator, Interaction, Verdict};
//!
//! let interaction = Interaction::new("What is the IT budget?", "The IT budget is INR 87 crore.")
//!     .document(Document::new("The IT budget for 2024-25 is INR 78 crore.").id("doc_1"));
//! let evaluation = Evaluator::default().evaluate(&interaction);
//!
//! let claim = &evaluation.verification.claims[0];
//! assert_eq!(claim.verdict, ClaimVerdict::Contradicted);
//! assert_eq!(claim.detail.as_ref().unwrap().difference.as_deref(), Some("+11.5 %"));
//! assert_ne!(evaluation.verdict, Verdict::Pass);
//! ```
//!
//! # Overview
//!
//! * [`Evaluator`] is the entry point: build it once from a [`Config`], share it between threads.
//! * [`Interaction`] goes in, [`Evaluation`] comes out; the JSON of both is the wire format.
//! * [`Evaluator::prepare`] reads documents once for many answers, [`Evaluator::scan`] runs the detector alone.
//! * [`Summary`] and [`Fairness`] count many evaluations; [`Baseline`] is what a later batch is compared with.
//!
//! # Crate features
//!
//! * `parallel`: [`Evaluator::evaluate_batch`] over all cores.
//! * `schema`: generates the JSON Schemas in [`schema`](mod@schema) anew.

mod alert;
mod batch;
#[cfg(feature = "bench")]
#[doc(hidden)]
pub mod bench;
mod calibration;
mod change;
mod claims;
mod config;
mod context;
mod detect;
mod error;
mod evaluation;
mod evaluator;
mod exposure;
mod facet;
mod feedback;
mod interaction;
mod leak;
mod limits;
mod message;
mod metrics;
mod model;
mod names;
mod offset;
mod outcome;
mod pack;
mod practice;
mod preset;
mod profile;
mod provision;
mod read;
pub mod schema;
mod score;
mod suppress;
mod text;
mod usage;
mod verbatim;

#[cfg(feature = "training")]
#[doc(hidden)]
pub use crate::detect::{Judge, Seen, Student, Weights};
pub use crate::{
    alert::{Alert, AlertType, Severity},
    batch::{
        AlertCounts, Baseline, BatchReason, Bin, ClaimCounts, Disparity, Errors, Fairness, FairnessOutcome,
        FairnessReport, GroupCounts, Interval, Psi, PsiFeature, PsiPart, RowError, ScanCounts, Spread,
        Summary, SummaryReport, ThreatCounts, WorstRow,
    },
    calibration::{Calibrated, Calibration, Labelled, Rate},
    change::Change,
    claims::{
        Atom, Claim, ClaimKind, ClaimVerdict, Detail, Evidence, EvidenceRole, Options as ClaimOptions,
        Verification,
    },
    config::{Caps, Config, Penalty, Thresholds},
    context::Prepared,
    detect::{
        Decoding, Detection, Finding, Mark, Options as DetectOptions, Outcome, PersonalKind, Pii, PiiType,
        Scan, SecretKind, Threat,
    },
    error::{Error, ErrorKind, Result},
    evaluation::{
        Contribution, ContributionKind, DimensionScore, Evaluation, MetricScore, Points, Verdict, Verified,
    },
    evaluator::Evaluator,
    interaction::{
        Controls, Document, DocumentKind, Interaction, Location, Metadata, Place, Role, Score, Share, Span,
        Trust, Turn, Warning,
    },
    limits::{Degraded, Limits},
    message::Params,
    metrics::{Basis, Citations, Dimension, MetricId, Options as MetricOptions, Reason, Unit},
    offset::OffsetUnit,
    preset::Preset,
    profile::Profile,
    read::ScanRequest,
    suppress::Suppression,
};
