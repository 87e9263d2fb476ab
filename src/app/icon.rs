//! Icons, drawn as inline SVG with the colour of the text around them.

use super::part::Part;
use leptos::prelude::*;

/// An icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A keyboard.
    Keyboard,
    /// A cross.
    Close,
    /// An arrow to the left.
    Back,
    /// An arrow to the right.
    Forward,
    /// A pen.
    Pen,
    /// A warning sign.
    Warning,
    /// A note.
    Note,
    /// An arrow into a tray.
    Take,
    /// Books on a shelf.
    Shelf,
    /// An open book.
    Book,
    /// A folder.
    File,
}

/// Draws an icon; it is hidden from screen readers, the control around it has the name.
pub fn icon(icon: Icon) -> AnyView {
    let path = match icon {
        Icon::Keyboard => "M2 6h16v9H2zM5 9h.01M8 9h.01M11 9h.01M14 9h.01M6 12h8",
        Icon::Close => "M5 5l10 10M15 5L5 15",
        Icon::Back => "M12 4l-6 6 6 6",
        Icon::Forward => "M8 4l6 6-6 6",
        Icon::Pen => "M4 13.5V16h2.5L15 7.5 12.5 5zM3 18.5h14",
        Icon::Warning => "M10 3l8 14H2zM10 8v4M10 14.5h.01",
        Icon::Note => "M10 3a7 7 0 100 14 7 7 0 000-14zM10 9v5M10 6.5h.01",
        Icon::Shelf => "M4 3v12M8 3v12M12 4l3 11M2 17h16",
        Icon::Book => {
            "M10 5C8 3.6 5 3.2 2.5 3.7v11.6c2.5-.5 5.5-.1 7.5 1.3 2-1.4 5-1.8 7.5-1.3V3.7C15 3.2 12 3.6 10 5zM10 5v11.6"
        }
        Icon::File => "M2 16V5h5l2 2h9v9z",
        Icon::Take => "M10 3v9M6 8.5l4 4 4-4M3 14v3h14v-3",
    };
    view! {
        <svg class="glyph" viewBox="0 0 20 20" aria-hidden="true">
            <path d=path />
        </svg>
    }
    .part()
}
