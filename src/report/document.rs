//! The versioned shape of a review, as JSON shows it.
//!
//! Names in it stay what they are from one release to the next; new ones may come. Every text is
//! made visible here, once, for all formats.

use schemars::JsonSchema;
use serde::Serialize;

use super::BASIS;
use super::visible::{all, visible};
use crate::review::{self, Comparison, Finding, RULES, Review, Verdict, Went};

/// The version of the shape.
pub const VERSION: u32 = 1;

/// A review, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Document {
    /// The version of this shape.
    #[schemars(extend("const" = VERSION))]
    pub version: u32,
    /// The script's file.
    pub script: String,
    /// What the review comes to; what was not understood wins over what was found.
    #[schemars(extend("enum" = ["no statements", "clean", "findings", "not fully reviewed"]))]
    pub verdict: &'static str,
    /// Against what the script was checked.
    pub basis: &'static str,
    /// Rules of this review that rest on more than documentation.
    pub inference: Vec<RestsOn>,
    /// Each statement, in order.
    pub statements: Vec<Statement>,
    /// What is different in the end.
    pub net: Net,
    /// What the roles that run it need.
    pub needs: Vec<String>,
    /// Who gains what.
    pub gains: Vec<Gained>,
    /// What the rules found.
    pub findings: Vec<Found>,
    /// What was assumed.
    pub assumed: Vec<String>,
    /// What is left open.
    pub uncertain: Vec<String>,
    /// Who has which role in the end.
    pub graph: RoleGraph,
    /// How it compares with the script of a payload, if it was compared.
    pub comparison: Option<Compared>,
}

/// A rule and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RestsOn {
    /// The rule.
    pub rule: &'static str,
    /// What Snowflake does not document.
    pub inference: &'static str,
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

impl Net {
    /// Each list with its heading, empty ones left out.
    pub(super) fn lists(&self) -> Vec<(&'static str, &[String])> {
        let lists: [(&str, &[String]); 7] = [
            ("created", &self.created),
            ("dropped", &self.dropped),
            ("granted", &self.granted),
            ("revoked", &self.revoked),
            ("owned", &self.owned),
            ("changed", &self.changed),
            ("policies", &self.policies),
        ];
        let full = lists.into_iter().filter(|(_, list)| !list.is_empty());
        full.collect()
    }
}

/// A gain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Gained {
    /// The user or role.
    pub who: String,
    /// The privilege or role.
    pub what: String,
    /// The roles in between.
    pub path: Vec<String>,
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
    /// What is wrong there.
    pub message: String,
    /// What is wrong in general.
    pub wrong: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// Where that is documented.
    pub link: &'static str,
    /// What to do instead.
    pub instead: &'static str,
    /// The script's reason to accept it, where requests count.
    pub accepted: Option<String>,
    /// The script's reason to accept it, whether or not it counts.
    pub requested: Option<String>,
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

impl Document {
    /// A review of the script in the file `script`, and how it compares.
    pub fn of(script: &str, review: &Review, comparison: Option<&Comparison>) -> Self {
        Self {
            version: VERSION,
            script: visible(script),
            verdict: verdict(review.verdict()),
            basis: BASIS,
            inference: inference(),
            statements: review.statements.iter().map(statement).collect(),
            net: net(&review.net),
            needs: all(&review.needs),
            gains: review.gains.iter().map(gained).collect(),
            findings: review.findings.iter().map(found).collect(),
            assumed: review
                .assumed
                .iter()
                .map(|assumed| visible(&assumed.what))
                .collect(),
            uncertain: all(&review.uncertain),
            graph: graph(&review.graph),
            comparison: comparison.map(compared),
        }
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NoStatements => "no statements",
        Verdict::Clean => "clean",
        Verdict::Findings => "findings",
        Verdict::NotFullyReviewed => "not fully reviewed",
    }
}

fn inference() -> Vec<RestsOn> {
    let rests = RULES.iter().filter_map(|rule| {
        Some(RestsOn {
            rule: rule.id,
            inference: rule.inference?,
        })
    });
    rests.collect()
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

fn gained(gain: &review::Gain) -> Gained {
    Gained {
        who: visible(&gain.who),
        what: visible(&gain.what),
        path: all(&gain.path),
    }
}

fn found(found: &Finding) -> Found {
    let rule = found.rule;
    let requested = found
        .allowed
        .as_ref()
        .map(|allowed| visible(&allowed.reason));
    Found {
        rule: rule.id,
        severity: rule.severity.as_str(),
        line: found.line,
        message: visible(&found.message),
        wrong: rule.wrong,
        why: rule.why,
        link: rule.link,
        instead: rule.instead,
        accepted: requested.clone().filter(|_| found.is_accepted()),
        requested,
    }
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
