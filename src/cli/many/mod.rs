//! The scripts of many payloads: each in its own file of one folder.
//!
//! What is said stands in the order of the call, whatever the threads do.

mod folder;
mod jobs;
mod progress;
mod tell;
mod workers;

pub(super) use tell::needs_folder;

use std::ffi::OsString;
use std::io;
use std::path::Path;

use super::args::Call;
use super::failure::Failure;
use super::output::{Readers, compare};
use super::reads::FilesRead;
use super::script;
use super::status::Status;
use super::surroundings::Surroundings;
use crate::script::Script;
use folder::{File, Folder};
use jobs::Job;
use progress::Progress;

/// So many payloads are worked on before it is said what is wrong with them: reports that wait
/// for their turn take memory.
const AT_ONCE: usize = 256;

/// What is done with a payload's script; it may say something.
type Deliver<'a, T> =
    dyn Fn(&Script, &Job<'_>, &mut Surroundings<'_>) -> Result<T, Failure> + Sync + 'a;

/// Looks up a variable of the environment.
type Variable<'a> = dyn Fn(&str) -> Option<OsString> + Sync + 'a;

/// Writes the scripts into the folder at `path`: all of them or, unless the call says to keep
/// going, none.
pub(super) fn write(
    call: &Call,
    path: &Path,
    surroundings: &mut Surroundings<'_>,
) -> Result<Status, Failure> {
    let jobs = jobs::of(call)?;
    let folder = Folder::stage(path, jobs.len())?;
    let all = call.destination.all;
    let mut files = each(call, &jobs, surroundings, &|script, job, _| {
        if script.changes_nothing() && !all {
            return Ok(File::Idle);
        }
        folder.put(&job.name, script.text(), Readers::of(script))
    });
    refuse_inputs(&folder, &jobs, &mut files, surroundings);
    let keep_going = call.destination.keep_going;
    let ready = files.iter().filter(|file| file.is_ok()).count();
    if ready == jobs.len() || keep_going && ready > 0 {
        if files.contains(&Ok(File::Staged)) {
            folder.open()?;
            publish(&folder, &jobs, &mut files, keep_going, surroundings);
        }
        let idle = jobs.iter().zip(&files);
        let idle = idle.filter(|(_, file)| **file == Ok(File::Idle));
        let idle: Vec<&Path> = idle.map(|(job, _)| job.config).collect();
        surroundings.say(&tell::idle(&idle, jobs.len()));
        surroundings.say(&tell::left_out(&left_out(&jobs, &files), jobs.len(), path));
    } else {
        surroundings.say(&tell::nothing_written(jobs.len() - ready, jobs.len()));
    }
    Ok(worst(files.into_iter().filter_map(Result::err)))
}

/// Refuses each staged file that is one of those that the call has read.
fn refuse_inputs(
    folder: &Folder,
    jobs: &[Job<'_>],
    files: &mut [Result<File, Status>],
    surroundings: &mut Surroundings<'_>,
) {
    let staged = |file: &Result<File, Status>| *file == Ok(File::Staged);
    for (job, file) in jobs.iter().zip(files).filter(|(_, file)| staged(file)) {
        if let Err(failure) = folder.check(&job.name, &surroundings.read) {
            *file = Err(surroundings.fail(&failure));
        }
    }
}

/// Compares the scripts with those in the folder at `path`.
pub(super) fn check(
    call: &Call,
    path: &Path,
    surroundings: &mut Surroundings<'_>,
) -> Result<Status, Failure> {
    let jobs = jobs::of(call)?;
    std::fs::read_dir(path).map_err(|error| Failure::Read {
        path: path.to_owned(),
        reason: error.kind(),
    })?;
    let statuses = each(call, &jobs, surroundings, &|script, job, surroundings| {
        let file = path.join(&job.name);
        if script.changes_nothing() && !file.exists() {
            return Ok(Status::Done);
        }
        match compare(script, &file, surroundings) {
            Err(Failure::Read {
                reason: io::ErrorKind::NotFound,
                ..
            }) => {
                surroundings.say(&tell::missing(&file));
                Ok(Status::Drift)
            }
            result => result,
        }
    });
    let statuses = statuses
        .into_iter()
        .map(|found| found.unwrap_or_else(|status| status));
    let statuses: Vec<Status> = statuses.collect();
    let drifted = statuses.iter().filter(|status| **status == Status::Drift);
    surroundings.say(&tell::drifted(drifted.count(), jobs.len(), path));
    Ok(worst(statuses))
}

/// Makes and delivers the script of every payload, and says what there is to say.
fn each<T: Send>(
    call: &Call,
    jobs: &[Job<'_>],
    surroundings: &mut Surroundings<'_>,
    deliver: &Deliver<'_, T>,
) -> Vec<Result<T, Status>> {
    if let Some(doubt) = script::doubt(call) {
        surroundings.say(&tell::apart(doubt));
    }
    let Surroundings {
        errors,
        variable,
        read,
        colour,
        redraws,
        ..
    } = surroundings;
    let (variable, colour) = (&**variable, *colour);
    let mut progress = Progress::new("made", jobs.len(), *redraws);
    let mut results = Vec::with_capacity(jobs.len());
    for some in jobs.chunks(AT_ONCE) {
        let outcomes = workers::each(
            some,
            |job| outcome(call, job, deliver, variable, read, colour),
            |done| progress.show(results.len() + done, errors),
        );
        for (result, said) in outcomes {
            if !said.is_empty() {
                progress.clear(errors);
                // Whoever closed it does not want to know.
                let _ = errors.write_all(tell::apart(&said).as_bytes());
            }
            results.push(result);
        }
    }
    progress.clear(errors);
    results
}

/// What became of one payload, and what is to be said of it.
fn outcome<T>(
    call: &Call,
    job: &Job<'_>,
    deliver: &Deliver<'_, T>,
    variable: &Variable<'_>,
    read: &FilesRead,
    colour: bool,
) -> (Result<T, Status>, String) {
    let mut said = Vec::new();
    let mut surroundings = Surroundings {
        input: Box::new(io::empty()),
        output: Box::new(io::sink()),
        errors: Box::new(&mut said),
        variable: Box::new(variable),
        read: read.clone(),
        colour,
        redraws: false,
        width: || None,
    };
    let result = script::of(call, job.config, &mut surroundings)
        .and_then(|script| deliver(&script, job, &mut surroundings))
        .map_err(|failure| surroundings.fail(&failure));
    drop(surroundings);
    (result, String::from_utf8_lossy(&said).into_owned())
}

/// Moves what is staged into the folder. After a file that cannot be moved the others stay out as
/// well, unless the call says to keep going.
fn publish(
    folder: &Folder,
    jobs: &[Job<'_>],
    files: &mut [Result<File, Status>],
    keep_going: bool,
    surroundings: &mut Surroundings<'_>,
) {
    let mut progress = Progress::new("written", jobs.len(), surroundings.redraws);
    let mut stopped = false;
    for (count, (job, file)) in jobs.iter().zip(files).enumerate() {
        progress.show(count, &mut surroundings.errors);
        if *file != Ok(File::Staged) {
            continue;
        }
        if stopped {
            *file = Err(Status::Wrong);
        } else if let Err(failure) = folder.publish(&job.name) {
            progress.clear(&mut surroundings.errors);
            *file = Err(surroundings.fail(&failure));
            stopped = !keep_going;
        }
    }
    progress.clear(&mut surroundings.errors);
}

/// The payloads whose scripts are not written.
fn left_out<'a>(jobs: &[Job<'a>], files: &[Result<File, Status>]) -> Vec<&'a Path> {
    let left = jobs.iter().zip(files).filter(|(_, file)| file.is_err());
    left.map(|(job, _)| job.config).collect()
}

fn worst(statuses: impl IntoIterator<Item = Status>) -> Status {
    statuses.into_iter().max().unwrap_or(Status::Done)
}
