//! The plan of a script as reports show it: marks, groups and counts.

use schemars::JsonSchema;
use serde::Serialize;

use super::visible::{all, visible};
use crate::review::{self, Mark};

/// What a script changes, object by object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Plan {
    /// How many objects and grants change.
    pub counts: Changes,
    /// The objects that change.
    pub objects: Vec<Planned>,
    /// What cannot be brought back once the script has run.
    pub lasting: Vec<String>,
}

/// How much changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Changes {
    /// Objects to add.
    pub add: usize,
    /// Objects to change.
    pub change: usize,
    /// Objects to drop.
    pub drop: usize,
    /// Privileges and roles that are granted.
    pub grant: usize,
    /// Privileges and roles that are revoked.
    pub revoke: usize,
    /// Objects that get another owner.
    pub hand_over: usize,
}

/// An object that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Planned {
    /// Its kind and name.
    pub object: String,
    /// What happens to it: `null` where only what it holds or who owns it changes.
    #[schemars(extend("enum" = ["add", "drop", null]))]
    pub action: Option<&'static str>,
    /// Who owns it in the end; of what is dropped, who did.
    pub owner: Option<String>,
    /// What else changes about it.
    pub steps: Vec<PlanStep>,
}

/// A change of an object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlanStep {
    /// What happens; a policy is added and dropped.
    #[schemars(extend("enum" = ["add", "change", "drop", "grant", "revoke", "hand over"]))]
    pub action: &'static str,
    /// Privileges or a role, a property, a policy, or the new owner.
    pub what: Vec<String>,
    /// What it is on, or what it was.
    pub detail: String,
}

impl Plan {
    pub(super) fn of(plan: &review::Plan) -> Self {
        Self {
            counts: Changes::of(plan),
            objects: plan.objects.iter().map(planned).collect(),
            lasting: all(&plan.lasting),
        }
    }

    /// How what can be taken back is taken back.
    pub(super) fn way_back(&self) -> Option<String> {
        let counts = &self.counts;
        let ways = [
            (counts.add, "DROP what it adds"),
            (counts.grant, "REVOKE what it grants"),
            (counts.revoke, "GRANT again what it revokes"),
            (counts.hand_over, "GRANT OWNERSHIP to the earlier owners"),
            (counts.change, "ALTER what it changes to the earlier values"),
        ];
        let ways = ways.into_iter().filter(|(count, _)| *count > 0);
        let ways: Vec<&str> = ways.map(|(_, way)| way).collect();
        (!ways.is_empty()).then(|| ways.join(", "))
    }
}

impl Changes {
    fn of(plan: &review::Plan) -> Self {
        let mut counts = Self::default();
        for object in &plan.objects {
            let mut changed = false;
            for step in &object.steps {
                match step.mark {
                    Mark::Granted => counts.grant += step.what.len(),
                    Mark::Revoked => counts.revoke += step.what.len(),
                    Mark::HandedOver => counts.hand_over += 1,
                    Mark::Added | Mark::Changed | Mark::Dropped => changed = true,
                }
            }
            match object.mark {
                Some(Mark::Added) => counts.add += 1,
                Some(Mark::Dropped) => counts.drop += 1,
                _ => counts.change += usize::from(changed),
            }
        }
        counts
    }

    /// The counts in a line.
    ///
    /// ```
    /// use sfgen::report::Changes;
    ///
    /// let counts = Changes { add: 1, grant: 1, ..Changes::default() };
    /// assert_eq!(counts.line(), "1 to add, 0 to change, 0 to drop; 1 grant, 0 revokes");
    /// ```
    pub fn line(&self) -> String {
        let Self {
            add,
            change,
            drop,
            grant,
            revoke,
            hand_over,
        } = *self;
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let objects = format!("{add} to add, {change} to change, {drop} to drop");
        let grants = format!(
            "{grant} grant{}, {revoke} revoke{}",
            plural(grant),
            plural(revoke)
        );
        match hand_over {
            0 => format!("{objects}; {grants}"),
            _ => format!("{objects}; {grants}; {hand_over} to hand over"),
        }
    }
}

/// The sign of an action in a plan, as readers of Terraform know most of them.
pub(super) fn sign(action: &str) -> &'static str {
    match action {
        "add" => "+",
        "change" => "~",
        "drop" => "-",
        "grant" => ">",
        "revoke" => "<",
        _ => "→",
    }
}

fn action(mark: Mark) -> &'static str {
    match mark {
        Mark::Added => "add",
        Mark::Changed => "change",
        Mark::Dropped => "drop",
        Mark::Granted => "grant",
        Mark::Revoked => "revoke",
        Mark::HandedOver => "hand over",
    }
}

fn planned(planned: &review::Planned) -> Planned {
    Planned {
        object: visible(&planned.object),
        action: planned.mark.map(action),
        owner: planned.owner.as_deref().map(visible),
        steps: planned.steps.iter().map(step).collect(),
    }
}

fn step(step: &review::Step) -> PlanStep {
    PlanStep {
        action: action(step.mark),
        what: all(&step.what),
        detail: visible(&step.detail),
    }
}
