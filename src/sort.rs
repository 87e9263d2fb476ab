//! Sorting by one sort: the standard ones are compiled anew for every type that is sorted, some six kilobytes of
//! WebAssembly each, so here they sort places, and only the moves are compiled for the type.

use std::cmp::Ordering;
#[cfg(feature = "app")]
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Sorts by `compare`; what is equal stays in its order.
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    if items.len() < 2 {
        return;
    }
    let order = arrange(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        // Both are below the length.
        _ => Ordering::Equal,
    });
    put(items, order);
}

/// Sorts by what `key` gives; what is equal stays in its order.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts in the order of the type; what is equal stays in its order.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// A set, made one by one: `collect` would sort first.
pub(crate) fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for item in items {
        set.insert(item);
    }
    set
}

/// A map, made one by one for the same reason.
#[cfg(feature = "app")]
pub(crate) fn map<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in items {
        map.insert(key, value);
    }
    map
}

/// For every place which item belongs there.
#[inline(never)]
fn arrange(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

/// Brings to every place the item that belongs there.
fn put<T>(items: &mut [T], mut order: Vec<usize>) {
    for start in 0..items.len() {
        // Each round of items that take each other's places is walked once; what has its item names itself.
        let mut place = start;
        while let Some(slot) = order.get_mut(place) {
            let from = std::mem::replace(slot, place);
            if from == start || from == place {
                break;
            }
            items.swap(place, from);
            place = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_standard_sort_does() {
        let mut seed = 11_u64;
        for n in [0, 1, 2, 3, 7, 20, 21, 100, 1000] {
            let mut items: Vec<(u64, usize)> = (0..n)
                .map(|i| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    ((seed >> 33) % 17, i)
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_by_key(|&(key, _)| key);
            sort_by_key(&mut items, |&(key, _)| key);
            assert_eq!(items, expected);
            expected.reverse();
            items.reverse();
            expected.sort();
            sort(&mut items);
            assert_eq!(items, expected);
        }
    }

    #[test]
    fn sorts_what_cannot_be_copied() {
        let mut words = ["다", "가", "라", "나"].map(String::from);
        sort(&mut words);
        assert_eq!(words, ["가", "나", "다", "라"]);
    }
}
