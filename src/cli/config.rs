//! A payload's file on its way to an integration, with everything there is to say about it.

use std::path::Path;

use super::failure::Failure;
use super::input::{Input, Outside};
use super::surroundings::Surroundings;
use crate::diagnostic::{self, Path as Place, Problem, Severity, Source};
use crate::integration::{self, Integration, Setup};
use crate::payload::{
    self, Options, Payload, REDACTED, Shape, Unavailable, Username, VOCABULARY, resolve_secrets,
};
use crate::script::Earlier;
use crate::secret::Secret;

/// A payload that was read, and its problems so far.
pub(super) struct Config {
    input: Input,
    payload: Payload,
    problems: Vec<Problem>,
    is_new: bool,
}

impl Config {
    /// Reads a payload; of a list of integrations the one with this `id`.
    pub(super) fn read(
        path: &Path,
        id: Option<&str>,
        surroundings: &mut Surroundings<'_>,
    ) -> Result<Self, Failure> {
        let mut input = Input::read(path, surroundings)?;
        if let Some(id) = id {
            let picked = payload::pick(&input.bytes, id);
            let picked =
                picked.map_err(|all| Failure::Problems(show(&input, &all, surroundings.colour)))?;
            input.bytes = picked.unwrap_or(input.bytes);
        }
        let read = payload::read(&input.bytes).and_then(|reading| match reading.shape {
            Shape::DeleteRequest => Err(vec![delete_request()]),
            Shape::Envelope | Shape::BareConfig | Shape::GetResponse => Ok(reading),
        });
        match read {
            Ok(payload::Reading {
                payload, problems, ..
            }) => Ok(Self {
                input,
                payload,
                problems,
                is_new: false,
            }),
            Err(problems) => {
                let shown = show(&input, &problems, surroundings.colour);
                Err(Failure::Problems(shown))
            }
        }
    }

    /// The payload of an integration that is still to be set up.
    pub(super) fn of_new(self) -> Self {
        Self {
            is_new: true,
            ..self
        }
    }

    /// The options in the file itself.
    pub(super) fn options(&self) -> Options {
        self.payload.options.clone()
    }

    /// The integration without its credential.
    pub(super) fn integration(
        &mut self,
        options: &Options,
        surroundings: &mut Surroundings<'_>,
    ) -> Result<Integration, Failure> {
        let (integration, problems) = integration::check(&self.payload, options);
        self.add(problems);
        self.doubt(integration.as_ref());
        self.settle(integration, surroundings)
    }

    /// Adds what is doubtful about an integration that is still to be set up.
    fn doubt(&mut self, integration: Option<&Integration>) {
        if let Some(integration) = integration.filter(|_| self.is_new) {
            self.add(integration::check_new(integration));
        }
    }

    /// The integration with the credential that its scripts hold. Secrets kept elsewhere are
    /// fetched; one that is not there is missed only where the scripts need it.
    pub(super) fn setup(
        &mut self,
        options: &Options,
        public_key: Option<&Path>,
        surroundings: &mut Surroundings<'_>,
    ) -> Result<Setup, Failure> {
        let missing = self.resolve(surroundings);
        let key = self.public_key(options, public_key)?;
        let key = key.as_ref().map(Secret::reveal);
        let (setup, problems) = integration::check_setup(&self.payload, options, key);
        if setup.is_none() {
            self.add(missing);
        }
        self.add(problems);
        self.doubt(setup.as_ref().map(Setup::integration));
        self.settle(setup, surroundings)
    }

    /// Fetches every secret and checks the payload with all of them.
    pub(super) fn complete(
        &mut self,
        options: &Options,
        surroundings: &mut Surroundings<'_>,
    ) -> Result<(), Failure> {
        let missing = self.resolve(surroundings);
        self.add(missing);
        self.setup(options, None, surroundings).map(|_| ())
    }

    /// The earlier state of an edit, with its credential where that is still at hand.
    ///
    /// Where GET has redacted the username, the system account is taken to be called as it is
    /// to be now.
    pub(super) fn earlier(
        mut self,
        mut options: Options,
        new: &Integration,
        surroundings: &mut Surroundings<'_>,
    ) -> Result<Earlier, Failure> {
        self.name_if_redacted(&mut options, new.system_account.as_str());
        self.say_if_unreadable(&options, surroundings);
        let setup = self.setup_if_at_hand(&options, None, surroundings);
        let integration = self.undoubted(&options, surroundings)?;
        Ok(Earlier {
            integration,
            credential: setup.map(|setup| setup.credential().clone()),
        })
    }

    /// Says where the earlier public key is not where the payload names it: an edit that cannot
    /// compare the keys sets the new one.
    fn say_if_unreadable(&self, options: &Options, surroundings: &mut Surroundings<'_>) {
        let Some(path) = &options.public_key else {
            return;
        };
        if let Err(reason) = self.input.neighbour(path) {
            let message = format!(
                "the file `{}` {reason}, so the script sets the key whether or not it changes",
                path.display()
            );
            let problem = Problem::warning(Place::new("sfgen.publicKey"), message)
                .help(self.input.starting_point());
            surroundings.say(&self.shown_problem(&problem, surroundings.colour));
        }
    }

    /// What is to be shown of it: the integration, and its credential where that is at hand.
    ///
    /// Where GET has redacted the username, the system account is shown as redacted, too.
    pub(super) fn shown(
        &mut self,
        mut options: Options,
        public_key: Option<&Path>,
        surroundings: &mut Surroundings<'_>,
    ) -> Result<(Integration, Option<Setup>), Failure> {
        self.name_if_redacted(&mut options, REDACTED);
        let setup = self.setup_if_at_hand(&options, public_key, surroundings);
        let integration = self.integration(&options, surroundings)?;
        Ok((integration, setup))
    }

    /// The payload as it was read.
    pub(super) fn payload(&self) -> &Payload {
        &self.payload
    }

    /// What two payloads are compared by; what is doubtful about either is not told.
    pub(super) fn compared(
        &mut self,
        surroundings: &mut Surroundings<'_>,
    ) -> Result<(Integration, Option<Setup>), Failure> {
        let mut options = self.options();
        self.name_if_redacted(&mut options, REDACTED);
        let setup = self.setup_if_at_hand(&options, None, surroundings);
        let integration = self.undoubted(&options, surroundings)?;
        Ok((integration, setup))
    }

    /// The integration, without a word on what is doubtful about it.
    fn undoubted(
        &mut self,
        options: &Options,
        surroundings: &mut Surroundings<'_>,
    ) -> Result<Integration, Failure> {
        let (integration, problems) = integration::check(&self.payload, options);
        self.add(problems);
        self.problems.retain(is_error);
        self.settle(integration, surroundings)
    }

    fn name_if_redacted(&self, options: &mut Options, name: &str) {
        let is_manual = self.payload.auto_bootstrap != Some(true);
        if is_manual && self.payload.config.username == Some(Username::Redacted) {
            options
                .system_account
                .get_or_insert_with(|| name.to_owned());
        }
    }

    /// The payload with those of its secrets that are at hand.
    pub(super) fn resolved(&self, surroundings: &Surroundings<'_>) -> Payload {
        let mut resolved = self.payload.clone();
        let outside = Outside {
            input: &self.input,
            variable: &*surroundings.variable,
        };
        resolve_secrets(&mut resolved, &outside);
        resolved
    }

    /// The integration with its credential, or nothing where that is not at hand.
    fn setup_if_at_hand(
        &self,
        options: &Options,
        public_key: Option<&Path>,
        surroundings: &Surroundings<'_>,
    ) -> Option<Setup> {
        let resolved = self.resolved(surroundings);
        let of_payload = options.public_key.as_deref();
        let key = match public_key {
            Some(path) => self.input.other(path).ok(),
            None => of_payload.and_then(|path| self.input.neighbour(path).ok()),
        };
        let key = key.as_ref().map(Secret::reveal);
        integration::check_setup(&resolved, options, key).0
    }

    /// Changes fields of the payload, once its secrets are at hand.
    pub(super) fn change<T>(&mut self, change: impl FnOnce(&mut payload::Config) -> T) -> T {
        change(&mut self.payload.config)
    }

    /// A problem in its place, as a text.
    pub(super) fn shown_problem(&self, problem: &Problem, colour: bool) -> String {
        show(&self.input, std::slice::from_ref(problem), colour)
    }

    /// Why the call cannot be done, each problem in its place.
    pub(super) fn refusal(&self, problems: &[Problem], colour: bool) -> Failure {
        Failure::Problems(show(&self.input, problems, colour))
    }

    /// Fetches the secrets that are kept elsewhere; each that is not there is a problem.
    fn resolve(&mut self, surroundings: &Surroundings<'_>) -> Vec<Problem> {
        let outside = Outside {
            input: &self.input,
            variable: &*surroundings.variable,
        };
        resolve_secrets(&mut self.payload, &outside)
    }

    /// The content of the public key's file: of the command line, or relative to the payload.
    fn public_key(
        &mut self,
        options: &Options,
        of_call: Option<&Path>,
    ) -> Result<Option<Secret>, Failure> {
        if let Some(path) = of_call {
            return self.input.other(path).map(Some);
        }
        let Some(path) = &options.public_key else {
            return Ok(None);
        };
        let found = self.input.neighbour(path);
        match found.and_then(|key| not_empty(key).ok_or(Unavailable::Empty)) {
            Ok(key) => Ok(Some(key)),
            Err(reason) => {
                let message = format!("the file `{}` {reason}", path.display());
                let problem = Problem::error(Place::new("sfgen.publicKey"), message);
                self.problems.push(match reason {
                    Unavailable::Missing => problem.help(self.input.starting_point()),
                    Unavailable::Empty => problem.help(MAKE_A_PUBLIC_KEY),
                    Unavailable::Folder
                    | Unavailable::Forbidden
                    | Unavailable::Unreadable
                    | Unavailable::NotText
                    | Unavailable::TooLarge => problem.help("name a file that can be read"),
                });
                Ok(None)
            }
        }
    }

    /// Adds problems, but for those that follow from one that is there.
    fn add(&mut self, problems: Vec<Problem>) {
        let known: Vec<Place> = self
            .problems
            .iter()
            .filter(|known| is_error(known))
            .map(|known| known.path.clone())
            .collect();
        let follows = |problem: &Problem| {
            known
                .iter()
                .any(|known| known.has_name() && known.covers(&problem.path))
        };
        self.problems
            .extend(problems.into_iter().filter(|problem| !follows(problem)));
    }

    /// The value, when nothing has to be mended; what is doubtful is said.
    fn settle<T>(
        &self,
        value: Option<T>,
        surroundings: &mut Surroundings<'_>,
    ) -> Result<T, Failure> {
        let shown = show(&self.input, &self.problems, surroundings.colour);
        match value.filter(|_| !self.problems.iter().any(is_error)) {
            Some(value) => {
                surroundings.say(&shown);
                Ok(value)
            }
            None => Err(Failure::Problems(shown)),
        }
    }
}

/// What helps where the file of the public key is empty.
const MAKE_A_PUBLIC_KEY: &str = "make it with `openssl rsa -in PRIVATE_KEY -pubout -out FILE`";

fn not_empty(text: Secret) -> Option<Secret> {
    let is_empty = text.reveal().trim().is_empty();
    (!is_empty).then_some(text)
}

fn delete_request() -> Problem {
    let message = "this is the body of DELETE /integrations/{id}, not an integration's payload";
    let help = "give the payload that the integration was created with: host, warehouse and database are needed";
    Problem::error(Place::whole(), message).help(help)
}

fn is_error(problem: &Problem) -> bool {
    problem.severity == Severity::Error
}

fn show(input: &Input, problems: &[Problem], colour: bool) -> String {
    if problems.is_empty() {
        return String::new();
    }
    let source = Source {
        name: &input.name(),
        content: &input.bytes,
        vocabulary: &VOCABULARY,
    };
    diagnostic::render(&source, problems, colour)
}
