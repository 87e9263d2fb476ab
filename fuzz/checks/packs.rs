//! What must hold of bytes that are given as a language's data; shared by the property tests and the fuzz target.

use mitjul::Annotator;

/// Bytes that are no pack, and a pack with some of its bytes replaced by them, are refused, never half read.
pub fn damage_is_refused(pack: &[u8], at: usize, bytes: &[u8]) {
    let mut annotator = Annotator::with_packs(&[]).expect("nothing to refuse");
    assert!(annotator.add(bytes).is_err());
    let at = at % pack.len();
    let end = pack.len().min(at + bytes.len());
    let mut damaged = pack.to_vec();
    damaged[at..end].copy_from_slice(&bytes[..end - at]);
    if damaged != pack {
        assert!(annotator.add(&damaged).is_err());
    }
    assert!(annotator.languages().is_empty());
}
