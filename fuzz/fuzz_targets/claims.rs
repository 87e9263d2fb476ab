//! Any text: claims and findings keep to the document, and a second reading finds the same.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mitjul::{Annotator, ClaimKind, Options};

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);

fuzz_target!(|input: &str| {
    let mut options = Options::default();
    options.whole_text = true;
    let document = ANNOTATOR.annotate(input, &options);
    for claim in &document.claims {
        let parts = [
            Some(claim.span),
            claim.cue,
            claim.speaker.map(|s| s.span),
            claim.via.map(|s| s.span),
        ];
        for span in parts.into_iter().flatten() {
            assert!(input.get(span.start..span.end).is_some_and(|s| !s.is_empty()));
            assert!(document.body.iter().any(|b| b.contains(span)));
        }
        if claim.kind == ClaimKind::Direct {
            assert!(parts.into_iter().skip(1).flatten().all(|s| !s.overlaps(claim.span)));
        }
        assert!(claim.entities.iter().all(|&e| e < document.entities.len()));
        assert!(claim.amounts.iter().all(|&a| a < document.amounts.len()));
    }
    for finding in &document.findings {
        assert!(finding.amounts.iter().all(|&a| a < document.amounts.len()));
        assert!(finding.claims.iter().all(|&c| c < document.claims.len()));
    }
    assert_eq!(document.claims, ANNOTATOR.claims(input, &document));
});
