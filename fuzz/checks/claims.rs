//! What must hold of the claims and findings of any text; shared by the property tests and the fuzz target.

use mitjul::{Annotator, ClaimKind, Options};

/// Claims and findings keep to the document, and a second reading finds the same.
pub fn keep_to_the_document(annotator: &Annotator, text: &str) {
    let mut options = Options::default();
    options.whole_text = true;
    let document = annotator.annotate(text, &options);
    for claim in &document.claims {
        let parts = [
            Some(claim.span),
            claim.cue,
            claim.speaker.map(|s| s.span),
            claim.via.map(|s| s.span),
        ];
        for span in parts.into_iter().flatten() {
            assert!(
                text.get(span.start..span.end)
                    .is_some_and(|s| !s.is_empty())
            );
            assert!(document.body.iter().any(|b| b.contains(span)));
        }
        if claim.kind == ClaimKind::Direct {
            let others = parts.into_iter().skip(1).flatten();
            assert!(others.into_iter().all(|s| !s.overlaps(claim.span)));
        }
        assert!(claim.entities.iter().all(|&e| e < document.entities.len()));
        assert!(claim.amounts.iter().all(|&a| a < document.amounts.len()));
    }
    for finding in &document.findings {
        assert!(finding.amounts.iter().all(|&a| a < document.amounts.len()));
        assert!(finding.claims.iter().all(|&c| c < document.claims.len()));
    }
    assert_eq!(document.claims, annotator.claims(text, &document));
}
