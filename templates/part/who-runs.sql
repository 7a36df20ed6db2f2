{% if automatic -%}
-- Whose credentials: those of a user who may use the role {{ setup_role }}. Immuta documents that
-- this role
{%- else -%}
-- Who runs it: a user who may use the role {{ setup_role }}. Immuta documents that this role
--
{%- endif %} holds CREATE DATABASE, CREATE ROLE, CREATE USER, MANAGE GRANTS, APPLY MASKING
-- POLICY and APPLY ROW ACCESS POLICY, each ON ACCOUNT WITH GRANT OPTION, or is ACCOUNTADMIN.
