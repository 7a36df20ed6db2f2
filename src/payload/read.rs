//! From bytes to a payload, with every problem on the way.

use std::path::PathBuf;

use crate::diagnostic::{Path, Problem};
use crate::document::{Document, Flaw, Node};

use super::field::REDACTED;
use super::object::{Context, Field, Object};
use super::suggest::showable;
use super::vocabulary::{
    ANSWER, CONFIG, DELETE, ENVELOPE, IMPERSONATION, OAUTH, OPTIONS, TOGGLE, WORKSPACES,
};
use super::{
    Config, Impersonation, OAuthClientConfig, Options, Payload, Shape, Toggle, Username, Workspaces,
};

/// A payload and what is to be said about how it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What could be read; fields with an error among `problems` are missing here.
    pub payload: Payload,
    /// All problems, up to a hundred.
    pub problems: Vec<Problem>,
}

/// Reads a payload in YAML or JSON.
///
/// ```
/// let reading = sfgen::payload::read(b"host: a.snowflakecomputing.com\nwarehouse: WH\n");
/// let payload = reading.expect("it is an object").payload;
/// assert_eq!(payload.config.warehouse.as_deref(), Some("WH"));
/// ```
///
/// # Errors
/// The file is no document that a payload could be read from: too large, not UTF-8, not YAML,
/// not an object. Everything else is among [`Reading::problems`].
pub fn read(source: &[u8]) -> Result<Reading, Vec<Problem>> {
    let document = Document::parse(source).map_err(|flaw| vec![unreadable(flaw)])?;
    let entries = match document.root() {
        Node::Map(entries) => entries,
        other @ (Node::Null
        | Node::Bool(_)
        | Node::Number(_)
        | Node::Text(_)
        | Node::List(_)
        | Node::Tagged(..)) => return Err(vec![not_an_object(other)]),
    };
    let context = Context::new(&document);
    let shape = shape_of(entries);
    let payload = match shape {
        Shape::Envelope | Shape::GetResponse => envelope(shape, entries, &context),
        Shape::BareConfig | Shape::DeleteRequest => bare(shape, entries, &context),
    };
    Ok(Reading {
        payload,
        problems: context.into_problems(),
    })
}

fn unreadable(flaw: Flaw) -> Problem {
    let path = flaw
        .position
        .map_or_else(Path::whole, |(line, column)| Path::at(line, column));
    let problem = Problem::error(path, format!("the file {}", flaw.message));
    match flaw.help {
        Some(help) => problem.help(help),
        None => problem,
    }
}

fn not_an_object(root: &Node<'_>) -> Problem {
    let (message, help) = match root {
        Node::Null => ("is empty", "write `type`, `autoBootstrap` and `config`"),
        Node::List(_) => (
            "is a list and not an object",
            "give one payload a file; of a GET response that lists integrations, give one",
        ),
        Node::Bool(_) | Node::Number(_) | Node::Text(_) | Node::Map(_) | Node::Tagged(..) => (
            "is not an object",
            "write `type`, `autoBootstrap` and `config`",
        ),
    };
    Problem::error(Path::whole(), format!("the file {message}")).help(help)
}

type Entries<'d> = [(Node<'d>, Node<'d>)];

fn shape_of(entries: &Entries<'_>) -> Shape {
    let given = |keys: &[&str]| {
        let is_one = |node: &Node<'_>| matches!(node, Node::Text(key) if keys.contains(&&**key));
        entries.iter().any(|(key, _)| is_one(key))
    };
    let delete = |node: &Node<'_>| matches!(node, Node::Text(key) if DELETE.contains(&&**key));
    match () {
        () if given(&["type", "autoBootstrap", "config"]) && given(ANSWER) => Shape::GetResponse,
        () if given(&["type", "autoBootstrap", "config"]) => Shape::Envelope,
        () if given(&["authenticationType"]) && entries.iter().all(|(key, _)| delete(key)) => {
            Shape::DeleteRequest
        }
        () => Shape::BareConfig,
    }
}

fn envelope<'d>(shape: Shape, entries: &'d Entries<'d>, context: &Context<'d>) -> Payload {
    let known = [ENVELOPE, ANSWER].concat();
    let root = Object::new(Path::whole(), entries, &known, context);
    Payload {
        kind: root.field("type").and_then(|field| kind(&field)),
        auto_bootstrap: root
            .field("autoBootstrap")
            .and_then(|field| field.boolean()),
        config: object(&root, "config", CONFIG, config),
        options: object(&root, "sfgen", OPTIONS, options),
        shape,
    }
}

/// A file that is what stands under `config`, perhaps with `sfgen` beside it.
fn bare<'d>(shape: Shape, entries: &'d Entries<'d>, context: &Context<'d>) -> Payload {
    let known = [CONFIG, &["sfgen"]].concat();
    let root = Object::new(Path::new("config"), entries, &known, context);
    let options = root.field("sfgen").and_then(|field| {
        let path = Path::new("sfgen");
        Field { path, ..field }
            .object(OPTIONS)
            .map(|object| options(&object))
    });
    Payload {
        config: config(&root),
        options: options.unwrap_or_default(),
        shape,
        ..Payload::default()
    }
}

/// The object under `key`, or an empty one.
fn object<T: Default>(
    parent: &Object<'_, '_>,
    key: &'static str,
    keys: &[&'static str],
    read: impl Fn(&Object<'_, '_>) -> T,
) -> T {
    let field = parent.field(key);
    let object = field.and_then(|field| field.object(keys));
    object.map(|object| read(&object)).unwrap_or_default()
}

fn kind(field: &Field<'_, '_>) -> Option<String> {
    match field.text()? {
        kind if kind == "Snowflake" => Some(kind),
        kind if kind.eq_ignore_ascii_case("Snowflake") => field.error(
            "is not spelt as the API spells it",
            "write `Snowflake`: upper and lower case matter",
        ),
        kind if showable(&kind) => field.error(
            &format!("is `{kind}`; only integrations of type `Snowflake` are known here"),
            "write `Snowflake`",
        ),
        _ => field.error("is not `Snowflake`", "write `Snowflake`"),
    }
}

fn config(object: &Object<'_, '_>) -> Config {
    let text = |key| object.field(key).and_then(|field| field.text());
    let secret = |key| object.field(key).and_then(|field| field.secret());
    let nested = |key, keys| object.field(key).and_then(|field| field.object(keys));
    Config {
        host: text("host"),
        port: object.field("port").and_then(|field| field.port()),
        warehouse: text("warehouse"),
        database: text("database"),
        role: text("role"),
        authentication_type: object
            .field("authenticationType")
            .and_then(|field| field.choice()),
        username: object.field("username").and_then(|field| username(&field)),
        password: secret("password"),
        private_key: secret("privateKey"),
        connect_args: secret("connectArgs"),
        oauth: nested("oAuthClientConfig", OAUTH).map(|object| oauth(&object)),
        audit: nested("audit", TOGGLE).map(|object| toggle(&object)),
        lineage: nested("lineage", TOGGLE).map(|object| toggle(&object)),
        workspaces: nested("workspaces", WORKSPACES).map(|object| workspaces(&object)),
        impersonation: nested("impersonation", IMPERSONATION).map(|object| impersonation(&object)),
        hearsay: hearsay(object),
    }
}

/// Fields of `config` whose documentation is not public.
const HEARSAY: [&str; 2] = ["userRolePattern", "lineageConfig"];

/// Fields of `oAuthClientConfig` whose documentation is not public.
const OAUTH_HEARSAY: [&str; 4] = [
    "publicCertificateThumbprint",
    "oauthPrivateKey",
    "resource",
    "scope",
];

fn hearsay(config: &Object<'_, '_>) -> Vec<Path> {
    let here = HEARSAY.iter().filter_map(|key| config.field(key));
    let oauth = config.field("oAuthClientConfig");
    let oauth = oauth.and_then(|field| field.entries_unchecked());
    let below = oauth
        .iter()
        .flat_map(|object| OAUTH_HEARSAY.iter().filter_map(|key| object.field(key)));
    here.chain(below)
        .map(|field| {
            field.warning(
                "is taken as it is: its documentation is not public",
                "check it against your Immuta tenant",
            );
            field.path
        })
        .collect()
}

fn username(field: &Field<'_, '_>) -> Option<Username> {
    match field.text_or_redacted()? {
        text if text == REDACTED => Some(Username::Redacted),
        text => Some(Username::Name(text)),
    }
}

fn toggle(object: &Object<'_, '_>) -> Toggle {
    Toggle {
        enabled: object.enabled(),
    }
}

fn workspaces(object: &Object<'_, '_>) -> Workspaces {
    let warehouses = object.field("warehouses").and_then(|field| field.texts());
    Workspaces {
        enabled: object.enabled(),
        warehouses: warehouses.unwrap_or_default(),
    }
}

fn impersonation(object: &Object<'_, '_>) -> Impersonation {
    Impersonation {
        enabled: object.enabled(),
        role: object.field("role").and_then(|field| field.text()),
    }
}

fn oauth(object: &Object<'_, '_>) -> OAuthClientConfig {
    let text = |key| object.field(key).and_then(|field| field.text());
    let secret = |key| object.field(key).and_then(|field| field.secret());
    let any = |key| object.field(key).and_then(|field| field.text_if_any());
    OAuthClientConfig {
        provider: text("provider"),
        client_id: text("clientId"),
        authority_url: text("authorityUrl"),
        use_certificate: object
            .field("useCertificate")
            .and_then(|field| field.boolean()),
        client_secret: secret("clientSecret"),
        public_certificate_thumbprint: any("publicCertificateThumbprint"),
        oauth_private_key: secret("oauthPrivateKey"),
        resource: any("resource"),
        scope: any("scope"),
    }
}

fn options(object: &Object<'_, '_>) -> Options {
    let text = |key| object.field(key).and_then(|field| field.text());
    let boolean = |key| object.field(key).and_then(|field| field.boolean());
    Options {
        role: text("role"),
        system_role: text("systemRole"),
        system_account: text("systemAccount"),
        login_name: text("loginName"),
        public_key: text("publicKey").map(PathBuf::from),
        secrets: object.field("secrets").and_then(|field| field.choice()),
        user_type: object.field("userType").and_then(|field| field.choice()),
        account_usage: object
            .field("accountUsage")
            .and_then(|field| field.choice()),
        manage_grants: object
            .field("manageGrants")
            .and_then(|field| field.choice()),
        warehouse_names: object
            .field("warehouseNames")
            .and_then(|field| field.choice()),
        securables: object.field("securables").and_then(|field| field.texts()),
        take_ownership: boolean("takeOwnership"),
        rotate: object.field("rotate").and_then(|field| field.choice()),
        unmarked: boolean("unmarked"),
        single_block: boolean("singleBlock"),
    }
}
