//! The exit status of a command.

/// How a command ended, as its exit status says it; the greatest wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Status {
    /// Done.
    Done = 0,
    /// Something differs, the script from the file it was compared with or two payloads; or a
    /// review found something.
    Drift = 1,
    /// The input or the call is wrong; nothing was printed.
    Wrong = 2,
    /// A script could not be reviewed to the end.
    NotReviewed = 3,
    /// Our own check of the script failed: a defect of sfgen; nothing was printed.
    Defect = 70,
}
