//! Statements that say more than they should, or less.

use sfgen::parse::statement::{
    Behaviour, Change, CurrentGrants, Masked, Name, ObjectName, Privileges, Property,
    PropertyValue, SecondaryRoles, Securable, Statement, Value,
};

type Changed = Vec<(String, Statement)>;

/// The statement with an option more, an option less or another value.
pub(super) fn changed(statement: &Statement) -> Changed {
    let mut all = Changed::new();
    let mut add = |what: &str, change: &dyn Fn(&mut Statement)| {
        let mut changed = statement.clone();
        change(&mut changed);
        if changed != *statement {
            all.push((what.to_owned(), changed));
        }
    };
    add("all secondary roles", &secondary_roles);
    add("another password", &other_password);
    add("OR REPLACE", &or_replace);
    add("IF NOT EXISTS, or not", &if_not_exists);
    add("the grant option", &grant_option);
    add("ALL PRIVILEGES", &all_privileges);
    add("ON ACCOUNT", &on_account);
    add("RESTRICT", &restrict);
    add("GRANT OPTION FOR, or not", &grant_option_for);
    add("REVOKE CURRENT GRANTS", &|statement| {
        current_grants(statement, Some(CurrentGrants::Revoke));
    });
    add("no word on current grants", &|statement| {
        current_grants(statement, None);
    });
    all.extend(without_a_property(statement));
    all.extend(with_another_value(statement));
    all
}

fn secondary_roles(statement: &mut Statement) {
    if let Statement::UseSecondaryRoles(roles) = statement {
        *roles = SecondaryRoles::All;
    }
}

fn other_password(statement: &mut Statement) {
    if let Statement::SetVariable { value, .. } = statement {
        *value = Masked(Value::Text("another that was made for tests".to_owned()));
    }
}

fn or_replace(statement: &mut Statement) {
    if let Statement::Create { or_replace, .. } = statement {
        *or_replace = true;
    }
}

fn if_not_exists(statement: &mut Statement) {
    if let Statement::Create { if_not_exists, .. } = statement {
        *if_not_exists = !*if_not_exists;
    }
}

fn grant_option(statement: &mut Statement) {
    if let Statement::Grant {
        with_grant_option, ..
    } = statement
    {
        *with_grant_option = !*with_grant_option;
    }
}

fn all_privileges(statement: &mut Statement) {
    if let Statement::Grant { privileges, .. } | Statement::Revoke { privileges, .. } = statement {
        *privileges = Privileges::All;
    }
}

fn on_account(statement: &mut Statement) {
    if let Statement::Grant { on, .. } | Statement::Revoke { on, .. } = statement {
        *on = Securable::Account;
    }
}

fn restrict(statement: &mut Statement) {
    if let Statement::Revoke { behaviour, .. } = statement {
        *behaviour = Some(Behaviour::Restrict);
    }
}

fn grant_option_for(statement: &mut Statement) {
    if let Statement::Revoke {
        grant_option_for, ..
    } = statement
    {
        *grant_option_for = !*grant_option_for;
    }
}

fn current_grants(statement: &mut Statement, other: Option<CurrentGrants>) {
    if let Statement::GrantOwnership { current_grants, .. } = statement {
        *current_grants = other;
    }
}

fn without_a_property(statement: &Statement) -> Changed {
    let Statement::Create { properties, .. } = statement else {
        return Changed::new();
    };
    let without = |index: usize| {
        let mut changed = statement.clone();
        if let Statement::Create { properties, .. } = &mut changed {
            properties.remove(index);
        }
        (format!("without {}", properties[index].name), changed)
    };
    (0..properties.len()).map(without).collect()
}

fn with_another_value(statement: &Statement) -> Changed {
    let count = properties(&mut statement.clone()).len();
    let with = |index: usize| {
        let mut changed = statement.clone();
        let property = properties(&mut changed).swap_remove(index);
        property.value = other_value(&property.value)?;
        Some((format!("with another {}", property.name), changed))
    };
    (0..count).filter_map(with).collect()
}

fn properties(statement: &mut Statement) -> Vec<&mut Property> {
    match statement {
        Statement::Create { properties, .. }
        | Statement::Alter {
            change: Change::Set(properties),
            ..
        } => properties.iter_mut().collect(),
        _ => Vec::new(),
    }
}

fn other_value(value: &PropertyValue) -> Option<PropertyValue> {
    let PropertyValue::Plain(value) = value else {
        return None;
    };
    let other = match value {
        Value::Text(_) => Value::Text("another".to_owned()),
        Value::Name(ObjectName::Parts(_)) => {
            Value::Name(ObjectName::Parts(vec![Name::unquoted("PERSON")]))
        }
        Value::List(_) => Value::List(vec![Value::Text("ALL".to_owned())]),
        Value::Number(_)
        | Value::Name(ObjectName::Variable(_) | ObjectName::Computed(_))
        | Value::Variable(_)
        | Value::Computed(_) => return None,
    };
    Some(PropertyValue::Plain(other))
}
