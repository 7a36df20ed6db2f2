{%- if owned_by_text.is_some() -%}
-- Nothing below runs unless this role carries this integration's mark, or is owned by the
-- system role, which makes it the integration's as well.
{%- else -%}
-- Nothing below runs unless this role is there.
{%- endif %}
DECLARE
  not_ours EXCEPTION (-20006, 'sfgen: the impersonation role is not there, or neither carries the mark of this integration nor belongs to the system role; nothing was changed');
  found BOOLEAN DEFAULT FALSE;
{%- if owned_by_text.is_some() %}
  owned BOOLEAN DEFAULT FALSE;
{%- endif %}
  roles RESULTSET;
BEGIN
  roles := (SHOW ROLES LIKE {{ role_text }});
  LET listed CURSOR FOR roles;
  FOR r IN listed DO
    IF (r."name" = {{ role_text }}{% if let Some(marker) = marker %} AND r."comment" = {{ marker }}{% endif %}) THEN
      found := TRUE;
    END IF;
{%- if let Some(owned_by_text) = owned_by_text %}
    IF (r."name" = {{ role_text }} AND r."owner" = {{ owned_by_text }}) THEN
      owned := TRUE;
    END IF;
{%- endif %}
  END FOR;
{%- if owned_by_text.is_some() %}
  IF (NOT owned) THEN
    IF (NOT found) THEN
      RAISE not_ours;
    END IF;
  END IF;
{%- else %}
  IF (NOT found) THEN
    RAISE not_ours;
  END IF;
{%- endif %}
END;
