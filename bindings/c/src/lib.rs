//! Glue between the engine and C: JSON in, JSON out, a status and a sentence where something is refused. No decision is made here.
//!
//! The header is `include/endurance.h`; `docs/c.md` shows its use.

mod answer;
mod border;
mod evaluator;
mod status;
mod text;
