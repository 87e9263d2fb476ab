//! After corrections: every list sorted by place, what was emptied dropped, ids and references written anew.

use crate::AnnotatedArticle;
use crate::export::index_of;

/// The old indices of what stays, in the order of the text.
fn order<T>(list: &[T], place: impl Fn(&T) -> (usize, usize)) -> Vec<usize> {
    let mut order: Vec<usize> = (0..list.len()).collect();
    let of = |i: &usize| list.get(*i).map_or((0, 0), &place);
    order.retain(|i| {
        let (start, end) = of(i);
        start < end
    });
    crate::sort::sort_by_key(&mut order, |i| (of(i).0, *i));
    order
}

fn taken<T: Clone>(list: &[T], order: &[usize]) -> Vec<T> {
    order.iter().filter_map(|&i| list.get(i).cloned()).collect()
}

fn new_id(id: &str, letter: char, order: &[usize]) -> Option<String> {
    let old = index_of(id)?;
    let new = order.iter().position(|&i| i == old)?;
    Some(format!("{letter}{}", new + 1))
}

fn renamed(ids: &mut Vec<String>, letter: char, order: &[usize]) {
    *ids = ids
        .iter()
        .filter_map(|id| new_id(id, letter, order))
        .collect();
}

/// Rewrites every reference to an entity; `None` takes it away.
pub(super) fn rewrite(record: &mut AnnotatedArticle, new: impl Fn(&String) -> Option<String>) {
    for e in &mut record.entities {
        e.organization = e.organization.as_ref().and_then(&new);
    }
    for c in &mut record.claims {
        for s in c.speaker.iter_mut().chain(&mut c.via) {
            s.entity = s.entity.as_ref().and_then(&new);
        }
        let mut seen: Vec<String> = Vec::new();
        for id in c.entities.iter().filter_map(&new) {
            if !seen.contains(&id) {
                seen.push(id);
            }
        }
        c.entities = seen;
    }
}

/// Sorts every list by place, drops what was emptied, and numbers all anew.
pub(super) fn renumber(mut record: AnnotatedArticle) -> AnnotatedArticle {
    for entity in &mut record.entities {
        crate::sort::sort_by_key(&mut entity.mentions, |m| (m.start, m.end));
    }
    let entities = order(&record.entities, |e| {
        e.mentions.first().map_or((0, 0), |m| (m.start, usize::MAX))
    });
    record.entities = taken(&record.entities, &entities);
    rewrite(&mut record, |id| new_id(id, 'e', &entities));
    for (i, e) in record.entities.iter_mut().enumerate() {
        e.id = format!("e{}", i + 1);
    }

    let amounts = order(&record.amounts, |a| (a.start, a.end));
    let dates = order(&record.dates, |d| (d.start, d.end));
    let claims = order(&record.claims, |c| (c.start, c.end));
    record.amounts = taken(&record.amounts, &amounts);
    record.dates = taken(&record.dates, &dates);
    record.claims = taken(&record.claims, &claims);
    for (i, a) in record.amounts.iter_mut().enumerate() {
        a.id = format!("a{}", i + 1);
        a.same_as = a.same_as.as_ref().and_then(|id| new_id(id, 'a', &amounts));
    }
    for (i, d) in record.dates.iter_mut().enumerate() {
        d.id = format!("d{}", i + 1);
    }
    for (i, c) in record.claims.iter_mut().enumerate() {
        c.id = format!("c{}", i + 1);
        renamed(&mut c.amounts, 'a', &amounts);
        renamed(&mut c.dates, 'd', &dates);
    }
    // A finding that has lost what it spoke of says nothing any more.
    record.findings.retain_mut(|f| {
        let before = (f.amounts.len(), f.claims.len());
        renamed(&mut f.amounts, 'a', &amounts);
        renamed(&mut f.claims, 'c', &claims);
        before == (f.amounts.len(), f.claims.len())
    });
    for (i, f) in record.findings.iter_mut().enumerate() {
        f.id = format!("f{}", i + 1);
    }
    record
}
