//! Corrections stay with their words while the text around them is edited.

use super::{Edit, History};

/// What became of a text: so much of it is as before at both ends, the middle is new. Counts one unit throughout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Units at the start that are as before.
    head: usize,
    /// How long the text was, and is.
    before: usize,
    after: usize,
    /// Units at the end that are as before.
    tail: usize,
}

/// What was changed between two texts, in bytes.
#[must_use]
pub fn change(before: &str, after: &str) -> Change {
    let (b, a) = (before.as_bytes(), after.as_bytes());
    let mut head = b.iter().zip(a).take_while(|(b, a)| b == a).count();
    while !before.is_char_boundary(head) {
        head -= 1;
    }
    let most = b.len().min(a.len()) - head;
    let ends = b.iter().rev().zip(a.iter().rev()).take(most);
    let mut tail = ends.take_while(|(b, a)| b == a).count();
    while !before.is_char_boundary(b.len() - tail) {
        tail -= 1;
    }
    Change {
        head,
        before: b.len(),
        after: a.len(),
        tail,
    }
}

impl Change {
    /// The same change in UTF-16 code units. The texts are those that it was made of.
    #[must_use]
    pub fn in_utf16(self, before: &str, after: &str) -> Change {
        let units = |text: &str, from: usize, to: usize| {
            text.get(from..to).map_or(0, |t| t.encode_utf16().count())
        };
        let head = units(before, 0, self.head);
        let tail = units(before, self.before - self.tail, self.before);
        Change {
            head,
            before: head + units(before, self.head, self.before - self.tail) + tail,
            after: head + units(after, self.head, self.after - self.tail) + tail,
            tail,
        }
    }

    /// Whether most of the longer text is in both: the same article, further written on.
    #[must_use]
    pub fn is_small(self) -> bool {
        2 * (self.head + self.tail) >= self.before.max(self.after)
    }

    /// Where a stretch is now; `None` when it was changed itself.
    #[must_use]
    pub fn place(self, start: usize, end: usize) -> Option<(usize, usize)> {
        let from = self.before - self.tail;
        if end <= self.head {
            Some((start, end))
        } else if start >= from && end <= self.before {
            let moved = |at: usize| at + self.after - self.before;
            Some((moved(start), moved(end)))
        } else {
            None
        }
    }

    /// Where a stretch is now, with what was changed inside of it or at its borders.
    #[must_use]
    pub fn stretched(self, start: usize, end: usize) -> (usize, usize) {
        let from = self.before - self.tail;
        let moved = |at: usize| at.min(self.before) + self.after - self.before;
        let start = match start {
            at if at <= self.head => at,
            at if at >= from => moved(at),
            _ => self.head,
        };
        let end = match end {
            at if at >= from => moved(at),
            at if at <= self.head => at,
            _ => self.after - self.tail,
        };
        (start, end.max(start))
    }

    /// What has become of a stretch that was changed within its borders, and nowhere else.
    #[must_use]
    pub fn around(self, start: usize, end: usize) -> Option<(usize, usize)> {
        let within = start <= self.head && self.before - self.tail <= end;
        within.then(|| (start, end + self.after - self.before))
    }

    /// The corrections whose words are still there, at their new places.
    #[must_use]
    pub fn history(self, history: &History) -> History {
        let carried = |edits: &[Edit]| edits.iter().filter_map(|e| self.edit(e)).collect();
        History {
            done: carried(&history.done),
            undone: carried(&history.undone),
        }
    }

    /// A correction at its new place; `None` when its words were changed.
    #[must_use]
    pub fn edit(self, edit: &Edit) -> Option<Edit> {
        let mut edit = edit.clone();
        let put = |start: &mut usize, end: &mut usize| {
            (*start, *end) = self.place(*start, *end)?;
            Some(())
        };
        match &mut edit {
            Edit::Remove { start, end, .. }
            | Edit::Relabel { start, end, .. }
            | Edit::Add { start, end, .. }
            | Edit::SetAmount { start, end, .. }
            | Edit::SetDate { start, end, .. }
            | Edit::Split { start, end } => put(start, end)?,
            Edit::SetClaim { start, end, value } => {
                put(start, end)?;
                // A speaker who is no longer there is nobody.
                value.speaker = value.speaker.and_then(|(s, e)| self.place(s, e));
            }
            Edit::Respan {
                start,
                end,
                to_start,
                to_end,
                ..
            } => {
                put(start, end)?;
                put(to_start, to_end)?;
            }
            Edit::Merge {
                start,
                end,
                into_start,
                into_end,
            } => {
                put(start, end)?;
                put(into_start, into_end)?;
            }
        }
        Some(edit)
    }
}

#[cfg(test)]
mod tests {
    use super::super::List;
    use super::*;

    fn units(before: &str, after: &str) -> Change {
        change(before, after).in_utf16(before, after)
    }

    fn removed(start: usize, end: usize) -> Edit {
        Edit::Remove {
            list: List::Date,
            start,
            end,
            all: false,
        }
    }

    #[test]
    fn what_stands_before_stays_and_what_stands_behind_moves() {
        let c = units("😀 어제 서울에서 3명", "😀 어제 새벽 서울에서 3명");
        assert_eq!(c.place(3, 5), Some((3, 5)));
        assert_eq!(c.place(6, 8), Some((9, 11)));
        assert_eq!(c.place(0, 14), None);
    }

    #[test]
    fn a_stretch_that_was_changed_inside_keeps_its_borders() {
        let c = units("어제 서울에서 3명이 왔다", "어제 서울에서 13명이 왔다");
        assert_eq!((c.place(3, 11), c.around(3, 11)), (None, Some((3, 12))));
        assert_eq!(c.around(0, 5), None);
    }

    #[test]
    fn letters_that_share_bytes_are_not_cut_in_two() {
        // 가 and 각 begin with the same two bytes, 나 and 다 end alike in none.
        let c = change("가나", "각나");
        assert_eq!(c.place(0, 3), None);
        assert_eq!(c.place(3, 6), Some((3, 6)));
    }

    #[test]
    fn a_text_that_shrinks_between_equal_letters_moves_nothing_out_of_it() {
        let c = units("가가가", "가가");
        assert_eq!(c.place(0, 2), Some((0, 2)));
        assert_eq!(c.place(1, 3), None);
        assert_eq!(units("가나", "").place(0, 2), None);
        assert_eq!(units("", "가나").place(0, 0), Some((0, 0)));
    }

    #[test]
    fn another_article_is_no_small_change() {
        assert!(change("어제 서울에서 3명", "어제 서울에서 4명").is_small());
        assert!(!change("가나다라", "마바사아").is_small());
    }

    #[test]
    fn corrections_of_changed_words_are_dropped() {
        let history = History::of(vec![removed(0, 2), removed(3, 5), removed(6, 8)]);
        let c = units("어제 서울 세종", "어제 부산 세종");
        assert_eq!(c.history(&history).edits(), [removed(0, 2), removed(6, 8)]);
    }
}
