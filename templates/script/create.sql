{% include "part/title.sql" %}
-- What it does: makes the database {{ database }}, the role {{ system_role }}
-- (the system role) and the user {{ system_account }} (the system account), and grants
-- the system role what Immuta needs to govern this Snowflake account.
{%- if automatic %}
--
-- autoBootstrap is true: Immuta does all of this by itself, when it gets the payload with an
-- administrator's credentials. It uses them for this one request and does not store them. The
-- script shows beforehand, as far as it is documented, what they will be used for. It is for
-- reading: once it was run, Immuta would find the database taken.
{%- endif %}
--
{% include "part/who-runs.sql" %}
{%- if accountadmin %}
-- Access to the SNOWFLAKE database is documented to be granted by ACCOUNTADMIN: the user
-- needs that role as well.
{%- endif %}
{%- if !automatic %}
{% include "part/how-to-run.sql" %}
{%- endif %}
{%- if single_block %}
-- The statements stand in one block, which stops at its first error in any client.
{%- if accountadmin %}
-- USE ROLE inside a block is taken to be allowed (inference: the documentation is silent).
{%- endif %}
{%- else if !automatic %}
-- A client that goes on after an error must not run it: after a refused CREATE, the later
-- statements could give privileges to somebody else's objects. Where that cannot be ruled
-- out, generate it with --single-block.
{%- endif %}
{%- if !automatic %}
-- When it stops half-way: mend the cause, run the script of `sfgen cleanup`, and start again.
{%- endif %}
--
-- Before: QUOTED_IDENTIFIERS_IGNORE_CASE must be FALSE, its default, at account level.
{%- if password_elsewhere %}
-- In the same session SET immuta_password must have been run: the password is not in here.
{%- endif %}
{%- if password.is_some() %}
-- A password has no future: Snowflake documents for 2026 that service users lose theirs, and
-- refuses LEGACY_SERVICE account by account; the script then stops at CREATE USER. Use keyPair.
{%- endif %}
{%- if let Some(kind) = oauth %}
-- An External OAuth security integration must exist. Its shape, as documented, with the
-- parts in angle brackets from the identity provider:
--   CREATE SECURITY INTEGRATION immuta_oauth
--     TYPE = EXTERNAL_OAUTH ENABLED = TRUE EXTERNAL_OAUTH_TYPE = {{ kind }}
--     EXTERNAL_OAUTH_ISSUER = <issuer>
--     EXTERNAL_OAUTH_JWS_KEYS_URL = <URL of its keys>
--     EXTERNAL_OAUTH_AUDIENCE_LIST = (<audience>)
--     EXTERNAL_OAUTH_TOKEN_USER_MAPPING_CLAIM = <claim, usually sub>
--     EXTERNAL_OAUTH_SNOWFLAKE_USER_MAPPING_ATTRIBUTE = LOGIN_NAME
--     EXTERNAL_OAUTH_ALLOWED_ROLES_LIST = (<the system role>);
-- The claim must be the LOGIN_NAME given below (inference: Immuta documents no rule; the
-- client ID is taken unless loginName says otherwise), and the token must ask for the
-- system role, or the security integration must allow any role.
{%- endif %}
--
-- Not in it: the tables and procedures that Immuta keeps in its schemas. Their text is not
-- public, and Immuta may ask for them. No network policy and no authentication policy
-- either: set the account's own on the system account.
{%- if ownership %}
-- MANAGE GRANTS is not granted; the owners of the securables are granted to the system role
-- instead. Immuta documents that it cannot manage roles account-wide then, and advises against
-- this choice. Delete takes it back.
{%- if take_ownership %}
-- The tables and views in the securables change hands, whoever owns them. Their owners lose
-- what they reach by owning alone, and get the objects back by delete or cleanup.
{%- endif %}
{%- endif %}
--
-- Which tenants: /integrations serves Snowflake in Immuta's legacy workflow only. Where the
-- tenant uses connections, the default since 26 February 2025, register one there instead.
{%- if automatic %}
-- Next, instead of running it: POST the payload to /integrations, and ask for
-- /integrations/(id)/status until it is `enabled`. An administrator's account that was made for
-- this can be deleted then.
{%- else %}
-- Next in Immuta: POST the same payload to /integrations.
{%- endif %}
-- Use the system account for the integration only; data sources are registered with another
-- account, one that can only read them.
{%- if impersonation.is_some() %}
-- Afterwards, those who are to query as somebody else get the permission IMPERSONATE_USER in
-- Immuta.
{%- endif %}
-- Checked against the documentation, not against a Snowflake account.

{% if let Some(password) = password -%}
-- config.password: in a variable, so that no CREATE or ALTER statement shows it.
SET immuta_password = {{ password }};
{% endif -%}
{% include "part/warehouse-variables.sql" -%}
-- config.role: everything below is made by this role and belongs to it at first.
USE ROLE {{ setup_role }};
-- Nothing depends on the other roles of whoever runs this.
USE SECONDARY ROLES NONE;
{%- if single_block %}

EXECUTE IMMEDIATE $$
BEGIN
{{ require_current_role }}
{%- endif %}

-- config.database: the system role, which manages the database and the policies. It comes
-- first: when its name is taken, the script stops before it has changed anything. Its mark tells
-- cleanup that the set-up is unfinished.
CREATE ROLE {{ system_role }}
  COMMENT = {{ creating }};
{%- for owner in owners %}
{%- if loop.first %}

-- sfgen.securables: the roles that own them, granted so that Immuta can govern them.
{%- endif %}
GRANT ROLE {{ owner }} TO ROLE {{ system_role }};
{%- if loop.last %}
-- Refused where an owner inherits the setup role (inference: a cycle of roles is): the system
-- role would have its MANAGE GRANTS, and delete could not do its work. The script then stops here,
-- with nothing made but the system role.
GRANT ROLE {{ system_role }} TO ROLE {{ setup_role }};
REVOKE ROLE {{ system_role }} FROM ROLE {{ setup_role }};
{%- endif %}
{%- endfor %}

-- config.database: where Immuta keeps its policies.
CREATE DATABASE {{ database }}
  COMMENT = {{ marker }};
-- config.database: the schemas that Immuta documents in its database.
CREATE SCHEMA {{ database }}."IMMUTA_SYSTEM"
  COMMENT = {{ marker }};
CREATE SCHEMA {{ database }}."IMMUTA_POLICIES"
  COMMENT = {{ marker }};
CREATE SCHEMA {{ database }}."IMMUTA_PROCEDURES"
  COMMENT = {{ marker }};
CREATE SCHEMA {{ database }}."IMMUTA_FUNCTIONS"
  COMMENT = {{ marker }};

{% if automatic -%}
-- autoBootstrap: the system account; Immuta sets its credential.
{% else -%}
-- config.authenticationType, config.username: the account that Immuta signs in with.
{% endif -%}
{% if default_warehouse.is_none() -%}
-- It has no DEFAULT_WAREHOUSE: how a variable is read there is not documented, and Immuta names
-- its warehouse itself (inference).
{% endif -%}
CREATE USER {{ system_account }}
  LOGIN_NAME = {{ login_name }}
  TYPE = {{ user_type }}
  {%- if let Some(key) = public_key %}
  RSA_PUBLIC_KEY = {{ key }}
  {%- endif %}
  {%- if password.is_some() %}
  PASSWORD = $immuta_password
  {%- endif %}
  DEFAULT_ROLE = {{ system_role }}
  {%- if let Some(warehouse) = default_warehouse %}
  DEFAULT_WAREHOUSE = {{ warehouse }}
  {%- endif %}
  DEFAULT_NAMESPACE = {{ database }}
  DEFAULT_SECONDARY_ROLES = ()
  COMMENT = {{ marker }};
{%- if password.is_some() %}
-- config.password: no longer needed.
UNSET immuta_password;
{%- endif %}
-- The system account acts through the system role alone.
GRANT ROLE {{ system_role }} TO USER {{ system_account }};

-- config.warehouse: what Immuta runs its queries on.
GRANT USAGE ON WAREHOUSE {{ warehouse }} TO ROLE {{ system_role }};

-- Always: a role for each Immuta user, through which table access is granted.
GRANT CREATE ROLE ON ACCOUNT TO ROLE {{ system_role }} WITH GRANT OPTION;
-- Always: masking policies on columns.
GRANT APPLY MASKING POLICY ON ACCOUNT TO ROLE {{ system_role }} WITH GRANT OPTION;
-- Always: row access policies on tables and views.
GRANT APPLY ROW ACCESS POLICY ON ACCOUNT TO ROLE {{ system_role }} WITH GRANT OPTION;
{%- if !ownership %}
-- Always: granting and revoking SELECT on the data sources. Account-wide: whoever holds it
-- can grant any role to anyone. sfgen.manageGrants: ownership does without; Immuta advises
-- against that, since it cannot manage roles account-wide then.
GRANT MANAGE GRANTS ON ACCOUNT TO ROLE {{ system_role }} WITH GRANT OPTION;
{%- endif %}
{%- for container in taken %}

-- sfgen.takeOwnership: the tables and views themselves.
GRANT OWNERSHIP ON ALL TABLES IN {{ container }} TO ROLE {{ system_role }} COPY CURRENT GRANTS;
GRANT OWNERSHIP ON ALL VIEWS IN {{ container }} TO ROLE {{ system_role }} COPY CURRENT GRANTS;
{%- endfor %}
{%- if let Some(role) = impersonation %}

-- config.impersonation: the role of those who query as another user; Immuta owns it, so that
-- it can grant it.
CREATE ROLE {{ role }}
  COMMENT = {{ marker }};
GRANT OWNERSHIP ON ROLE {{ role }} TO ROLE {{ system_role }} COPY CURRENT GRANTS;
{%- endif %}
{%- if let Some(usage) = account_usage %}

-- {{ usage.asked_by }}: Snowflake's query and access history.
{%- if accountadmin %}
USE ROLE "ACCOUNTADMIN";
{%- endif %}
{%- if usage.database_role %}
GRANT DATABASE ROLE "SNOWFLAKE"."GOVERNANCE_VIEWER" TO ROLE {{ system_role }};
{%- else %}
GRANT IMPORTED PRIVILEGES ON DATABASE "SNOWFLAKE" TO ROLE {{ system_role }};
{%- endif %}
{%- if accountadmin %}
USE ROLE {{ setup_role }};
{%- endif %}
{%- endif %}
{%- for warehouse in workspaces %}
{%- if loop.first %}

-- config.workspaces.warehouses: Immuta grants them to its workspaces' users (our inference).
{%- endif %}
GRANT USAGE ON WAREHOUSE {{ warehouse }} TO ROLE {{ system_role }} WITH GRANT OPTION;
{%- endfor %}

-- config.database: handed to the system role, which manages it from here on.
GRANT OWNERSHIP ON ALL SCHEMAS IN DATABASE {{ database }} TO ROLE {{ system_role }} COPY CURRENT GRANTS;
GRANT OWNERSHIP ON DATABASE {{ database }} TO ROLE {{ system_role }} COPY CURRENT GRANTS;
{%- if !single_block %}
{%- include "part/unset-warehouse-variables.sql" %}
{%- endif %}

-- Last: from here on the integration counts as set up, and cleanup leaves it alone.
ALTER ROLE {{ system_role }} SET COMMENT = {{ installed }};
{%- if single_block %}
END;
$$;
{%- include "part/unset-warehouse-variables.sql" %}
{%- endif %}
