-- Nothing below runs unless this role carries this integration's mark.
DECLARE
  not_ours EXCEPTION (-20006, 'sfgen: the impersonation role is not there, or does not carry the mark of this integration; nothing was changed');
  found BOOLEAN DEFAULT FALSE;
  roles RESULTSET;
BEGIN
  roles := (SHOW ROLES LIKE {{ role_text }});
  LET listed CURSOR FOR roles;
  FOR r IN listed DO
    IF (r."name" = {{ role_text }}{% if let Some(marker) = marker %} AND r."comment" = {{ marker }}{% endif %}) THEN
      found := TRUE;
    END IF;
  END FOR;
  IF (NOT found) THEN
    RAISE not_ours;
  END IF;
END;
