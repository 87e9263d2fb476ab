//! What is one: groups of forms that grow together.

/// A disjoint-set forest whose roots are the smallest members, so that results do not depend on the order of unions.
#[derive(Debug)]
pub(super) struct Groups(Vec<usize>);

impl Groups {
    /// Each of `n` by itself.
    pub(super) fn new(n: usize) -> Self {
        Groups((0..n).collect())
    }

    /// The smallest member of the group that `i` is in.
    pub(super) fn root(&self, mut i: usize) -> usize {
        while let Some(&up) = self.0.get(i)
            && up != i
        {
            i = up;
        }
        i
    }

    /// Makes one group of those of `a` and `b`.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(up) = self.0.get_mut(a.max(b)) {
            *up = a.min(b);
        }
    }
}
