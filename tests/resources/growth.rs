//! How time grows with an input that is right.

use std::time::{Duration, Instant};

use sfgen::cli::Status;

use crate::common::sfgen_with;
use crate::inputs::TOP;

/// A payload with so many warehouses, all in one line.
pub(crate) fn payload(warehouses: usize) -> String {
    let items: String = (0..warehouses).map(|n| format!("W{n},")).collect();
    format!("{TOP}  workspaces: {{enabled: true, warehouses: [{items}]}}\n")
}

/// The least of three measurements.
fn taken(command: &str, warehouses: usize) -> Duration {
    let payload = payload(warehouses);
    let once = |_| {
        let started = Instant::now();
        let answer = sfgen_with(&[command, "-"], &payload, &[]);
        assert_eq!(answer.status, Status::Done, "{:.300}", answer.errors);
        started.elapsed()
    };
    (0..3).map(once).min().unwrap()
}

/// A busy machine slows some attempts down; what grows with the square fails all of them.
#[test]
fn eight_times_the_warehouses_take_nowhere_near_sixty_four_times_as_long() {
    for command in ["create", "edit", "delete", "cleanup"] {
        let attempt = |_| {
            let (few, many) = (taken(command, 500), taken(command, 4_000));
            println!("{command}: 500 warehouses {few:?}, 4,000 warehouses {many:?}");
            many < few * 24
        };
        assert!((0..8).any(attempt), "{command}");
    }
}

#[test]
fn a_hundred_thousand_warehouses_are_written_or_refused() {
    let started = Instant::now();
    let answer = sfgen_with(&["create", "-"], &payload(100_000), &[]);
    println!(
        "100,000 warehouses: {:?}, {:?}",
        answer.status,
        started.elapsed()
    );
    assert!(started.elapsed() < Duration::from_secs(60));
    match answer.status {
        Status::Done => assert!(answer.output.contains("WAREHOUSE \"W99999\"")),
        _ => assert!(answer.errors.contains("warehouses") || answer.errors.contains("too large")),
    }
}
