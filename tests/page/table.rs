//! The table, in the order of the page. The duties are in our own words.

/// Something that the page asks for.
pub(super) struct Duty {
    /// The part of the page.
    pub(super) section: &'static str,
    /// What it asks.
    pub(super) asks: &'static str,
    /// The files where it is served, each as `FILE: PART OF IT`.
    pub(super) served: &'static [&'static str],
    /// The tests that hold it, as `FILE: NAME`.
    pub(super) tests: &'static [&'static str],
}

/// The parts of the page.
pub(super) const SECTIONS: [&str; 12] = [
    "introduction",
    "requirements",
    "automatic set-up",
    "manual set-up, script",
    "manual set-up, request",
    "get one",
    "get all",
    "automatic update",
    "manual update, script",
    "manual update, request",
    "impersonation",
    "delete",
];

const fn duty(
    section: &'static str,
    asks: &'static str,
    served: &'static [&'static str],
    tests: &'static [&'static str],
) -> Duty {
    Duty {
        section,
        asks,
        served,
        tests,
    }
}

pub(super) const DUTIES: &[Duty] = &[
    duty(
        "introduction",
        "know that the endpoint serves the legacy workflow, and that current tenants use connections",
        &[
            "docs/endpoints.md: `/integrations` serves Snowflake in Immuta's legacy workflow only",
            "snapshots/create/key-pair.snap: serves Snowflake in Immuta's legacy workflow only",
        ],
        &["tests/snapshots.rs: every_script_kind_of_every_payload_is_what_it_was"],
    ),
    duty(
        "requirements",
        "use an API key of somebody with APPLICATION_ADMIN",
        &["docs/change-and-remove.md: an Immuta user with the permission APPLICATION_ADMIN"],
        &["tests/docs/mod.rs: every_command_of_every_page_does_what_the_page_says"],
    ),
    duty(
        "requirements",
        "run the set-up with six privileges on the account, each with the grant option",
        &["snapshots/create/key-pair.snap: each ON ACCOUNT WITH GRANT OPTION"],
        &[
            "tests/laws/create.rs: create_runs_to_its_end_and_grants_what_the_table_says_and_nothing_more",
            "tests/desk.rs: every_preflight_only_reads_and_gives_a_row_for_each_validation_test",
        ],
    ),
    duty(
        "requirements",
        "run edit and delete with the same six privileges",
        &[
            "snapshots/edit/key-pair.snap: each ON ACCOUNT WITH GRANT OPTION",
            "snapshots/delete/key-pair.snap: each ON ACCOUNT WITH GRANT OPTION",
        ],
        &["tests/snapshots.rs: every_script_kind_of_every_payload_is_what_it_was"],
    ),
    duty(
        "automatic set-up",
        "give credentials that are used once and not kept, of an account that may be deleted afterwards",
        &["docs/automatic.md: drop that user once the integration is enabled"],
        &["tests/docs/mod.rs: every_command_of_every_page_does_what_the_page_says"],
    ),
    duty(
        "automatic set-up",
        "send host, warehouse, database, authenticationType, username, password and role",
        &["src/payload/config.rs: \"role\" role"],
        &["tests/page/examples.rs: every_example_of_a_payload_gives_its_script_and_its_body"],
    ),
    duty(
        "automatic set-up",
        "send a private key in PEM with line breaks as JSON has them, and the passphrase as a connection argument",
        &["src/payload/config.rs: \"connectArgs\" connect_args"],
        &[
            "tests/page/examples.rs: every_example_of_a_payload_gives_its_script_and_its_body",
            "tests/keys.rs: an_encrypted_key_needs_its_own_passphrase",
        ],
    ),
    duty(
        "automatic set-up",
        "send YAML instead of JSON",
        &["src/document/mod.rs: A YAML or JSON text as a tree"],
        &["tests/payload.rs: json_and_yaml_say_the_same"],
    ),
    duty(
        "automatic set-up",
        "expect the user IMMUTA_SYSTEM_ACCOUNT with four privileges on the account",
        &[
            "src/integration/check/name.rs: DEFAULT_SYSTEM_ACCOUNT: &str = \"IMMUTA_SYSTEM_ACCOUNT\"",
        ],
        &[
            "tests/laws/create.rs: create_runs_to_its_end_and_grants_what_the_table_says_and_nothing_more",
        ],
    ),
    duty(
        "automatic set-up",
        "change to the manual way where ownership is granted instead of MANAGE GRANTS",
        &["src/payload/options.rs: `ownership` of the securables"],
        &["tests/laws/delete.rs: delete_takes_back_what_has_changed_hands"],
    ),
    duty(
        "automatic set-up",
        "read the status and the validation tests in the answer",
        &["src/payload/answer.rs: The outcome of Immuta's validation tests"],
        &["tests/payload.rs: each_invalid_file_has_its_problems_shown"],
    ),
    duty(
        "automatic set-up",
        "read the error of a request that failed: one integration a host",
        &["docs/change-and-remove.md: an integration exists on this host"],
        &["tests/payload.rs: each_invalid_file_has_its_problems_shown"],
    ),
    duty(
        "automatic set-up",
        "leave a script unrun: Immuta does it all",
        &["snapshots/create/automatic-user-password.snap: Next, instead of running it: POST"],
        &["tests/snapshots.rs: every_script_kind_of_every_payload_is_what_it_was"],
    ),
    duty(
        "manual set-up, script",
        "keep the system account for the integration, and register data with another one",
        &["templates/script/create.sql: data sources are registered with another account"],
        &["tests/snapshots.rs: every_script_kind_of_every_payload_is_what_it_was"],
    ),
    duty(
        "manual set-up, script",
        "generate the script from the payload, trailing commas and all",
        &["src/cli/script.rs: The script of one of the call's payloads, checked"],
        &[
            "tests/page/examples.rs: every_example_of_a_payload_gives_its_script_and_its_body",
            "tests/snapshots.rs: every_script_kind_of_every_payload_is_what_it_was",
        ],
    ),
    duty(
        "manual set-up, script",
        "name a new, empty database",
        &["src/integration/check/mod.rs: name a new database that Immuta will manage"],
        &["tests/page/examples.rs: a_new_database_is_asked_for_where_one_is_made"],
    ),
    duty(
        "manual set-up, script",
        "switch audit, workspaces and impersonation on or off by objects",
        &["src/payload/config.rs: \"audit\" audit"],
        &["tests/payload.rs: every_field_is_read"],
    ),
    duty(
        "manual set-up, script",
        "grant IMPERSONATE_USER in Immuta once impersonation is switched on",
        &["templates/script/create.sql: the permission IMPERSONATE_USER in Immuta"],
        &["tests/snapshots.rs: every_script_kind_of_every_payload_is_what_it_was"],
    ),
    duty(
        "manual set-up, script",
        "grant CREATE ROLE, APPLY MASKING POLICY, APPLY ROW ACCESS POLICY and MANAGE GRANTS with the grant option",
        &["templates/script/create.sql: GRANT APPLY MASKING POLICY ON ACCOUNT TO ROLE"],
        &[
            "tests/laws/create.rs: create_runs_to_its_end_and_grants_what_the_table_says_and_nothing_more",
        ],
    ),
    duty(
        "manual set-up, script",
        "grant ownership of what is governed instead, and the owners' roles to the system role",
        &["src/payload/options.rs: what Immuta governs and who owns it"],
        &["tests/laws/delete.rs: delete_takes_back_what_has_changed_hands"],
    ),
    duty(
        "manual set-up, script",
        "hear that the script had better be run without that change",
        &[
            "src/integration/check/securable.rs: Immuta's documentation advises to run its script without this change",
        ],
        &["tests/snapshots.rs: every_script_kind_of_every_payload_is_what_it_was"],
    ),
    duty(
        "manual set-up, script",
        "sign in by External OAuth, with autoBootstrap false",
        &[
            "src/integration/check/authentication.rs: oAuthClientCredentials needs autoBootstrap: false",
        ],
        &["tests/cli.rs: each_payload_that_makes_no_sense_is_refused_with_all_its_problems"],
    ),
    duty(
        "manual set-up, request",
        "POST the payload that the script was made from",
        &["templates/script/create.sql: POST the same payload to /integrations"],
        &["tests/desk.rs: a_body_makes_the_same_script_as_the_payload"],
    ),
    duty(
        "manual set-up, request",
        "leave out what was off in the payload of the script, which is the same",
        &["src/payload/config.rs: Query audit; off where it is not given"],
        &["tests/desk.rs: payloads_that_say_the_same_do_not_differ"],
    ),
    duty(
        "get one",
        "read the integration by its id, its credentials redacted",
        &["src/integration/check/name.rs: GET does not say what the system account is called"],
        &[
            "tests/desk.rs: show_says_of_a_get_response_what_it_does_not_know",
            "tests/cli.rs: what_get_answers_is_an_earlier_state",
            "tests/page/examples.rs: an_answer_of_get_makes_the_scripts_that_need_no_secret",
        ],
    ),
    duty(
        "get all",
        "find one integration in the list",
        &["src/cli/args/script.rs: Of a list, as GET /integrations answers it"],
        &["tests/page/examples.rs: one_of_all_integrations_is_picked_by_its_id"],
    ),
    duty(
        "automatic update",
        "send the whole payload with PUT, perhaps with another administrator's credentials",
        &["docs/automatic.md: is no change of the integration"],
        &["tests/page/examples.rs: credentials_of_an_automatic_request_are_no_change"],
    ),
    duty(
        "automatic update",
        "run no script beside the PUT",
        &["snapshots/edit/automatic-user-password.snap: Next, instead of running it: PUT"],
        &["tests/snapshots.rs: every_script_kind_of_every_payload_is_what_it_was"],
    ),
    duty(
        "manual update, script",
        "generate the edit script from the new payload and run it",
        &["templates/script/edit.sql: brings the integration to the state of the payload"],
        &["tests/laws/edit.rs: every_pair_of_states_is_one_edit_apart"],
    ),
    duty(
        "manual update, script",
        "switch query audit on, workspaces off, or both at once",
        &["templates/script/edit.sql: config.workspaces.warehouses"],
        &["tests/page/examples.rs: every_documented_update_is_one_edit"],
    ),
    duty(
        "manual update, request",
        "PUT the payload that the script was made from",
        &["templates/script/edit.sql: PUT the same payload to /integrations/(id)"],
        &["tests/desk.rs: a_body_makes_the_same_script_as_the_payload"],
    ),
    duty(
        "manual update, request",
        "wait while the integration is being changed",
        &["docs/change-and-remove.md: wait until the status says"],
        &["tests/payload.rs: each_invalid_file_has_its_problems_shown"],
    ),
    duty(
        "impersonation",
        "create the role and give it to the system role, then PUT",
        &["docs/change-and-remove.md: impersonation"],
        &["tests/cli.rs: enabling_impersonation_comes_out_as_the_documented_statements"],
    ),
    duty(
        "impersonation",
        "go on with edit and delete after those two statements were run by hand",
        &[
            "docs/change-and-remove.md: nothing but the PUT is left",
            "templates/block/require-role.sql: or is owned by the system role, which makes it the integration's as well",
            "templates/block/refuse-other-role.sql: and neither carries this integration's mark nor is owned by the system role",
            "templates/block/remove-owned-roles.sql: those that Immuta has made, and the impersonation role",
            "templates/preflight/impersonation.sql: is there, and the system role owns it",
        ],
        &[
            "tests/laws/edit.rs: an_impersonation_role_made_by_hand_as_immuta_documents_it_is_the_integrations",
            "tests/laws/edit.rs: a_role_made_by_hand_can_be_renamed_too",
            "tests/page/examples.rs: every_change_of_impersonation_is_understood_by_a_review_without_the_account",
            "tests/desk.rs: a_preflight_asks_what_its_script_needs",
        ],
    ),
    duty(
        "impersonation",
        "rename the role by PUT alone",
        &["src/script/edit/change.rs: What happens to the impersonation role"],
        &["tests/laws/edit.rs: every_pair_of_states_is_one_edit_apart"],
    ),
    duty(
        "delete",
        "take the clean-up script for an integration that was not created, whatever its script has done",
        &["docs/change-and-remove.md: sfgen cleanup config.yaml --completed"],
        &[
            "tests/laws/cleanup.rs: cleanup_restores_the_account_after_every_prefix_of_create",
            "tests/page/examples.rs: a_finished_set_up_is_cleaned_up_only_on_request",
        ],
    ),
    duty(
        "delete",
        "take the delete script for an integration that was created, then DELETE without a body, then run it",
        &["templates/script/delete.sql: generate this script, DELETE /integrations/(id) in Immuta"],
        &["tests/laws/delete.rs: delete_restores_the_account"],
    ),
    duty(
        "delete",
        "send the credentials with DELETE where Immuta set the integration up itself",
        &[
            "snapshots/delete/automatic-user-password.snap: Its body is authenticationType and the credentials",
        ],
        &["tests/cli.rs: the_body_of_a_delete_request_is_told_from_a_payload"],
    ),
    duty(
        "delete",
        "expect Immuta's roles and policies in Snowflake until the script has run",
        &["snapshots/delete/key-pair.snap: roles and policies stay in Snowflake"],
        &["tests/snapshots.rs: every_script_kind_of_every_payload_is_what_it_was"],
    ),
];
