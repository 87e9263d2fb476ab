//! What stands below a story's last sentence: the end of its lists and captions, and what is none of it.

use super::{Roles, is_plain};
use crate::article::item::Kind;
use crate::article::line;
use crate::article::story::Story;
use crate::document::BlockRole;

/// Lines in a row that are a list of the article's own.
const LISTED: usize = 5;

impl Roles<'_> {
    /// What follows the last sentence.
    pub(super) fn below(&mut self, story: &Story, next: Option<usize>) {
        let clean = self.clean;
        let end = next.unwrap_or(self.items.len());
        let mut listing = true;
        let mut headed = false;
        let mut count = 0;
        // Behind the list of the page's own article that a line stands in.
        let mut listed_to = 0;
        let mut announced = self
            .item(story.last)
            .is_some_and(|item| line::announces(item.cut.core.of(self.text)));
        for i in story.last + 1..end {
            let Some(item) = self.item(i) else { break };
            if item.kind != Kind::Short {
                listing &= matches!(item.kind, Kind::Byline);
                announced &= item.kind == Kind::Furniture("symbols");
                continue;
            }
            count += 1;
            if i >= listed_to {
                listed_to = self.list_within(i, end);
            }
            let words = item.cut.core.of(self.text);
            let (affinity, own) = story.topic.affinity(words);
            // Without marks of a list only a blank line says where it ends.
            announced &= item.blank == 0 || count == 1 || item.bullet(self.text) || item.hint.list;
            if announced && count <= 30 && is_plain(item) {
                self.give(i, BlockRole::List, 0.8, "announced_list");
            } else if i < listed_to {
                self.give(i, BlockRole::List, 0.6, "list_within_article");
            } else if item.hint.outside {
                self.give(i, BlockRole::Furniture, 0.8, "outside_article");
            } else if item.hint.caption {
                self.give(i, BlockRole::Caption, 0.8, "caption_element");
            } else if item.hint.list && listing && affinity >= 0.15 {
                self.give(i, BlockRole::List, 0.7, "list_element");
            } else if listing && item.has_credit() && affinity >= 0.2 {
                self.give(i, BlockRole::Caption, 0.6, "photo_credit");
            } else if listing && item.heads(self.text) && (affinity >= 0.15 || own < 3) {
                headed = true;
                self.give(i, BlockRole::Subhead, 0.6, "list_after_story");
            } else if (headed && affinity >= 0.5 && own >= 2)
                || (listing && item.bullet(self.text) && (affinity >= 0.15 || own < 3))
            {
                self.give(i, BlockRole::List, 0.6, "list_after_story");
            } else if listing && clean && count <= 2 && affinity >= 0.3 && own >= 2 {
                self.give(i, BlockRole::Paragraph, 0.5, "after_story");
            } else {
                listing = false;
                if item.features.words >= 3 {
                    self.give(i, BlockRole::Teaser, 0.7, "after_story");
                } else {
                    self.give(i, BlockRole::Furniture, 0.7, "after_story");
                }
            }
        }
    }

    /// Behind the run of lines from a place on that stand within the element of a page's article and lead nowhere: dates
    /// of a tour, parts of a machine. The place itself where there is none.
    fn list_within(&self, from: usize, end: usize) -> usize {
        let lines = self.items.get(from..end).unwrap_or(&[]).iter();
        let run = lines.take_while(|item| {
            item.kind == Kind::Short
                && item.hint.inside
                && !item.hint.links
                && item.features.words >= 3
                && !item.has_credit()
        });
        let count = run.count();
        if count >= LISTED { from + count } else { from }
    }
}
