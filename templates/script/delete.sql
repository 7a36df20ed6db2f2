{% include "part/title.sql" %}
-- What it does: removes the integration. It takes the policies of the database off the tables
-- and views they are on, and drops the user {{ system_account }}, the roles that the system
-- role owns (Immuta made them, and the impersonation role), the database {{ database }} with
-- everything in it, and the role {{ system_role }}. What Immuta has granted goes with its roles.
{%- if unmarked %}
--
-- unmarked: no mark is asked for, since another tool set the integration up. Whatever has
-- these names is dropped, whoever made it: compare them with the account first.
{%- else %}
-- Nothing happens unless the system role carries this integration's mark, installed; each
-- object goes only when it carries the mark.
{%- endif %}
--
-- Who runs it: a user who may use the role {{ setup_role }}, which holds MANAGE GRANTS, APPLY
-- MASKING POLICY and APPLY ROW ACCESS POLICY ON ACCOUNT, or is ACCOUNTADMIN.
-- Dropped roles and users cannot be brought back. A database can, with UNDROP, for as long as
-- its Time Travel lasts.
{% include "part/how-to-run.sql" %}
-- Everything happens in one block, which stops at its first error in any client. It can be run
-- again after an interruption.
--
-- The order, as documented: generate this script, DELETE /integrations/(id) in Immuta
-- {% if automatic %}with the administrator's credentials as the body{% else %}without a body{% endif %}, then run it. Run earlier, Immuta still works on the account and fails;
-- until it has run, Immuta's roles and policies stay in Snowflake.
-- Checked against the documentation, not against a Snowflake account.

{% include "part/warehouse-variables.sql" -%}
-- config.role
USE ROLE {{ setup_role }};
-- Nothing depends on the other roles of whoever runs this.
USE SECONDARY ROLES NONE;

EXECUTE IMMEDIATE $$
BEGIN
{{ require_current_role }}
{{ require_installed }}

-- The system role, taken over where it is not the setup role's own, and inherited: what it
-- owns can be dropped, and the databases it can see can be seen.
GRANT OWNERSHIP ON ROLE {{ system_role }} TO ROLE {{ setup_role }} COPY CURRENT GRANTS;
GRANT ROLE {{ system_role }} TO ROLE {{ setup_role }};

-- config.warehouse
{{ use_warehouse }}
{{ detach_masking_policies }}
{{ detach_row_access_policies }}
{%- for give_back in give_back %}
{{ give_back.tables }}
{{ give_back.views }}
{%- endfor %}
-- config.username
{{ remove_system_account }}
{{ remove_owned_roles }}
{%- if let Some(remove) = remove_impersonation %}
-- config.impersonation.role, where it is no longer the system role's.
{{ remove }}
{%- endif %}
-- config.database
{{ remove_database }}
-- The system role, last: what it owned can be found as long as it is there.
{{ remove_system_role }}
END;
$$;
{%- include "part/unset-warehouse-variables.sql" %}
