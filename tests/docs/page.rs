//! A page of the documentation, read as its reader reads it.
//!
//! A block of commands is fenced as `sh` or indented; a comment `# exit N` after a command tells
//! an exit status other than 0. A block fenced as `text` is what the command before it prints; a
//! line `…` stands for any lines. A block whose fence names a file, as ` ```yaml config.yaml `,
//! is that file.

use std::path::Path;

pub(crate) struct Page {
    /// Its path from the top of the repository.
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) blocks: Vec<Block>,
}

pub(crate) enum Block {
    Commands(Vec<Command>),
    Output { text: String, line: usize },
    File { name: String, text: String },
    Other,
}

pub(crate) struct Command {
    pub(crate) text: String,
    pub(crate) line: usize,
    /// The exit status that the page tells.
    pub(crate) status: i32,
}

/// The pages for whoever changes sfgen.
pub(crate) const OF_CONTRIBUTORS: [&str; 2] = ["ARCHITECTURE.md", "CONTRIBUTING.md"];

/// README, those for contributors, then the pages under docs/ by name.
pub(crate) fn pages() -> Vec<Page> {
    let mut names: Vec<String> = std::fs::read_dir("docs")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "md"))
        .map(|path| path.to_str().unwrap().to_owned())
        .collect();
    names.sort();
    let first = ["README.md"].into_iter().chain(OF_CONTRIBUTORS);
    let first = first.map(ToOwned::to_owned);
    first.chain(names).map(Page::read).collect()
}

impl Page {
    fn read(name: String) -> Self {
        let text = std::fs::read_to_string(Path::new(&name)).unwrap();
        let blocks = blocks(&text);
        Self { name, text, blocks }
    }

    pub(crate) fn commands(&self) -> impl Iterator<Item = &Command> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Commands(commands) => commands.as_slice(),
            Block::Output { .. } | Block::File { .. } | Block::Other => &[],
        })
    }

    /// The links to files of the repository.
    pub(crate) fn links(&self) -> impl Iterator<Item = &str> {
        let links = self.text.split("](").skip(1);
        links
            .filter_map(|rest| rest.split(')').next())
            .filter_map(|link| link.split('#').next())
            .filter(|link| !link.is_empty() && !link.contains("://"))
    }
}

/// What makes a line one of an indented block.
const INDENT: &str = "    ";

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = text.lines().zip(1..).peekable();
    while let Some((line, number)) = lines.next() {
        if let Some(fence) = line.strip_prefix("```") {
            let inside: Vec<&str> = lines
                .by_ref()
                .map(|(line, _)| line)
                .take_while(|line| *line != "```")
                .collect();
            blocks.push(fenced(fence, &inside, number + 1));
        } else if let Some(first) = line.strip_prefix(INDENT) {
            let mut inside = vec![first];
            while let Some(line) = lines.peek().and_then(|(line, _)| line.strip_prefix(INDENT)) {
                inside.push(line);
                lines.next();
            }
            blocks.push(Block::Commands(commands(&inside, number)));
        }
    }
    blocks
}

fn fenced(fence: &str, inside: &[&str], line: usize) -> Block {
    let text = inside.join("\n") + "\n";
    let mut words = fence.split(' ');
    match (words.next(), words.next()) {
        (Some("sh"), None) => Block::Commands(commands(inside, line)),
        (Some("text"), None) => Block::Output { text, line },
        (Some(_), Some(name)) => Block::File {
            name: name.to_owned(),
            text,
        },
        (_, None) => Block::Other,
        (None, Some(_)) => unreachable!("a split has a first part"),
    }
}

/// One command a line; a backslash at its end joins the next one to it.
fn commands(lines: &[&str], first: usize) -> Vec<Command> {
    let mut commands: Vec<Command> = Vec::new();
    let mut open = false;
    for (text, line) in lines.iter().zip(first..) {
        match commands.last_mut().filter(|_| open) {
            Some(command) => command.text += &format!("\n{text}"),
            None => commands.push(Command {
                text: (*text).to_owned(),
                line,
                status: 0,
            }),
        }
        open = text.ends_with('\\');
    }
    commands.retain(|command| !command.text.trim().is_empty() && !command.text.starts_with('#'));
    for command in &mut commands {
        command.status = told_status(&command.text);
    }
    commands
}

/// The status of `… # exit 1: they differ`.
fn told_status(command: &str) -> i32 {
    let told = command.rsplit_once("# exit ").map(|(_, told)| told);
    let digits = told.map(|told| told.split([':', ' ']).next().unwrap());
    digits.map_or(0, |digits| digits.parse().unwrap())
}

/// Whether a page's text shows this output: whole, but for the lines that `…` stands for.
pub(crate) fn shows(text: &str, output: &str) -> bool {
    let wanted: Vec<&str> = text.lines().collect();
    let found: Vec<&str> = output.lines().collect();
    shows_lines(&wanted, &found)
}

fn shows_lines(wanted: &[&str], found: &[&str]) -> bool {
    match wanted.split_first() {
        None => found.is_empty(),
        Some((&"…", rest)) => {
            (0..=found.len()).any(|left_out| shows_lines(rest, &found[left_out..]))
        }
        Some((line, rest)) => found
            .split_first()
            .is_some_and(|(first, others)| first == line && shows_lines(rest, others)),
    }
}

#[test]
fn output_is_shown_whole_but_for_what_is_left_out() {
    for (text, output, wanted) in [
        ("a\nb\n", "a\nb\n", true),
        ("a\n", "a\nb\n", false),
        ("b\n", "a\nb\n", false),
        ("a\n…\n", "a\nb\n", true),
        ("a\n…\nd\n", "a\nb\nc\nd\n", true),
        ("…\nc\n…\n", "a\nb\nc\nd\n", true),
        ("a\n…\nx\n", "a\nb\nc\nd\n", false),
        ("a\n…\nx\n…\n", "a\nb\nc\nd\n", false),
        ("…\nc\n", "a\nbc\n", false),
    ] {
        assert_eq!(shows(text, output), wanted, "{text:?} {output:?}");
    }
}

#[test]
fn a_page_is_read_as_its_reader_reads_it() {
    let text = "# Title\n\n    one # exit 3: why\n    two \\\n      more\n\n```yaml f.yaml\na: 1\n```\n```sh\nthree\n```\n\n```text\nout\n```\n```sql\nSELECT\n```\n";
    let blocks = blocks(text);
    let [
        Block::Commands(first),
        Block::File { name, text },
        Block::Commands(second),
        Block::Output {
            text: out,
            line: 15,
        },
        Block::Other,
    ] = &blocks[..]
    else {
        panic!("{} blocks", blocks.len());
    };
    let texts: Vec<&str> = first.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(texts, ["one # exit 3: why", "two \\\n  more"]);
    assert_eq!((first[0].status, first[1].status), (3, 0));
    assert_eq!((first[0].line, second[0].line), (3, 11));
    assert_eq!((name.as_str(), text.as_str()), ("f.yaml", "a: 1\n"));
    assert_eq!(out, "out\n");
}
