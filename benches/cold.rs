//! How long a whole process takes beside the smallest Rust program, both started in turn, many
//! times. The machine should be quiet; the ratio bears some noise, the times none.
//!
//!     cargo bench --bench cold [-- TIMES]
//!
//! The smallest program is built as `rustc` builds by default: dynamically linked.

#![allow(clippy::print_stdout, reason = "a report for the command line")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const SMALLEST: &str = "fn main() { println!(\"hello\"); }\n";
const CALLS: [&[&str]; 5] = [
    &["--version"],
    &["create", "fixtures/payloads/oauth-client-secret.yaml"],
    &["create", "fixtures/payloads/key-pair.yaml"],
    &["delete", "fixtures/payloads/key-pair.yaml"],
    &["review", "target/cold/create.sql"],
];

fn main() {
    let times = std::env::args().skip(1).find_map(|word| word.parse().ok());
    let (smallest, sfgen) = (smallest(), sfgen());
    let mut programs = vec![Program::new(&smallest, &[])];
    programs.extend(CALLS.map(|call| Program::new(&sfgen, call)));
    for _ in 0..times.unwrap_or(1_000) {
        programs.iter_mut().for_each(Program::start);
    }
    let floor = programs[0].median();
    for program in &mut programs {
        let median = program.median();
        println!(
            "{:6.0} µs  {:.2}  {}",
            median.as_secs_f64() * 1e6,
            median.as_secs_f64() / floor.as_secs_f64(),
            program.name
        );
    }
}

/// A program, how it is called, and how long each call took.
struct Program {
    name: String,
    command: Command,
    taken: Vec<Duration>,
}

impl Program {
    fn new(path: &Path, arguments: &[&str]) -> Self {
        let mut command = Command::new(path);
        command.args(arguments).env_clear().stdin(Stdio::null());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let program = path.file_name().unwrap_or_default().to_string_lossy();
        Self {
            name: format!("{program} {}", arguments.join(" ")),
            command,
            taken: Vec::new(),
        }
    }

    fn start(&mut self) {
        let started = Instant::now();
        let status = self.command.status().expect("it can be started");
        self.taken.push(started.elapsed());
        assert!(
            status.code().is_some_and(|code| code <= 1),
            "{}: {status}",
            self.name
        );
    }

    fn median(&mut self) -> Duration {
        self.taken.sort_unstable();
        self.taken[self.taken.len() / 2]
    }
}

fn smallest() -> PathBuf {
    let folder = Path::new("target/cold");
    fs::create_dir_all(folder).expect("a folder can be made");
    let (source, program) = (folder.join("smallest.rs"), folder.join("smallest"));
    fs::write(&source, SMALLEST).expect("a file can be written");
    done(
        Command::new("rustc")
            .arg("-O")
            .arg(&source)
            .arg("-o")
            .arg(&program),
    );
    program
}

/// The released program, built without what tests and benches switch on; it lies one folder
/// above this one.
fn sfgen() -> PathBuf {
    done(Command::new(env!("CARGO")).args(["build", "--release", "--locked", "--quiet"]));
    let this = std::env::current_exe().expect("it was started from a file");
    let folder = this.ancestors().nth(2).expect("it lies in deps");
    let sfgen = folder.join("sfgen");
    let config = "fixtures/payloads/key-pair.yaml";
    done(Command::new(&sfgen).args(["create", config, "--output", "target/cold/create.sql"]));
    sfgen
}

fn done(command: &mut Command) {
    let status = command.status().expect("it can be started");
    assert!(status.success(), "{command:?}: {status}");
}
