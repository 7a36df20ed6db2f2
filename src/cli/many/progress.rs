//! A line on the terminal that says how far the work is, once it takes long enough to wonder.

use std::io::Write;
use std::time::{Duration, Instant};

/// Work that is done sooner shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the line is drawn again.
const PACE: Duration = Duration::from_millis(100);
/// The longest bar, in columns.
const LONGEST: usize = 40;
/// Back to the start of the line, and nothing after it.
const ERASE: &str = "\r\x1b[K";

/// How far the work is.
pub(super) struct Progress {
    done: &'static str,
    total: usize,
    /// When the line is drawn next; never where none can be drawn.
    due: Option<Instant>,
    shown: bool,
}

impl Progress {
    /// Of `total` things, none of which is `done`, in one word; where the terminal does not
    /// redraw, nothing will be shown.
    pub(super) fn new(done: &'static str, total: usize, redraws: bool) -> Self {
        Self {
            done,
            total,
            due: redraws.then(|| Instant::now() + PATIENCE),
            shown: false,
        }
    }

    /// Shows that so many are done.
    pub(super) fn show(&mut self, count: usize, terminal: &mut impl Write) {
        let now = Instant::now();
        if self.due.is_some_and(|due| due <= now) {
            let numbers = format!("{count} of {} {}", self.total, self.done);
            let line = line(count, self.total, &numbers, columns());
            // Whoever closed it does not want to know.
            let _ = write!(terminal, "{ERASE}{line}");
            self.due = Some(now + PACE);
            self.shown = true;
        }
    }

    /// Makes room for other messages.
    pub(super) fn clear(&mut self, terminal: &mut impl Write) {
        if std::mem::take(&mut self.shown) {
            let _ = write!(terminal, "{ERASE}");
        }
    }
}

/// The width of the terminal.
#[cfg(unix)]
fn columns() -> usize {
    let size = rustix::termios::tcgetwinsize(std::io::stderr());
    size.map_or(80, |size| usize::from(size.ws_col))
}

#[cfg(not(unix))]
fn columns() -> usize {
    80
}

/// A bar as far as there is room for one beside the numbers, and never as wide as the terminal:
/// the cursor would go to the next line.
fn line(count: usize, total: usize, numbers: &str, columns: usize) -> String {
    let room = columns.saturating_sub(numbers.len() + "[] ".len() + 1);
    let length = room.min(LONGEST);
    if length < 5 {
        return numbers.chars().take(columns.saturating_sub(1)).collect();
    }
    let full = length * count / total.max(1);
    let (full, rest) = ("=".repeat(full), " ".repeat(length - full));
    format!("[{full}{rest}] {numbers}")
}

#[cfg(test)]
mod tests {
    use super::{Instant, Progress, line};

    #[test]
    fn nothing_is_shown_of_what_is_soon_done_or_where_nothing_can_be_redrawn() {
        let mut shown = Vec::new();
        for redraws in [false, true] {
            let mut progress = Progress::new("made", 2, redraws);
            progress.show(1, &mut shown);
            progress.clear(&mut shown);
        }
        assert!(shown.is_empty());
    }

    #[test]
    fn what_is_shown_is_taken_back() {
        let mut shown = Vec::new();
        let mut progress = Progress::new("made", 2, true);
        progress.due = Some(Instant::now());
        progress.show(1, &mut shown);
        // The next is not due so soon.
        progress.show(2, &mut shown);
        progress.clear(&mut shown);
        progress.clear(&mut shown);
        let shown = String::from_utf8(shown).unwrap();
        assert!(shown.starts_with("\r\x1b[K["), "{shown:?}");
        assert!(shown.ends_with("] 1 of 2 made\r\x1b[K"), "{shown:?}");
    }

    #[test]
    fn a_line_fits_the_terminal() {
        let bar = "[==========                              ] 25 of 100 made";
        assert_eq!(line(25, 100, "25 of 100 made", 80), bar);
        assert_eq!(line(1, 2, "1 of 2", 20), "[=====     ] 1 of 2");
        assert_eq!(line(1, 2, "1 of 2", 12), "1 of 2");
        assert_eq!(line(1, 2, "1 of 2", 4), "1 o");
        for columns in 0..100 {
            for count in [0, 9_999, 100_000] {
                let numbers = format!("{count} of 100000 made");
                let width = line(count, 100_000, &numbers, columns).len();
                assert!(width < columns.max(1), "{columns}");
            }
        }
    }
}
