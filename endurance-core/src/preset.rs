//! Ready-made weights for kinds of organisations, each with the profile whose rules it stands under.

use crate::{metrics::Dimension, profile::Profile};

crate::names! {
    /// A set of weights, and the profile that goes with it.
    pub enum Preset {
        /// Public authorities in India.
        StandardRti = "standard_rti",
        /// Defence, India.
        DefenseMinistry = "defense_ministry",
        /// Complaints of citizens, India.
        PublicGrievance = "public_grievance",
        /// Finance, India.
        FinanceMinistry = "finance_ministry",
        /// Health, India.
        HealthMinistry = "health_ministry",
        /// Public authorities in the UK.
        UkGovtStandard = "uk_govt_standard",
        /// Authorities in the UK with high demands on security.
        UkHighSecurity = "uk_high_security",
        /// Organisations under the EU AI Act.
        EuStrictCompliance = "eu_strict_compliance",
        /// Critical infrastructure under the EU AI Act.
        EuCriticalInfrastructure = "eu_critical_infrastructure",
    }
}

impl Preset {
    /// The weights, in the order of [`Dimension::ALL`].
    const fn row(self) -> [f64; Dimension::ALL.len()] {
        match self {
            Self::StandardRti | Self::Other => [0.10, 0.15, 0.10, 0.10, 0.10, 0.15, 0.10, 0.15, 0.05],
            Self::DefenseMinistry => [0.05, 0.10, 0.05, 0.10, 0.10, 0.25, 0.25, 0.08, 0.02],
            Self::PublicGrievance => [0.20, 0.10, 0.10, 0.20, 0.15, 0.10, 0.05, 0.08, 0.02],
            Self::FinanceMinistry => [0.05, 0.25, 0.10, 0.10, 0.10, 0.15, 0.10, 0.12, 0.03],
            Self::HealthMinistry => [0.10, 0.20, 0.15, 0.15, 0.10, 0.10, 0.10, 0.08, 0.02],
            Self::UkGovtStandard => [0.15, 0.12, 0.18, 0.12, 0.12, 0.15, 0.08, 0.06, 0.02],
            Self::UkHighSecurity => [0.05, 0.10, 0.08, 0.10, 0.12, 0.25, 0.22, 0.06, 0.02],
            Self::EuStrictCompliance => [0.15, 0.10, 0.15, 0.12, 0.15, 0.18, 0.08, 0.05, 0.02],
            Self::EuCriticalInfrastructure => [0.08, 0.12, 0.10, 0.10, 0.18, 0.20, 0.15, 0.05, 0.02],
        }
    }

    /// The weight of a dimension.
    #[must_use]
    pub fn weight(self, dimension: Dimension) -> f64 {
        Dimension::ALL.iter().position(|d| *d == dimension).map_or(0.0, |at| self.row()[at])
    }

    /// The profile that applies unless the configuration names one.
    #[must_use]
    pub const fn profile(self) -> Profile {
        match self {
            Self::UkGovtStandard | Self::UkHighSecurity => Profile::UkGdpr,
            Self::EuStrictCompliance | Self::EuCriticalInfrastructure => Profile::EuAiAct,
            _ => Profile::Rti,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_sum_to_one() {
        for preset in Preset::ALL {
            let sum: f64 = preset.row().iter().sum();
            assert!((sum - 1.0).abs() < 1e-9, "{preset}: {sum}");
        }
    }
}
