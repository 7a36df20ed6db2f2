//! One integration on one account, its scripts, and what a law says when it does not hold.

use std::cell::{OnceCell, RefCell};

use sfgen::account::{Account, ObjectId, Rules};
use sfgen::integration::{Integration, Setup};
use sfgen::parse::Statement;
use sfgen::script::{self, Earlier, EditOptions};

use crate::laws::others::{Taken, taken_in_every_way};
use crate::laws::world::{Client, World, statements};

/// Holds, or says what does not.
pub(crate) type Law = Result<(), String>;

/// Holds if `holds` does.
pub(crate) fn ensure(holds: bool, otherwise: impl FnOnce() -> String) -> Law {
    if holds { Ok(()) } else { Err(otherwise()) }
}

/// An integration and the account that it is set up on.
pub(crate) struct Case {
    pub(crate) setup: Setup,
    pub(crate) before: Account,
    /// The reading under which other people's objects are tried.
    pub(crate) rules: Rules,
    taken: OnceCell<Vec<Taken>>,
    scripts: Scripts,
    /// The worlds after create, each under its reading.
    installed: RefCell<Vec<World>>,
}

/// The scripts of a case, each read once.
#[derive(Default)]
struct Scripts {
    create: OnceCell<Vec<Statement>>,
    single_block: OnceCell<Vec<Statement>>,
    cleanup: OnceCell<Vec<Statement>>,
    delete: OnceCell<Vec<Statement>>,
}

impl Case {
    pub(crate) fn new(setup: Setup, before: Account) -> Self {
        Self {
            setup,
            before,
            rules: Rules::default(),
            taken: OnceCell::new(),
            scripts: Scripts::default(),
            installed: RefCell::default(),
        }
    }

    /// The same, other people's objects tried under another reading.
    pub(crate) fn under(self, rules: Rules) -> Self {
        Self { rules, ..self }
    }

    pub(crate) fn of(&self) -> &Integration {
        self.setup.integration()
    }

    pub(crate) fn setup_role(&self) -> ObjectId {
        ObjectId::role(self.of().setup_role.as_str())
    }

    pub(crate) fn system_role(&self) -> ObjectId {
        ObjectId::role(self.of().system_role.as_str())
    }

    pub(crate) fn system_account(&self) -> ObjectId {
        ObjectId::user(self.of().system_account.as_str())
    }

    pub(crate) fn database(&self) -> ObjectId {
        ObjectId::database(self.of().database.as_str())
    }

    pub(crate) fn impersonation(&self) -> Option<ObjectId> {
        let role = self.of().impersonation.as_ref()?;
        Some(ObjectId::role(role.as_str()))
    }

    pub(crate) fn create(&self) -> &[Statement] {
        let read = || statements(&script::create(&self.setup, false));
        self.scripts.create.get_or_init(read)
    }

    pub(crate) fn create_in_one_block(&self) -> &[Statement] {
        let read = || statements(&script::create(&self.setup, true));
        self.scripts.single_block.get_or_init(read)
    }

    pub(crate) fn cleanup(&self) -> &[Statement] {
        let read = || statements(&script::cleanup(self.of()));
        self.scripts.cleanup.get_or_init(read)
    }

    pub(crate) fn delete(&self) -> &[Statement] {
        let read = || statements(&script::delete(self.of(), false));
        self.scripts.delete.get_or_init(read)
    }

    /// The edit from `earlier` to this; without it, the one that converges.
    pub(crate) fn edit(&self, earlier: Option<&Self>) -> Vec<Statement> {
        let earlier = earlier.map(Self::as_earlier);
        let options = EditOptions::default();
        statements(&script::edit(&self.setup, earlier.as_ref(), options))
    }

    pub(crate) fn as_earlier(&self) -> Earlier {
        Earlier {
            integration: self.of().clone(),
            credential: Some(self.setup.credential().clone()),
        }
    }

    /// The world after create.
    pub(crate) fn installed(&self, rules: Rules) -> Result<World, String> {
        let is_known = |world: &&World| world.rules == rules;
        let known = self.installed.borrow().iter().find(is_known).cloned();
        if let Some(world) = known {
            return Ok(world);
        }
        let world = self.partly(self.create(), rules)?;
        self.installed.borrow_mut().push(world.clone());
        Ok(world)
    }

    /// The world after all of create but its last statement.
    pub(crate) fn unfinished(&self) -> Result<World, String> {
        let create = self.create();
        self.partly(&create[..create.len() - 1], Rules::default())
    }

    fn partly(&self, create: &[Statement], rules: Rules) -> Result<World, String> {
        let mut world = World::under(&self.before, rules);
        world.run(create, Client::Stops)?;
        Ok(world)
    }

    /// The accounts on which somebody else has taken some of the names.
    pub(crate) fn taken(&self) -> &[Taken] {
        self.taken.get_or_init(|| taken_in_every_way(self))
    }
}

/// The readings under which every kind of user can be made and a block may choose its role; what
/// happens under the others, tests of their own say.
pub(crate) fn readings() -> impl Iterator<Item = Rules> {
    Rules::readings()
        .into_iter()
        .filter(|rules| !rules.legacy_service_refused && !rules.use_role_refused_in_block)
}

/// A block that was interrupted after each number of its steps, none included, and never the
/// whole block.
pub(crate) fn interrupted(script: &[Statement]) -> Vec<Vec<Statement>> {
    let mut all = Vec::new();
    for (index, statement) in script.iter().enumerate() {
        if let Statement::Block(block) = statement {
            all.extend((0..block.body.len()).map(|done| {
                let mut cut = script[..index].to_vec();
                cut.push(Statement::Block(block.body[..done].to_vec().into()));
                cut
            }));
        }
    }
    all
}
