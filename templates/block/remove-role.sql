-- This role, when it carries this integration's mark.
DECLARE
  roles RESULTSET;
BEGIN
  roles := (SHOW ROLES LIKE {{ role_text }});
  LET listed CURSOR FOR roles;
  FOR r IN listed DO
    IF (r."name" = {{ role_text }}{% if let Some(marker) = marker %} AND r."comment" = {{ marker }}{% endif %}) THEN
      GRANT OWNERSHIP ON ROLE {{ role }} TO ROLE {{ setup_role }} COPY CURRENT GRANTS;
      DROP ROLE {{ role }};
    END IF;
  END FOR;
END;
