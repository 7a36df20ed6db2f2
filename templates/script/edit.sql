{% include "part/title.sql" %}
{%- if converges %}
-- What it does: brings the integration to the state of the payload, whatever it was before.
-- The earlier payload was not given, so that some things cannot be known: warehouses of
-- earlier workspaces keep their grants, an impersonation role that is no longer wanted
-- stays, and an earlier user name is not changed.
{%- if unsets_second_public_key %}
-- A second public key, as an unfinished rotation leaves it, is unset.
{%- endif %}
{%- else %}
-- What it does: takes the integration from the state of the earlier payload to that of the
-- new one. What is the same in both stays as it is.
{%- endif %}
{%- if nothing %}
-- Nothing changes in Snowflake between the two payloads.
{%- endif %}
{%- if automatic %}
--
-- autoBootstrap is true: Immuta makes the change by itself, when it gets the new payload with an
-- administrator's credentials. It uses them for this one request and does not store them. The
-- script shows beforehand, as far as it is documented, what they will be used for. It is for
-- reading.
{%- endif %}
{%- if unmarked %}
--
-- unmarked: the integration carries no mark, since another tool set it up; only the names
-- are compared. The system account is taken over for the change and then given to the
-- system role, which owns it in Immuta's own set-up (inference).
{%- endif %}
{%- if rename_impersonation.is_some() %}
--
-- Renaming the impersonation role: Immuta documents no SQL for it (inference). Its grants
-- follow the role.
{%- endif %}
{%- if rotation_begins %}
--
-- Key rotation, first step: the new key stands beside the old one. Give Immuta the new private
-- key (PUT), see that it works, then run the script of --rotate finish.
{%- endif %}
{%- if rotation_finishes %}
--
-- Key rotation, second step: the new key takes the old one's place. Immuta must use the new
-- private key by now.
{%- endif %}
--
{% include "part/who-runs.sql" %}
-- Of these, this script was found to need no more than CREATE ROLE and MANAGE GRANTS, by a role
-- that owns the system account (sfgen's finding, on a model of the documented rules).
{%- if accountadmin %}
-- Access to the SNOWFLAKE database is documented to be granted by ACCOUNTADMIN: the user
-- needs that role as well. USE ROLE inside a block is taken to be allowed (inference: the
-- documentation is silent); it comes first, so that nothing is changed where it is not.
{%- endif %}
{%- if !automatic %}
{% include "part/how-to-run.sql" %}
{%- endif %}
{%- if password_elsewhere %}
-- In the same session SET immuta_password must have been run: the password is not in here.
{%- endif %}
{%- if automatic %}
--
-- Next, instead of running it: PUT the payload to /integrations/(id), with the credentials.
{%- else %}
-- Everything happens in one block, which stops at its first error in any client.
--
-- Next in Immuta: PUT the same payload to /integrations/(id).
{%- endif %}
{%- if impersonation %}
-- Those who are to query as somebody else get the permission IMPERSONATE_USER in Immuta.
{%- endif %}
-- Checked against the documentation, not against a Snowflake account.
{%- if nothing %}

SELECT 'nothing to change' AS sfgen;
{%- else %}

{% if let Some(password) = password -%}
-- config.password: in a variable, so that no CREATE or ALTER statement shows it.
SET immuta_password = {{ password }};
{% endif -%}
{% include "part/warehouse-variables.sql" -%}
-- config.role
USE ROLE {{ setup_role }};
-- Nothing depends on the other roles of whoever runs this.
USE SECONDARY ROLES NONE;

EXECUTE IMMEDIATE $$
BEGIN
{{ require_current_role }}
{{ require_installed }}
{%- for require in requirements %}
{{ require }}
{%- endfor %}
{%- if let Some(usage) = account_usage %}

-- config.audit, config.lineage: Snowflake's query and access history.
{%- if accountadmin %}
USE ROLE "ACCOUNTADMIN";
{%- endif %}
{%- if usage.grant_database_role %}
GRANT DATABASE ROLE "SNOWFLAKE"."GOVERNANCE_VIEWER" TO ROLE {{ system_role }};
{%- endif %}
{%- if usage.grant_imported_privileges %}
GRANT IMPORTED PRIVILEGES ON DATABASE "SNOWFLAKE" TO ROLE {{ system_role }};
{%- endif %}
{%- if usage.revoke_database_role %}
REVOKE DATABASE ROLE "SNOWFLAKE"."GOVERNANCE_VIEWER" FROM ROLE {{ system_role }};
{%- endif %}
{%- if usage.revoke_imported_privileges %}
REVOKE IMPORTED PRIVILEGES ON DATABASE "SNOWFLAKE" FROM ROLE {{ system_role }};
{%- endif %}
{%- if accountadmin %}
USE ROLE {{ setup_role }};
{%- endif %}
{%- endif %}
{%- for warehouse in warehouses.usage %}

-- config.warehouse: what Immuta runs its queries on.
GRANT USAGE ON WAREHOUSE {{ warehouse }} TO ROLE {{ system_role }};
{%- endfor %}
{%- for warehouse in warehouses.usage_with_option %}

-- config.workspaces.warehouses: Immuta grants it to its workspaces' users (our inference).
GRANT USAGE ON WAREHOUSE {{ warehouse }} TO ROLE {{ system_role }} WITH GRANT OPTION;
{%- endfor %}
{%- for warehouse in warehouses.no_option %}

-- config.workspaces.warehouses: no longer a workspace's; who had it from Immuta loses it too.
REVOKE GRANT OPTION FOR USAGE ON WAREHOUSE {{ warehouse }} FROM ROLE {{ system_role }} CASCADE;
{%- endfor %}
{%- for warehouse in warehouses.nothing %}

-- config.warehouse, config.workspaces.warehouses: no longer used.
REVOKE USAGE ON WAREHOUSE {{ warehouse }} FROM ROLE {{ system_role }} CASCADE;
{%- endfor %}
{%- if let Some(role) = create_impersonation %}

-- config.impersonation: the role of those who query as another user; Immuta owns it, so that
-- it can grant it. One that is there is the integration's, as was checked above.
CREATE ROLE IF NOT EXISTS {{ role }}
  COMMENT = {{ marker }};
GRANT OWNERSHIP ON ROLE {{ role }} TO ROLE {{ system_role }} COPY CURRENT GRANTS;
{%- endif %}
{%- if let Some(rename) = rename_impersonation %}

-- config.impersonation.role: taken over for the new name, and given back.
GRANT OWNERSHIP ON ROLE {{ rename.from }} TO ROLE {{ setup_role }} COPY CURRENT GRANTS;
ALTER ROLE {{ rename.from }} RENAME TO {{ rename.to }};
GRANT OWNERSHIP ON ROLE {{ rename.to }} TO ROLE {{ system_role }} COPY CURRENT GRANTS;
{%- endif %}
{%- if !remove_impersonation.is_empty() %}

-- config.impersonation: switched off.
{%- for remove in remove_impersonation %}
{{ remove }}
{%- endfor %}
{%- endif %}
{%- if let Some(account) = account %}
{%- if unmarked %}

-- The system account, for the changes below.
GRANT OWNERSHIP ON USER {{ account.old_name }} TO ROLE {{ setup_role }} COPY CURRENT GRANTS;
{%- endif %}
{%- if account.renamed %}

-- config.username
ALTER USER {{ account.old_name }} RENAME TO {{ account.name }};
{%- endif %}
{%- if let Some(login_name) = account.login_name %}
-- The name it signs in with.
ALTER USER {{ account.name }} SET LOGIN_NAME = {{ login_name }};
{%- endif %}
{%- if let Some(warehouse) = account.default_warehouse %}
-- config.warehouse
ALTER USER {{ account.name }} SET DEFAULT_WAREHOUSE = {{ warehouse }};
{%- endif %}
{%- if let Some(user_type) = account.type_before %}
-- config.authenticationType: a user who may have a password.
ALTER USER {{ account.name }} SET TYPE = {{ user_type }};
{%- endif %}
{%- if let Some(key) = account.public_key %}
-- config.privateKey: its public half.
ALTER USER {{ account.name }} SET RSA_PUBLIC_KEY = {{ key }};
{%- endif %}
{%- if let Some(key) = account.second_public_key %}
-- config.privateKey: the public half of the new key, beside the old one.
ALTER USER {{ account.name }} SET RSA_PUBLIC_KEY_2 = {{ key }};
{%- endif %}
{%- if account.password %}
-- config.password
ALTER USER {{ account.name }} SET PASSWORD = $immuta_password;
{%- endif %}
{%- if account.unset_default_warehouse %}
-- sfgen.warehouseNames: none by default, since how a variable is read there is not documented;
-- Immuta names its warehouse itself (inference).
ALTER USER {{ account.name }} UNSET DEFAULT_WAREHOUSE;
{%- endif %}
{%- if account.unset_password %}
-- config.authenticationType: no password any more.
ALTER USER {{ account.name }} UNSET PASSWORD;
{%- endif %}
{%- if account.unset_public_key %}
-- config.authenticationType: no key any more.
ALTER USER {{ account.name }} UNSET RSA_PUBLIC_KEY;
{%- endif %}
{%- if account.unset_second_public_key %}
-- The second key of a rotation.
ALTER USER {{ account.name }} UNSET RSA_PUBLIC_KEY_2;
{%- endif %}
{%- if let Some(user_type) = account.type_after %}
-- config.authenticationType
ALTER USER {{ account.name }} SET TYPE = {{ user_type }};
{%- endif %}
{%- if unmarked %}

-- Back to the system role.
GRANT OWNERSHIP ON USER {{ account.name }} TO ROLE {{ system_role }} COPY CURRENT GRANTS;
{%- endif %}
{%- endif %}
END;
$$;
{%- include "part/unset-warehouse-variables.sql" %}
{%- if password.is_some() %}

-- config.password: no longer needed.
UNSET immuta_password;
{%- endif %}
{%- endif %}
