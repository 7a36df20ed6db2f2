//! The versioned shape of a report, as JSON shows it.
//!
//! Names in it stay what they are from one release to the next; new ones may come. Every text is
//! made visible here, once, for all formats.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::BASIS;
use super::evidence::{Evidence, Run, Source};
use super::excerpt::{Caret, Excerpt, Place};
use super::gains::{Group, groups};
use super::planned::Plan;
use super::rule::Explained;
use super::verdict::Counts;
use super::visible::{all, visible};
use crate::review::{self, Comparison, Review, Severity, Verdict, Went};

/// The version of the shape.
pub const VERSION: u32 = 2;

/// The reviews of one or several scripts, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Report {
    /// The version of this shape.
    #[schemars(extend("const" = VERSION))]
    pub version: u32,
    /// The version of sfgen.
    pub sfgen: &'static str,
    /// The number of the form of the scripts that it writes.
    pub script_format: u32,
    /// Against what the scripts were checked.
    pub basis: &'static str,
    /// What the scripts come to together: the gravest verdict of any of them.
    #[schemars(extend("enum" = ["no statements", "clean", "findings", "not fully reviewed"]))]
    pub verdict: &'static str,
    /// The findings and statements of all scripts.
    pub counts: Counts,
    /// The severity from which on findings make the exit status 1.
    #[schemars(extend("enum" = ["error", "warning", "note"]))]
    pub fail_on: &'static str,
    /// The exit status of the call.
    #[schemars(range(max = 3))]
    pub exit_status: u8,
    /// The rules that found something in any of the scripts.
    pub rules: Vec<Explained>,
    /// Each script, in the order of the call.
    pub scripts: Vec<Document>,
}

/// The review of one script.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Document {
    /// The script's file.
    pub script: String,
    /// What the review comes to; what was not understood wins over what was found.
    #[schemars(extend("enum" = ["no statements", "clean", "findings", "not fully reviewed"]))]
    pub verdict: &'static str,
    /// The verdict in a sentence.
    pub sentence: String,
    /// How many findings and statements there are of each kind.
    pub counts: Counts,
    /// What was reviewed, and how.
    pub evidence: Evidence,
    /// Each statement, in order.
    pub statements: Vec<Statement>,
    /// The roles under which they run.
    pub roles: Vec<String>,
    /// What is different after this script, object by object.
    pub plan: Plan,
    /// What is different in the end, from before the first earlier script.
    pub net: Net,
    /// What the roles that run it need.
    pub needs: Vec<String>,
    /// Who gains what by this script.
    pub gains: Vec<Group>,
    /// Who loses what by it.
    pub losses: Vec<Group>,
    /// What the rules found, in order of lines.
    pub findings: Vec<Found>,
    /// What was assumed.
    pub assumed: Vec<String>,
    /// What is left open.
    pub uncertain: Vec<String>,
    /// Who has which role in the end.
    pub graph: RoleGraph,
    /// How it compares with the script of a payload, if it was compared.
    pub comparison: Option<Compared>,
    #[serde(skip)]
    pub(super) excerpt: Excerpt,
}

/// A statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Statement {
    /// Its first line, from 1.
    #[schemars(range(min = 1))]
    pub line: u32,
    /// Its last line.
    #[schemars(range(min = 1))]
    pub end_line: u32,
    /// How it went.
    #[schemars(extend("enum" = ["done", "refused", "not understood", "not reached"]))]
    pub outcome: &'static str,
    /// Why it is refused or not understood.
    pub reason: Option<String>,
    /// What it did.
    pub effects: Vec<String>,
}

/// What is different in the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Net {
    /// Objects that were not there before.
    pub created: Vec<String>,
    /// Objects that are gone.
    pub dropped: Vec<String>,
    /// Grants that were not there before, or without the grant option.
    pub granted: Vec<String>,
    /// Grants that are gone.
    pub revoked: Vec<String>,
    /// Objects that have another owner than before.
    pub owned: Vec<String>,
    /// Objects of before whose properties differ, and which properties those are.
    pub changed: Vec<String>,
    /// Policies attached, or no longer.
    pub policies: Vec<String>,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Found {
    /// The rule's id.
    pub rule: &'static str,
    /// How grave it is.
    #[schemars(extend("enum" = ["error", "warning", "note"]))]
    pub severity: &'static str,
    /// The line, from 1.
    #[schemars(range(min = 1))]
    pub line: u32,
    /// The last line of the statement.
    #[schemars(range(min = 1))]
    pub end_line: u32,
    /// The words that it is about, where they can be told.
    pub place: Option<Place>,
    /// What is wrong there.
    pub message: String,
    /// The reason to accept it, where it is accepted.
    pub accepted: Option<String>,
    /// The script's reason to accept it, whether or not it counts.
    pub requested: Option<String>,
    /// The words that it is about, or the first of the statement, as the line is shown.
    #[serde(skip)]
    pub(super) caret: Option<Caret>,
}

/// Roles and users, and who has which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RoleGraph {
    /// Roles and users.
    pub nodes: Vec<Node>,
    /// Roles granted to roles and users.
    pub edges: Vec<Edge>,
}

/// A role or user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Node {
    /// Its kind and name.
    pub name: String,
    /// What it newly holds or owns itself.
    pub holds: Vec<String>,
}

/// A role granted to a role or user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Edge {
    /// The role.
    pub role: String,
    /// Who has it.
    pub to: String,
    /// Whether the scripts granted it.
    pub new: bool,
}

/// A comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Compared {
    /// Byte for byte the same, the same in its effects, or neither.
    #[schemars(extend("enum" = ["same", "equivalent", "different"]))]
    pub result: &'static str,
    /// What is different.
    pub differences: Vec<String>,
}

/// How a call ends.
#[derive(Debug, Clone, Copy)]
pub struct Ending {
    /// The severity from which on findings make the exit status 1.
    pub fail_on: Severity,
    /// The exit status.
    pub exit_status: u8,
    /// The number of the form of the scripts that sfgen writes.
    pub script_format: u32,
}

impl Report {
    /// The documents of one call.
    pub fn of(scripts: Vec<Document>, ending: Ending) -> Self {
        let counts = scripts.iter().map(|document| document.counts).sum();
        let findings = scripts.iter().flat_map(|document| &document.findings);
        let found: BTreeSet<&str> = findings.map(|found| found.rule).collect();
        Self {
            version: VERSION,
            sfgen: env!("CARGO_PKG_VERSION"),
            script_format: ending.script_format,
            basis: BASIS,
            verdict: gravest(&scripts),
            counts,
            fail_on: ending.fail_on.as_str(),
            exit_status: ending.exit_status,
            rules: Explained::of_ids(&found),
            scripts,
        }
    }
}

impl Document {
    /// A review of the script `source`, and how it compares.
    pub fn of(
        source: &Source<'_>,
        review: &Review,
        comparison: Option<&Comparison>,
        run: &Run,
    ) -> Self {
        let excerpt = Excerpt::of(source.lines);
        let findings: Vec<Found> = review
            .findings
            .iter()
            .map(|found| self::found(found, review, &excerpt))
            .collect();
        let counts = Counts::of(review);
        let verdict = verdict(review.verdict());
        Self {
            script: visible(source.name),
            verdict,
            sentence: counts.sentence(verdict),
            counts,
            evidence: Evidence::of(source, run),
            statements: review.statements.iter().map(statement).collect(),
            roles: all(&review.roles),
            plan: Plan::of(&review.plan),
            net: net(&review.net),
            needs: all(&review.needs),
            gains: groups(&review.gains),
            losses: groups(&review.losses),
            findings,
            assumed: review
                .assumed
                .iter()
                .map(|assumed| visible(&assumed.what))
                .collect(),
            uncertain: all(&review.uncertain),
            graph: graph(&review.graph),
            comparison: comparison.map(compared),
            excerpt,
        }
    }
}

/// A line of a script, cut around the words that a finding is about.
pub(super) struct Quoted<'a> {
    pub(super) before: &'a str,
    pub(super) words: &'a str,
    pub(super) after: &'a str,
}

impl Document {
    /// The line with the words that a finding is about.
    pub(super) fn quoted(&self, found: &Found) -> Option<Quoted<'_>> {
        let caret = found.caret.as_ref()?;
        let line = self
            .excerpt
            .lines(caret.line, caret.line)
            .into_iter()
            .next()?;
        Some(Quoted {
            before: line.get(..caret.at.start)?,
            words: line.get(caret.at.clone())?,
            after: line.get(caret.at.end..)?,
        })
    }
}

/// The verdicts, the gravest first.
const VERDICTS: [&str; 4] = ["not fully reviewed", "findings", "no statements", "clean"];

fn gravest(scripts: &[Document]) -> &'static str {
    let is_any = |verdict: &&str| scripts.iter().any(|script| script.verdict == *verdict);
    VERDICTS.into_iter().find(is_any).unwrap_or("clean")
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NoStatements => "no statements",
        Verdict::Clean => "clean",
        Verdict::Findings => "findings",
        Verdict::NotFullyReviewed => "not fully reviewed",
    }
}

fn statement(reviewed: &review::Reviewed) -> Statement {
    let (outcome, reason) = match &reviewed.went {
        Went::Done => ("done", None),
        Went::Refused(reason) => ("refused", Some(reason)),
        Went::NotUnderstood(reason) => ("not understood", Some(reason)),
        Went::NotReached => ("not reached", None),
    };
    Statement {
        line: reviewed.line,
        end_line: reviewed.end_line,
        outcome,
        reason: reason.map(|reason| visible(reason)),
        effects: all(&reviewed.effects),
    }
}

fn net(net: &review::Net) -> Net {
    Net {
        created: all(&net.created),
        dropped: all(&net.dropped),
        granted: all(&net.granted),
        revoked: all(&net.revoked),
        owned: all(&net.owned),
        changed: all(&net.changed),
        policies: all(&net.policies),
    }
}

fn found(found: &review::Finding, review: &Review, excerpt: &Excerpt) -> Found {
    let requested = found
        .allowed
        .as_ref()
        .map(|allowed| visible(&allowed.reason));
    let message = visible(&found.message);
    let end_line = end_of(found.line, review);
    let said = format!("{} {message}", found.rule.wrong);
    Found {
        rule: found.rule.id,
        severity: found.severity.as_str(),
        line: found.line,
        end_line,
        place: excerpt.place(found.line, end_line, &said),
        caret: excerpt.caret(found.line, end_line, &said),
        message,
        accepted: requested.clone().filter(|_| found.is_accepted()),
        requested,
    }
}

/// The last line of the statement that starts in a line, or that line itself.
fn end_of(line: u32, review: &Review) -> u32 {
    let statements = &review.statements;
    let first = statements.partition_point(|statement| statement.line < line);
    let same = statements
        .get(first)
        .filter(|statement| statement.line == line);
    same.map_or(line, |statement| statement.end_line)
}

fn graph(graph: &review::Graph) -> RoleGraph {
    let nodes = graph.nodes.iter().map(|(name, holds)| Node {
        name: visible(name),
        holds: all(holds),
    });
    let edges = graph.edges.iter().map(|edge| Edge {
        role: visible(&edge.role),
        to: visible(&edge.to),
        new: edge.new,
    });
    RoleGraph {
        nodes: nodes.collect(),
        edges: edges.collect(),
    }
}

fn compared(comparison: &Comparison) -> Compared {
    let (result, differences) = match comparison {
        Comparison::Same => ("same", Vec::new()),
        Comparison::Equivalent => ("equivalent", Vec::new()),
        Comparison::Different(differences) => ("different", all(differences)),
    };
    Compared {
        result,
        differences,
    }
}
