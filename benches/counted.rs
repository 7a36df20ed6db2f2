//! Runs one stage so many times, for a counter of instructions outside; see `benches/instructions`.
//!
//!     counted STAGE PAYLOAD TIMES
//!     counted growth SCRIPT TIMES
//!
//! What the preparation takes cancels out between two runs with different TIMES.

mod growth;
mod stages;

use std::hint::black_box;
use std::process::ExitCode;

fn main() -> ExitCode {
    // `cargo bench` itself adds `--bench`.
    let arguments = std::env::args().skip(1).filter(|word| word != "--bench");
    let arguments: Vec<String> = arguments.collect();
    let Some((run, times)) = call(&arguments) else {
        return ExitCode::from(2);
    };
    for _ in 0..times {
        run();
    }
    ExitCode::SUCCESS
}

fn call(arguments: &[String]) -> Option<(Box<dyn Fn()>, usize)> {
    let [stage, payload, times] = arguments else {
        return None;
    };
    Some((prepared(stage, payload)?, times.parse().ok()?))
}

/// The stage, with what the stages before it make.
fn prepared(stage: &str, payload: &str) -> Option<Box<dyn Fn()>> {
    if stage == "growth" {
        let script = sfgen::parse::parse(&long_script(payload)?);
        return Some(Box::new(move || drop(black_box(stages::review(&script)))));
    }
    let payload = stages::payload(payload)?;
    let setup = stages::integration(&payload);
    let script = stages::script(&setup);
    Some(match stage {
        "integration" => Box::new(move || drop(black_box(stages::integration(&payload)))),
        "script" => Box::new(move || drop(black_box(stages::script(&setup)))),
        "verified" => Box::new(move || drop(black_box(stages::verified(&setup)))),
        "review" => Box::new(move || drop(black_box(stages::review(&stages::statements(&script))))),
        _ => return None,
    })
}

/// The script `KIND-LINES`, such as `roles-250`.
fn long_script(name: &str) -> Option<String> {
    let (kind, lines) = name.rsplit_once('-')?;
    let (_, line) = growth::LINES.iter().find(|(known, _)| *known == kind)?;
    Some(growth::script(lines.parse().ok()?, *line))
}
