{% include "part/title.sql" %}
-- What it does: removes the integration. It takes the policies of the database off the tables
-- and views they are on, and drops the user {{ system_account }}, the roles that the system
-- role owns (Immuta made them, and the impersonation role), the database {{ database }} with
-- everything in it, and the role {{ system_role }}. What Immuta has granted goes with its roles.
{%- if automatic %}
--
-- autoBootstrap is true: Immuta removes what it has made by itself, when it gets a DELETE with an
-- administrator's credentials (inference: it documents a script for autoBootstrap false alone).
-- The script shows beforehand what that takes, and removes what a DELETE has left behind.
{%- if !unmarked %}
-- What Immuta has made carries no mark: a script that is to be run needs --unmarked.
{%- endif %}
{%- endif %}
{%- if unmarked %}
--
-- unmarked: no mark is asked for, since another tool set the integration up. Whatever has
-- these names is dropped, whoever made it: compare them with the account first.
{%- else %}
-- Nothing happens unless the system role carries this integration's mark, installed; each
-- object goes only when it carries the mark.
{%- endif %}
--
{% include "part/who-runs.sql" %}
-- Of these, this script was found to need no more than MANAGE GRANTS, APPLY MASKING POLICY and
-- APPLY ROW ACCESS POLICY (sfgen's finding, on a model of the documented rules).
-- Dropped roles and users cannot be brought back. A database can, with UNDROP, for as long as
-- its Time Travel lasts.
{% include "part/how-to-run.sql" %}
-- Everything happens in one block, which stops at its first error in any client. It can be run
-- again after an interruption.
--
{%- if automatic %}
-- Next in Immuta: DELETE /integrations/(id). Its body is authenticationType and the credentials
-- that configured the integration: username, password and role, or username and private key.
-- Ask for /integrations/(id)/status until it is `deleted` or there is no such integration, and
-- see what is left, before you run the script.
{%- else %}
-- The order, as documented: generate this script, DELETE /integrations/(id) in Immuta without a
-- body, then run it. Ask for /integrations/(id)/status until it is `deleted` or there is no such
-- integration: run earlier, Immuta still works on the account and fails; until the script has
-- run, Immuta's roles and policies stay in Snowflake.
{%- endif %}
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
