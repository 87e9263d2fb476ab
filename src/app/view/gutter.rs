//! The margin: brackets beside claims with the speakers' names, laid out so that neither meet.

/// Where a claim stands on the page, in pixels from the article's top.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// Index of the claim.
    pub claim: usize,
    /// Top of its first line.
    pub top: i32,
    /// Bottom of its last line.
    pub bottom: i32,
}

/// A bracket in the margin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bracket {
    /// Index of the claim.
    pub claim: usize,
    /// From the article's top.
    pub top: i32,
    /// Its height.
    pub height: i32,
    /// Column from the text outward, 0 to 2.
    pub column: usize,
    /// Where its name stands, from the article's top; `None` when there is no room or the name just above is the same.
    pub label: Option<i32>,
}

/// Lays brackets out: those that overlap take columns side by side, at most three; names move down until they have
/// `line` pixels to themselves, but not past their own bracket's end by more than a line.
#[must_use]
pub fn layout(extents: &[Extent], line: i32, name: impl Fn(usize) -> String) -> Vec<Bracket> {
    let mut extents = extents.to_vec();
    crate::sort::sort_by_key(&mut extents, |e| (e.top, -e.bottom, e.claim));
    let mut columns = [i32::MIN; 3];
    let mut free = i32::MIN;
    let mut last: Option<(String, i32)> = None;
    extents
        .into_iter()
        .map(|e| {
            let column = columns
                .iter()
                .position(|bottom| *bottom <= e.top)
                .unwrap_or(columns.len() - 1);
            if let Some(bottom) = columns.get_mut(column) {
                *bottom = e.bottom.max(*bottom);
            }
            let mine = name(e.claim);
            let at = e.top.max(free);
            let repeats = last
                .as_ref()
                .is_some_and(|(before, bottom)| *before == mine && e.top - bottom < line);
            let label = (!mine.is_empty() && !repeats && at <= e.bottom).then_some(at);
            if label.is_some() {
                free = at + line;
            }
            if label.is_some() || repeats {
                last = Some((mine, e.bottom));
            }
            Bracket {
                claim: e.claim,
                top: e.top,
                height: (e.bottom - e.top).max(1),
                column,
                label,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(claim: usize, top: i32, bottom: i32) -> Extent {
        Extent { claim, top, bottom }
    }

    #[test]
    fn nested_claims_take_columns_side_by_side() {
        let all = layout(
            &[extent(1, 20, 40), extent(0, 0, 60), extent(2, 70, 90)],
            20,
            |i| format!("이름{i}"),
        );
        let columns: Vec<_> = all.iter().map(|b| (b.claim, b.column)).collect();
        assert_eq!(columns, [(0, 0), (1, 1), (2, 0)]);
    }

    #[test]
    fn names_never_meet_and_one_without_room_is_left_out() {
        let all = layout(
            &[extent(0, 0, 30), extent(1, 5, 60), extent(2, 6, 10)],
            20,
            |i| format!("이름{i}"),
        );
        let labels: Vec<_> = all.iter().map(|b| b.label).collect();
        assert_eq!(labels, [Some(0), Some(20), None]);
    }

    #[test]
    fn a_name_is_not_repeated_right_below() {
        let all = layout(
            &[extent(0, 0, 30), extent(1, 40, 60), extent(2, 90, 120)],
            20,
            |_| "윤서진".to_owned(),
        );
        let labels: Vec<_> = all.iter().map(|b| b.label.is_some()).collect();
        assert_eq!(labels, [true, false, true]);
    }
}
