//! A shell in a folder of its own, from one command to the next.

use std::path::Path;
use std::process::Command as Process;

use crate::docs::page::Command;

/// Runs the command `$2` in the environment that the one before it has left in the file `$1`.
const ONE: &str = r#"
exec 2>&1
[ ! -e "$1" ] || . "$1"
eval "$2"
status=$?
export -p > "$1"
exit $status
"#;

/// A folder with the fixtures, and what the commands have exported so far.
pub(crate) struct Session {
    folder: tempfile::TempDir,
    /// Kept apart, so that the folder holds nothing but what its reader made.
    exported: tempfile::TempDir,
}

impl Session {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
        std::os::unix::fs::symlink(fixtures, folder.path().join("fixtures")).unwrap();
        let exported = tempfile::tempdir().unwrap();
        Self { folder, exported }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// What a command prints, on either stream; its status has to be the one that is told.
    pub(crate) fn run(&mut self, command: &Command, page: &str) -> String {
        let here = format!("{page}:{}: {}", command.line, command.text);
        let (status, output) = self.shell(&command.text, "sh", &[]);
        assert_eq!(status, Some(command.status), "{here}\n{output}");
        output
    }

    /// Runs a text in a shell; its exit status and what it printed.
    pub(crate) fn shell(
        &mut self,
        text: &str,
        shell: &str,
        environment: &[(&str, &str)],
    ) -> (Option<i32>, String) {
        let sfgen = Path::new(env!("CARGO_BIN_EXE_sfgen")).parent().unwrap();
        let path = format!("{}:{}", sfgen.display(), std::env::var("PATH").unwrap());
        let output = Process::new(shell)
            .args(["-c", ONE, shell])
            .arg(self.exported.path().join("session"))
            .arg(text)
            .env("PATH", path)
            .envs(environment.iter().copied())
            .current_dir(&self.folder)
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap();
        let shown = String::from_utf8(output.stdout).unwrap();
        (output.status.code(), shown)
    }
}
