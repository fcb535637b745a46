//! Words by which a claim asks for a program.

use crate::text::words::{Words, words};

/// That something lasts or is enough, for so long or so many.
pub(super) const LASTS: &Words = words!(
    "last lasts lasting enough takes take took need needs empty through dose rate watch reicht reichen dauert dura duran alcanza \
     dure durent suffit durano basta bastano durar चलेगी चलेगा चलता चलती يكفي تكفي"
);

/// That a value is that of before: "when turnout had been 64 percent".
pub(super) const PAST: &Words = words!(
    "had was were previous previously last before earlier war waren zuvor vorher era fue anterior antes etait avant precedent prima \
     precedente पहले كان كانت"
);

/// Words that name percentage points, by their singular: "three points".
pub(super) const POINTS: &Words =
    words!("point points percentage punkt punkte punkten punto puntos punti ponto pontos");

/// That there is less: "three points below".
pub(super) const LESS: &Words = words!(
    "less fewer lower shorter younger cheaper below earlier behind slower thinner slimmer narrower lighter smaller weniger niedriger \
     kurzer menos moins meno कम اقل 少"
);
