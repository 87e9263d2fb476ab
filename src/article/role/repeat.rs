//! Lines that a page has twice.

use std::collections::BTreeMap;

use super::{Given, Roles};
use crate::document::BlockRole;

impl Roles<'_> {
    /// A picture's words often stand twice, as its description and as its caption; a long line that comes again is the
    /// page's, not the writer's, and with many such lines the short ones next to them.
    pub(super) fn repeats(&mut self) {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        // The lines of the body: whether each came before, and whether it is dropped.
        let mut lines: Vec<(usize, bool, bool)> = Vec::new();
        let mut long = 0;
        for (i, item) in self.items.iter().enumerate() {
            let given = self.given.get(i).copied().flatten();
            if !given.is_some_and(|g| g.role.is_body()) {
                continue;
            }
            let before = seen.insert(item.cut.core.of(self.text), i);
            let is_long = item.features.chars >= 30;
            // A caption with its credit, and again without.
            let again = is_long
                && lines.last().is_some_and(|&(last, ..)| {
                    self.latin
                        && i - last <= 3
                        && self.items.get(last).is_some_and(|last| {
                            let last = last.cut.core.of(self.text);
                            last.len() > item.cut.core.len()
                                && last.len() < item.cut.core.len() + 60
                                && last.starts_with(item.cut.core.of(self.text))
                        })
                });
            long += u32::from(is_long && before.is_some());
            let dropped =
                item.features.chars >= 6 && before.is_some_and(|before| is_long || i - before <= 2);
            lines.push((i, before.is_some() || again, dropped || again));
        }
        if long >= 3 {
            let mut near = false;
            for (_, again, dropped) in &mut lines {
                *dropped |= *again && near;
                near = *dropped;
            }
            near = false;
            for (_, again, dropped) in lines.iter_mut().rev() {
                *dropped |= *again && near;
                near = *dropped;
            }
        }
        for (i, _, _) in lines.into_iter().filter(|&(_, _, dropped)| dropped) {
            if let Some(slot) = self.given.get_mut(i) {
                *slot = Some(Given {
                    role: BlockRole::Furniture,
                    confidence: 0.8,
                    why: "repeated",
                });
            }
        }
    }
}
