//! The toggles: impersonation, workspaces, lineage.

use super::Check;
use crate::diagnostic::Path;
use crate::payload::Toggle;
use crate::text::{ExistingName, Identifier};

const DEFAULT_IMPERSONATION_ROLE: &str = "IMMUTA_IMPERSONATION";

/// Why impersonation and workspaces are warned of: an inference from Immuta's pages on low row
/// access policy mode and on table grants.
const EXCLUDED: &str = "Immuta's pages on table grants and on low row access policy mode, which are on by default, rule it out (inference): see that the tenant allows it";

impl Check<'_> {
    /// The impersonation role; the outer `None` when its name is wrong.
    pub(super) fn impersonation(&mut self) -> Option<Option<Identifier>> {
        let Some(impersonation) = self.config.impersonation.as_ref() else {
            return Some(None);
        };
        if !impersonation.enabled {
            return Some(None);
        }
        let message = "impersonation is switched on";
        self.warn(Path::new("config.impersonation.enabled"), message, EXCLUDED);
        let path = Path::new("config.impersonation.role");
        let name = impersonation
            .role
            .as_deref()
            .unwrap_or(DEFAULT_IMPERSONATION_ROLE);
        let role = self.name(path.clone(), name)?;
        self.not_a_system_role(path, role).map(Some)
    }

    /// The workspaces' warehouses; the outer `None` when a name is wrong.
    pub(super) fn workspaces(&mut self) -> Option<Option<Vec<ExistingName>>> {
        let Some(workspaces) = self.config.workspaces.as_ref() else {
            return Some(None);
        };
        let warehouses = self.workspace_warehouses(&workspaces.warehouses);
        if !workspaces.enabled {
            if !workspaces.warehouses.is_empty() {
                let message = "warehouses are given while workspaces are off";
                let help =
                    "set config.workspaces.enabled to true, or take them out: they are not granted";
                self.warn(Path::new("config.workspaces.warehouses"), message, help);
            }
            return Some(None);
        }
        self.warn(
            Path::new("config.workspaces.enabled"),
            "workspaces are switched on",
            EXCLUDED,
        );
        if workspaces.warehouses.is_empty() {
            let message = "workspaces are on and have no warehouse";
            let help =
                "list under config.workspaces.warehouses what members of a workspace may use";
            self.warn(Path::new("config.workspaces"), message, help);
        }
        warehouses.map(Some)
    }

    /// Each of them, in the order given, repeated ones once.
    fn workspace_warehouses(&mut self, names: &[String]) -> Option<Vec<ExistingName>> {
        let mut warehouses: Vec<ExistingName> = Vec::with_capacity(names.len());
        let mut seen = std::collections::BTreeSet::new();
        for (index, name) in names.iter().enumerate() {
            let path = Path::new("config.workspaces.warehouses").index(index);
            if !seen.insert(name) {
                self.warn(path, "is listed twice", "list it once");
                continue;
            }
            warehouses.extend(self.warehouse_name(path, name));
        }
        (warehouses.len() == seen.len()).then_some(warehouses)
    }

    pub(super) fn lineage(&mut self) {
        if Self::is_on(self.config.lineage.as_ref()) && !Self::is_on(self.config.audit.as_ref()) {
            let message = "lineage is on and audit is off";
            let help =
                "Immuta's guide switches query audit on first: set config.audit.enabled to true";
            self.warn(Path::new("config.lineage.enabled"), message, help);
        }
    }

    /// Whether a feature is given and switched on.
    pub(super) fn is_on(toggle: Option<&Toggle>) -> bool {
        toggle.is_some_and(|toggle| toggle.enabled)
    }
}
