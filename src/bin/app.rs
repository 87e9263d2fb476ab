//! The page's entry.
fn main() {
    mitjul::app::mount();
}
