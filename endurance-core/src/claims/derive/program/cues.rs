//! Words by which a claim asks for a program.

use crate::text::words::{Words, words};

/// That something lasts or is enough, for so long or so many.
pub(super) const LASTS: &Words = words!(
    "last lasts lasting enough takes take took need needs empty burns runs brennt reicht reichen dauert dura duran alcanza dure durent \
     suffit durano basta bastano durar चलेगी चलेगा चलता चलती يكفي تكفي"
);

/// That a value is that of before: "when turnout had been 64 percent".
pub(super) const PAST: &Words = words!(
    "had was were been previous previously formerly last before earlier until ago war waren zuvor vorher bisher era fue anterior antes etait avant precedent prima \
     precedente पहले كان كانت"
);

/// The same of what holds no longer: "was" alone may tell of the last value.
pub(super) const EARLIER: &Words = words!(
    "had been previous previously formerly originally last before earlier until ago hatte waren zuvor vorher bisher davor letzten vorigen anterior anteriormente antes habia hasta precedent auparavant avant etait jusque prima precedente aveva anteriormente tinha ate पहले पिछले قبل كان"
);

/// What stands before the value that something rose or fell to.
pub(super) const TO: &Words = words!("to auf a al para на до");

/// Verbs of who makes something more, or less.
pub(super) const RAISES: &Words = words!(
    "raise raises raised raising lift lifts lifted hike hiked erhohte erhoht hob subio elevo releve aumento elevou aumentou alzato"
);
pub(super) const LOWERS: &Words = words!(
    "cut cuts cutting lower lowers lowered reduce reduces reduced senkte gesenkt bajo redujo abaisse reduit ridotto reduziu baixou"
);

/// Words that name percentage points, by their singular: "three points".
pub(super) const POINTS: &Words =
    words!("point points percentage punkt punkte punkten punto puntos punti ponto pontos");

/// That there is less: "three points below".
pub(super) const LESS: &Words = words!(
    "less fewer lower shorter younger cheaper below earlier behind slower thinner slimmer narrower lighter smaller weniger niedriger \
     kurzer menos moins meno कम اقل 少"
);

/// That something is left to be done: "900 metres are still to be dug".
pub(super) const STILL: &Words = words!("still yet noch encore todavia ainda ancora");

/// That what the claim speaks of first is more, or less, than the other.
pub(super) const FIRST_MORE: &Words =
    words!("more higher longer taller older larger bigger mehr hoher langer alter mas plus piu mais");
pub(super) const FIRST_LESS: &Words = words!(
    "less fewer lower shorter smaller younger cheaper weniger niedriger kurzer junger menos moins meno"
);

/// That something brings in so much altogether.
pub(super) const YIELDS: &Words = words!(
    "brought brings bring yields yielded earned raised revenue takings proceeds total altogether einnahmen insgesamt recaudo recette \
     recettes total incasso receita"
);
