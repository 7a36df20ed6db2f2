{% include "part/title.sql" %}
-- What it does: removes what a create script that stopped half-way has left behind. Each
-- object goes only when it carries this integration's mark in its comment, whatever the point
-- at which create stopped; objects of the same names that are somebody else's stay. Nothing
-- happens unless the system role is absent or carries the mark of this integration's unfinished
-- set-up: delete is for one that was set up to its end.
{%- if automatic %}
--
-- autoBootstrap is true: what Immuta has made by itself carries no mark and stays. To look at it
-- and remove it, use the script of `sfgen delete --unmarked`.
{%- endif %}
--
-- Who runs it: a user who may use the role {{ setup_role }}, which holds MANAGE GRANTS ON
-- ACCOUNT, or is ACCOUNTADMIN. Not undone by it: what has been granted by somebody else.
{% include "part/how-to-run.sql" %}
-- Everything happens in one block, which stops at its first error in any client. It can be run
-- again after an interruption.
--
-- Next: mend what stopped the create script and run it again. In Immuta nothing is to be
-- removed unless the integration was posted; a POST that failed there is repaired by PUT.
-- Checked against the documentation, not against a Snowflake account.

-- config.role: the role that made what is to be removed.
USE ROLE {{ setup_role }};
-- Nothing depends on the other roles of whoever runs this.
USE SECONDARY ROLES NONE;

EXECUTE IMMEDIATE $$
BEGIN
{{ require_current_role }}
{{ require_unfinished }}
{%- for give_back in give_back %}
{{ give_back.tables }}
{{ give_back.views }}
{%- endfor %}
-- config.username
{{ remove_system_account }}
{%- if let Some(remove) = remove_impersonation %}
-- config.impersonation.role
{{ remove }}
{%- endif %}
-- config.database
{{ remove_database }}
-- The system role, last: what it owned can be found as long as it is there.
{{ remove_system_role }}
END;
$$;
