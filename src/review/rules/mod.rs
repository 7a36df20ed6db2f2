//! The rules: what is dangerous or wrong in a script, why, and what to do instead.
//!
//! A file each, named like the rule, which names its fixture, its harmless twin and its reports
//! too. A rule looks at a whole trace and says where it applies; it knows nothing of the other
//! rules.

mod access_gained;
mod access_lost;
mod account_privilege_with_grant_option;
mod account_wide_manage_grants;
mod administrator_role_granted;
mod all_privileges;
mod allow_without_effect;
mod backslash_in_quotes;
mod client_rewrites_text;
mod code_acts;
mod cost_changed;
mod create_or_replace;
mod credential_of_existing_user;
mod data_changed;
mod default_role_not_granted;
mod drop_of_existing;
mod drop_role_orphans;
mod existing_object_changed;
mod existing_object_changes_owner;
mod existing_object_renamed;
mod grant_to_public;
mod if_not_exists_adopts;
mod impersonation_of_user;
mod imported_privileges;
mod lower_case_name;
mod manage_grants_under_sysadmin;
mod name_beyond_ascii;
mod names_differ_in_case;
mod new_object_handed_over;
mod no_role_chosen;
mod ownership_of_future_objects;
mod password_in_script;
mod policy_loosened;
mod privilege_granted_to_user;
mod privilege_left_behind;
mod protection_changed;
mod reach_changed;
mod reach_outside_account;
mod secondary_roles_left_at_all;
mod secret_changed;
mod service_user_without_policy;
mod shared;
mod sign_in_changed;
mod sign_in_from_outside;
mod statement_not_understood;
mod statement_refused;
mod text_not_settled;
mod user_type_ends;
mod user_without_type;
mod work_interrupted;

use super::rule::Rule;
use crate::catalogue::Touches;

pub(super) use allow_without_effect::ID as WITHOUT_EFFECT;

/// Every rule, in the order of the documentation: what cannot be judged, what is refused, what
/// is granted, what changes hands, objects, users, the order of statements.
pub const RULES: &[Rule] = &[
    statement_not_understood::RULE,
    text_not_settled::RULE,
    client_rewrites_text::RULE,
    backslash_in_quotes::RULE,
    statement_refused::RULE,
    account_wide_manage_grants::RULE,
    account_privilege_with_grant_option::RULE,
    all_privileges::RULE,
    grant_to_public::RULE,
    privilege_granted_to_user::RULE,
    impersonation_of_user::RULE,
    administrator_role_granted::RULE,
    manage_grants_under_sysadmin::RULE,
    imported_privileges::RULE,
    existing_object_renamed::RULE,
    existing_object_changes_owner::RULE,
    new_object_handed_over::RULE,
    ownership_of_future_objects::RULE,
    create_or_replace::RULE,
    if_not_exists_adopts::RULE,
    drop_of_existing::RULE,
    drop_role_orphans::RULE,
    lower_case_name::RULE,
    names_differ_in_case::RULE,
    name_beyond_ascii::RULE,
    policy_loosened::RULE,
    sign_in_from_outside::RULE,
    reach_outside_account::RULE,
    password_in_script::RULE,
    user_without_type::RULE,
    user_type_ends::RULE,
    service_user_without_policy::RULE,
    secondary_roles_left_at_all::RULE,
    credential_of_existing_user::RULE,
    default_role_not_granted::RULE,
    no_role_chosen::RULE,
    privilege_left_behind::RULE,
    allow_without_effect::RULE,
    access_gained::RULE,
    access_lost::RULE,
    protection_changed::RULE,
    sign_in_changed::RULE,
    reach_changed::RULE,
    data_changed::RULE,
    code_acts::RULE,
    cost_changed::RULE,
    work_interrupted::RULE,
    secret_changed::RULE,
    existing_object_changed::RULE,
];

/// The general rule of a class: it tells a touch of it where no rule with a name of its own
/// speaks of the statement.
pub(super) const fn of(class: Touches) -> &'static Rule {
    match class {
        Touches::Gain => &access_gained::RULE,
        Touches::Loss => &access_lost::RULE,
        Touches::Protection => &protection_changed::RULE,
        Touches::SignIn => &sign_in_changed::RULE,
        Touches::Reach => &reach_changed::RULE,
        Touches::Data => &data_changed::RULE,
        Touches::Code => &code_acts::RULE,
        Touches::Cost => &cost_changed::RULE,
        Touches::Availability => &work_interrupted::RULE,
        Touches::Secret => &secret_changed::RULE,
        Touches::Other => &existing_object_changed::RULE,
    }
}
