//! Time grows with the length of a text, not with its square: whatever the text is made of.

use std::time::{Duration, Instant};

use mitjul::{Annotator, Options};

/// Four times the text may take this many times as long: four where time is linear, sixteen where it is quadratic. Half of
/// what lies between is left to what else the machine does.
const MOST: u32 = 9;

fn fastest(annotator: &Annotator, text: &str, options: &Options) -> Duration {
    let run = || {
        let begin = Instant::now();
        std::hint::black_box(annotator.annotate(text, options));
        begin.elapsed()
    };
    (0..3).map(|_| run()).min().unwrap_or_default()
}

#[test]
fn a_text_of_one_word_or_of_one_sign_takes_time_by_its_length() {
    let annotator = Annotator::new();
    let mut options = Options::default();
    options.whole_text = true;
    for (unit, times) in [("가", 20_000), ("1억2조3만", 1_200), ("(", 20_000)] {
        let small = fastest(&annotator, &unit.repeat(times), &options);
        let large = fastest(&annotator, &unit.repeat(times * 4), &options);
        assert!(
            large < small * MOST,
            "{unit}: {small:?}, four times of it {large:?}"
        );
    }
}
