//! Work on a stream by all cores at once, its results in the order of what was read.
//!
//! One thread reads, the pool works, the caller takes the results. What is between reading and taking is bounded in bytes:
//! when that much is under way the reading waits, so memory does not grow with the stream, and a caller that is slow slows
//! down whoever writes to the input.

use std::io;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};

/// Bytes of input for each thread that may be under way, and once more: enough that a long article keeps no other core
/// waiting, and little beside what its answer takes.
const ROOM: usize = 1 << 20;

/// What an item costs beside its bytes: short ones are bounded in number.
const EACH: usize = 1 << 10;

/// What the caller is told.
pub(super) enum Step<A> {
    /// The next result.
    Next(A),
    /// There is none just now: the time to flush.
    Idle,
}

/// What the reading thread passes on: where the result of an item will be, and the room that it takes.
struct Ticket<A> {
    answer: Receiver<A>,
    room: usize,
}

/// Results of `work` on the items, in their order. The thread that reads is not waited for when the iterator is dropped: it
/// may be in the middle of a read that never ends.
///
/// # Errors
/// When an item cannot be read: the last thing that comes.
pub(super) fn in_order<T, A>(
    items: impl Iterator<Item = io::Result<T>> + Send + 'static,
    size: impl Fn(&T) -> usize + Send + 'static,
    work: impl Fn(T) -> A + Send + Sync + 'static,
) -> impl Iterator<Item = io::Result<Step<A>>>
where
    T: Send + 'static,
    A: Send + 'static,
{
    let room = Arc::new(Room::new(ROOM * (1 + rayon::current_num_threads())));
    let (sender, tickets) = channel();
    let taken = Arc::clone(&room);
    let work = Arc::new(work);
    std::thread::spawn(move || {
        for item in items {
            let ticket = item.map(|item| {
                let room = size(&item) + EACH;
                taken.take(room);
                let (answered, answer) = channel();
                let work = Arc::clone(&work);
                rayon::spawn_fifo(move || {
                    // Nobody waits for it where the caller has gone.
                    let _ = answered.send(work(item));
                });
                Ticket { answer, room }
            });
            let failed = ticket.is_err();
            if sender.send(ticket).is_err() || failed {
                return;
            }
        }
    });
    Results {
        tickets,
        first: None,
        room,
        told: false,
    }
}

struct Results<A> {
    tickets: Receiver<io::Result<Ticket<A>>>,
    /// The one whose result comes next.
    first: Option<Ticket<A>>,
    room: Arc<Room>,
    /// Whether the caller knows that there is nothing just now.
    told: bool,
}

/// What the channel has, or nothing when that would take waiting and the caller does not know yet.
fn receive<T>(from: &Receiver<T>, told: bool) -> Result<T, TryRecvError> {
    if told {
        from.recv().map_err(|_| TryRecvError::Disconnected)
    } else {
        from.try_recv()
    }
}

impl<A> Iterator for Results<A> {
    type Item = io::Result<Step<A>>;

    fn next(&mut self) -> Option<Self::Item> {
        let ticket = match self.first.take() {
            Some(ticket) => Ok(Ok(ticket)),
            None => receive(&self.tickets, self.told),
        };
        let ticket = match ticket {
            Ok(Ok(ticket)) => ticket,
            Ok(Err(error)) => return Some(Err(error)),
            Err(TryRecvError::Empty) => {
                self.told = true;
                return Some(Ok(Step::Idle));
            }
            Err(TryRecvError::Disconnected) => return None,
        };
        match receive(&ticket.answer, self.told) {
            Ok(answer) => {
                self.told = false;
                self.room.give(ticket.room);
                Some(Ok(Step::Next(answer)))
            }
            Err(TryRecvError::Empty) => {
                self.told = true;
                self.first = Some(ticket);
                Some(Ok(Step::Idle))
            }
            Err(TryRecvError::Disconnected) => {
                Some(Err(io::Error::other("a worker gave no answer")))
            }
        }
    }
}

/// A number of bytes that may be under way.
struct Room {
    free: Mutex<usize>,
    given: Condvar,
    all: usize,
}

impl Room {
    fn new(all: usize) -> Self {
        Self {
            free: Mutex::new(all),
            given: Condvar::new(),
            all,
        }
    }

    /// Waits until there is so much room, or all of it for what is larger.
    fn take(&self, bytes: usize) {
        let bytes = bytes.min(self.all);
        let mut free = self.free();
        while *free < bytes {
            free = self
                .given
                .wait(free)
                .unwrap_or_else(std::sync::PoisonError::into_inner);
        }
        *free -= bytes;
    }

    /// Gives back what was taken.
    fn give(&self, bytes: usize) {
        *self.free() += bytes.min(self.all);
        self.given.notify_one();
    }

    fn free(&self) -> MutexGuard<'_, usize> {
        self.free
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    fn taken<A>(steps: impl Iterator<Item = io::Result<Step<A>>>) -> Vec<A> {
        steps
            .filter_map(|step| match step.unwrap() {
                Step::Next(answer) => Some(answer),
                Step::Idle => None,
            })
            .collect()
    }

    #[test]
    fn results_come_in_the_order_of_the_items_however_long_each_takes() {
        let work = |n: u64| {
            std::thread::sleep(Duration::from_micros(n * 7919 % 500));
            n
        };
        let results = in_order((0..300).map(Ok), |_| 0, work);
        assert_eq!(taken(results), (0..300).collect::<Vec<_>>());
    }

    #[test]
    fn reading_waits_while_the_room_is_taken_and_goes_on_when_there_is_some() {
        let read = Arc::new(AtomicUsize::new(0));
        let seen = Arc::clone(&read);
        let items = (0..1000).map(move |n| {
            seen.store(n, Ordering::SeqCst);
            Ok(n)
        });
        let results = in_order(items, |_| ROOM / 2, |n| n);
        std::thread::sleep(Duration::from_millis(300));
        let most = 2 * (1 + rayon::current_num_threads());
        let ahead = read.load(Ordering::SeqCst);
        assert!(ahead <= most, "{ahead} read ahead, {most} allowed");
        assert_eq!(taken(results).len(), 1000);
    }

    #[test]
    fn what_is_larger_than_all_the_room_goes_through_by_itself() {
        let results = in_order((0..5).map(Ok), |_| usize::MAX - EACH, |n| n);
        assert_eq!(taken(results), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn an_item_that_cannot_be_read_is_the_last_thing_that_comes() {
        let items = [Ok(1), Ok(2), Err(io::Error::other("gone")), Ok(3)];
        let mut steps = in_order(items.into_iter(), |_| 0, |n| n)
            .filter(|step| !matches!(step, Ok(Step::Idle)));
        assert!(matches!(steps.next(), Some(Ok(Step::Next(1)))));
        assert!(matches!(steps.next(), Some(Ok(Step::Next(2)))));
        assert!(matches!(steps.next(), Some(Err(error)) if error.to_string() == "gone"));
        assert!(steps.next().is_none());
    }
}
