//! Single stages by themselves, for the measurements of their speed (`cargo xtask bench`). Nothing that is published has
//! it.

use std::cell::RefCell;

use crate::entity::tagger::{Scratch, Tagged, Tagger};

thread_local! {
    static WATCH: RefCell<Option<Watch>> = const { RefCell::new(None) };
}

/// What each stage has taken since the watch was started.
struct Watch {
    now: fn() -> f64,
    last: f64,
    taken: Vec<(&'static str, f64)>,
}

/// Runs `work` and tells what each stage of the annotators in it took on this thread, in the order in which the stages first
/// ended, by the clock `now`.
pub fn stages(now: fn() -> f64, work: impl FnOnce()) -> Vec<(&'static str, f64)> {
    let watch = Watch {
        now,
        last: now(),
        taken: Vec::new(),
    };
    WATCH.with_borrow_mut(|slot| *slot = Some(watch));
    work();
    WATCH
        .with_borrow_mut(Option::take)
        .map_or_else(Vec::new, |watch| watch.taken)
}

/// A stage begins: what was before it is nobody's.
pub(crate) fn begin() {
    WATCH.with_borrow_mut(|watch| {
        if let Some(watch) = watch {
            watch.last = (watch.now)();
        }
    });
}

/// A stage is over, and the next one begins.
pub(crate) fn over(stage: &'static str) {
    WATCH.with_borrow_mut(|watch| {
        if let Some(watch) = watch {
            let now = (watch.now)();
            let time = now - watch.last;
            watch.last = now;
            match watch.taken.iter_mut().find(|(name, _)| *name == stage) {
                Some((_, taken)) => *taken += time,
                None => watch.taken.push((stage, time)),
            }
        }
    });
}

/// The tagger alone: no lists, no patterns, nothing remembered.
#[derive(Debug)]
pub struct Tagging {
    tagger: Option<Tagger>,
    scratch: Scratch,
    found: Vec<Tagged>,
}

impl Tagging {
    /// Reads the model.
    #[must_use]
    #[expect(
        clippy::new_without_default,
        reason = "reading a model is no default, and nothing needs one"
    )]
    pub fn new() -> Self {
        Tagging {
            tagger: Tagger::embedded().ok(),
            scratch: Scratch::default(),
            found: Vec::new(),
        }
    }

    /// Tags a text, and returns how many spans were found.
    pub fn tag(&mut self, text: &str) -> usize {
        self.found.clear();
        if let Some(tagger) = &self.tagger {
            tagger.tag(text, &mut self.scratch, &mut self.found);
        }
        self.found.len()
    }
}
