//! One character of a script that sfgen printed, changed: nobody may take it for the script.
//!
//! What still counts as equivalent is told from the tokens, not from what the comparison says:
//! a blank, the case of a word, a comment, a `;` too many, a comma between properties.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use sfgen::parse::{Script, Shape, parse, shape};
use sfgen::review::{Comparison, Request, Review, Side, compare, review};

const KINDS: [&str; 4] = ["create", "edit", "delete", "cleanup"];

/// What becomes of a character; the original where it cannot.
type Flip = fn(char) -> String;

const FLIPS: [Flip; 12] = [
    |c| if c == 'Q' { "Z" } else { "Q" }.to_owned(),
    |c| if c == '7' { "3" } else { "7" }.to_owned(),
    |c| match c.is_ascii_uppercase() {
        true => c.to_ascii_lowercase().to_string(),
        false => c.to_ascii_uppercase().to_string(),
    },
    |_| "\"".to_owned(),
    |_| "'".to_owned(),
    |_| ";".to_owned(),
    |_| " ".to_owned(),
    |_| "-".to_owned(),
    |_| "$".to_owned(),
    |_| "\n".to_owned(),
    |_| String::new(),
    |c| [c, c].iter().collect(),
];

/// A script as sfgen printed it.
struct Printed {
    name: String,
    text: String,
    script: Script,
    review: Review,
    /// Its comments, from their `--` to the end of their lines.
    comments: Vec<Range<usize>>,
    /// Lines that no script of its kind before had after the same line.
    new_lines: Vec<Range<usize>>,
}

impl Printed {
    /// A script and its lines, which are `seen` from then on.
    fn new(name: String, text: String, seen: &mut BTreeSet<(String, String)>) -> Self {
        let script = parse(&text);
        let (mut comments, mut new_lines) = (Vec::new(), Vec::new());
        let mut before = "";
        for (place, line) in lines(&text) {
            if is_comment(line) {
                let blanks = line.len() - line.trim_start().len();
                comments.push(place.start + blanks..place.start + line.trim_end().len());
            }
            if seen.insert((before.to_owned(), line.to_owned())) {
                new_lines.push(place);
            }
            before = line;
        }
        Self {
            review: review(&Request::of(&script)),
            comments,
            new_lines,
            name,
            script,
            text,
        }
    }

    fn is_comment(&self, at: usize) -> bool {
        self.comments.iter().any(|comment| comment.contains(&at))
    }

    fn is_new(&self, at: usize) -> bool {
        self.new_lines.iter().any(|line| line.contains(&at))
    }

    fn side(&self) -> Side<'_> {
        Side {
            text: &self.text,
            script: &self.script,
            review: &self.review,
        }
    }

    /// Compares a text with this one.
    fn compared(&self, text: &str) -> (Comparison, Option<Review>) {
        let script = parse(text);
        // A comparison finds no fewer differences where it knows more of the effects, so that
        // what differs in its statements already need not be reviewed.
        if script.statements.len() == self.script.statements.len() {
            let review = &self.review;
            let side = Side {
                text,
                script: &script,
                review,
            };
            let comparison = compare(&side, &self.side());
            if matches!(comparison, Comparison::Different(_)) {
                return (comparison, None);
            }
        }
        let review = review(&Request::of(&script));
        let side = Side {
            text,
            script: &script,
            review: &review,
        };
        (compare(&side, &self.side()), Some(review))
    }
}

/// The lines of a text with their places, their breaks included.
fn lines(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    text.split_inclusive('\n').scan(0, |start, line| {
        let range = *start..*start + line.len();
        *start = range.end;
        Some((range, line))
    })
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("--")
}

/// The scripts in snapshots/ of these names.
fn printed(chosen: impl Fn(&str, &str) -> bool) -> Vec<Printed> {
    let mut all = Vec::new();
    for kind in KINDS {
        let mut seen = BTreeSet::new();
        let folder = Path::new("snapshots").join(kind);
        let files = std::fs::read_dir(folder).unwrap();
        let mut files: Vec<_> = files.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for file in files {
            let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
            if chosen(kind, &name) {
                let snapshot = std::fs::read_to_string(&file).unwrap();
                let (_, text) = snapshot.split_once("\n---\n").unwrap();
                let name = format!("{kind} {name}");
                all.push(Printed::new(name, text.to_owned(), &mut seen));
            }
        }
    }
    all
}

/// How flips were judged.
#[derive(Debug, Default)]
struct Tally {
    different: usize,
    equivalent: BTreeMap<&'static str, usize>,
    wrong: Vec<String>,
}

impl Tally {
    fn tried(&self) -> usize {
        self.different + self.equivalent.values().sum::<usize>()
    }

    fn add(&mut self, other: Self) {
        self.different += other.different;
        for (reason, count) in other.equivalent {
            *self.equivalent.entry(reason).or_default() += count;
        }
        self.wrong.extend(other.wrong);
    }

    /// Replaces the character at `at` and judges what comes of it.
    fn flip(&mut self, printed: &Printed, at: usize, flip: Flip) {
        let (before, rest) = printed.text.split_at(at);
        let Some(c) = rest.chars().next() else {
            return;
        };
        let found = format!("{before}{}{}", flip(c), &rest[c.len_utf8()..]);
        if found == printed.text {
            return;
        }
        let told = |what: &str| {
            let line = before.lines().count();
            format!("{}, line {line}, {c:?} at {at}: {what}", printed.name)
        };
        let (comparison, review) = printed.compared(&found);
        match comparison {
            Comparison::Same => self.wrong.push(told("passes as the same")),
            Comparison::Different(_) if printed.is_comment(at) && keeps_comment(&found, at) => {
                self.wrong.push(told("a comment makes a difference"));
            }
            Comparison::Different(_) => self.different += 1,
            Comparison::Equivalent => match harmless(&found, review.as_ref(), printed) {
                Ok(reason) => *self.equivalent.entry(reason).or_default() += 1,
                Err(what) => self.wrong.push(told(what)),
            },
        }
    }

    fn settle(self, of: &str) -> Self {
        println!(
            "{of}: {} flips, {} different, equivalent: {:?}",
            self.tried(),
            self.different,
            self.equivalent
        );
        let shown = &self.wrong[..self.wrong.len().min(20)];
        assert!(
            shown.is_empty(),
            "{} are wrong: {shown:#?}",
            self.wrong.len()
        );
        self
    }
}

/// Whether the line on which a character of a comment was changed is a comment still.
fn keeps_comment(found: &str, at: usize) -> bool {
    let start = found[..at].rfind('\n').map_or(0, |at| at + 1);
    let line = found[start..].lines().next().unwrap_or_default();
    let ends_the_block = line.contains("$$");
    is_comment(line) && found[at..].get(..1) != Some("\n") && !ends_the_block
}

/// Why a script that counts as equivalent is so, judged by its tokens and its effects.
fn harmless(
    found: &str,
    review: Option<&Review>,
    expected: &Printed,
) -> Result<&'static str, &'static str> {
    if !review.is_some_and(|review| same_effects(review, &expected.review)) {
        return Err("passes as equivalent with other effects");
    }
    let (these, those) = (shape(found), shape(&expected.text));
    let variable = |token: &String| match token.starts_with('$') {
        true => token.to_uppercase(),
        false => token.clone(),
    };
    let [these, those] = [these, those].map(|shape| Shape {
        tokens: shape.tokens.iter().map(variable).collect(),
        ..shape
    });
    if these == those {
        return Ok(match found.eq_ignore_ascii_case(&expected.text) {
            true => "the case of a word",
            false => "a blank or a comment",
        });
    }
    let between_quotes = (&these.identifiers, &these.literals);
    if between_quotes != (&those.identifiers, &those.literals) {
        return Err("passes as equivalent with another name or text");
    }
    if statements(&these.tokens) == statements(&those.tokens) {
        return Ok("an empty statement, or no `;` at the end");
    }
    match without_commas(&these.tokens) == without_commas(&those.tokens) {
        true => Ok("a comma between properties"),
        false => Err("passes as equivalent with other tokens"),
    }
}

/// The tokens without the commas of statements that make something.
fn without_commas(tokens: &[String]) -> Vec<&String> {
    let statements = tokens.split_inclusive(|token| token == ";");
    let counted = |statement: &[String], token: &String| {
        token != "," || statement.first().is_none_or(|first| first != "CREATE")
    };
    let tokens = statements.flat_map(|statement| {
        statement
            .iter()
            .filter(move |token| counted(statement, token))
    });
    tokens.collect()
}

/// The tokens of each statement that has any; a block needs no `;` at its end either.
fn statements(tokens: &[String]) -> Vec<&[String]> {
    let statements = tokens.split(|token| token == ";" || token == "$$");
    statements.filter(|tokens| !tokens.is_empty()).collect()
}

/// Whether two scripts do the same, statement by statement, wherever they stand.
fn same_effects(one: &Review, other: &Review) -> bool {
    let done = |review: &Review| -> Vec<_> {
        let statements = review.statements.iter();
        statements
            .map(|statement| (statement.went.clone(), statement.effects.clone()))
            .collect()
    };
    done(one) == done(other)
        && (&one.net, &one.gains, &one.needs) == (&other.net, &other.gains, &other.needs)
        && (&one.graph, assumed(one)) == (&other.graph, assumed(other))
}

/// What a review assumes, wherever the lines that need it stand.
fn assumed(review: &Review) -> Vec<&str> {
    let assumed = review.assumed.iter();
    assumed.map(|assumption| assumption.what.as_str()).collect()
}

/// Flips every character that `wanted` wants in every script, in two threads, since a test
/// machine has two processors at least. At each place every `step`th way of flipping is tried.
fn flip_all(scripts: &[Printed], step: usize, wanted: fn(&Printed, usize) -> bool) -> Tally {
    let flipped = |printed: &Printed, parity: usize| {
        let mut tally = Tally::default();
        let places = printed.text.char_indices().map(|(at, _)| at);
        for at in
            places.filter(|at| at % 2 == parity && printed.is_new(*at) && wanted(printed, *at))
        {
            let flips = FLIPS.into_iter().skip(at / 2 % step).step_by(step);
            flips.for_each(|flip| tally.flip(printed, at, flip));
        }
        tally
    };
    let mut all = Tally::default();
    std::thread::scope(|scope| {
        let of_parity = |parity| {
            scope.spawn(move || {
                let mut tally = Tally::default();
                for printed in scripts {
                    tally.add(flipped(printed, parity));
                }
                tally
            })
        };
        for thread in [0, 1].map(of_parity) {
            all.add(thread.join().unwrap());
        }
    });
    all
}

/// Scripts that between them hold most of what sfgen writes.
fn representative(kind: &str, name: &str) -> bool {
    matches!(
        (kind, name),
        ("create", "all-toggles" | "user-password")
            | ("edit", "all-toggles")
            | ("delete", "key-pair")
            | ("cleanup", "readme")
    )
}

#[test]
fn no_character_that_counts_can_be_changed() {
    let scripts = printed(representative);
    assert_eq!(scripts.len(), 5);
    let flips = flip_all(&scripts, 12, |printed, at| !printed.is_comment(at));
    assert!(flips.settle("characters that count").different > 9_900);
}

#[test]
fn a_comment_may_say_anything_while_it_is_one() {
    let scripts = printed(|kind, name| (kind, name) == ("create", "all-toggles"));
    let flips = flip_all(&scripts, 4, Printed::is_comment);
    assert!(flips.settle("comments").equivalent["a blank or a comment"] > 5_000);
}

#[test]
#[ignore = "the longer part, for .ci/run"]
fn no_character_of_any_snapshot_can_be_changed() {
    let scripts = printed(|_, _| true);
    let mut flips = flip_all(&scripts, 1, |printed, at| !printed.is_comment(at));
    flips.add(flip_all(&scripts, 4, Printed::is_comment));
    assert!(flips.settle("every line of every script").different > 400_000);
}
