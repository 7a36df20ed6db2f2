//! The `sfgen` command.

fn main() -> std::process::ExitCode {
    sfgen::cli::main()
}
