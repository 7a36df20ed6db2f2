-- This role, when {% if owned_by_text.is_some() %}the system role owns it{% else %}it carries this integration's mark{% endif %}.
DECLARE
  roles RESULTSET;
BEGIN
  roles := (SHOW ROLES LIKE {{ role_text }});
  LET listed CURSOR FOR roles;
  FOR r IN listed DO
    IF (r."name" = {{ role_text }}{% if let Some(marker) = marker %} AND r."comment" = {{ marker }}{% endif %}{% if let Some(owned_by_text) = owned_by_text %} AND r."owner" = {{ owned_by_text }}{% endif %}) THEN
      GRANT OWNERSHIP ON ROLE {{ role }} TO ROLE {{ setup_role }} COPY CURRENT GRANTS;
      DROP ROLE {{ role }};
    END IF;
  END FOR;
END;
