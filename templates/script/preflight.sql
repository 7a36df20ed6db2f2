{% include "part/title.sql" %}
-- What it does: nothing but read. Each statement gives one row: the name of a test, its status
-- (passed, failed, warning, skipped) and a message. The names that start with "Validate" or
-- "Initial Validation" are those of Immuta's own tests; what each of them looks at is inferred
-- from its name and from Immuta's documentation.
--
{% if automatic -%}
-- Who runs it: the user whose credentials Immuta is to get, as the role {{ setup_role }}. A query
-- may need a warehouse: choose one for the session first.
{%- else -%}
-- Who runs it: whoever is to run the {{ script }} script, as the role {{ setup_role }}. A query
-- may need a warehouse: choose one for the session first.
{%- endif %}
{% include "part/how-to-run.sql" %}
--
-- What a role may not see, it cannot find: a name that is free here may still be taken.
-- Checked against the documentation, not against a Snowflake account.

-- config.role: what the setup role sees and may do is what counts.
USE ROLE {{ setup_role }};
-- Nothing depends on the other roles of whoever runs this.
USE SECONDARY ROLES NONE;
{%- for test in tests %}

-- {{ test.reason }}
{{ test.check }};
{%- endfor %}
