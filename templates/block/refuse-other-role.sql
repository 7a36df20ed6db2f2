-- Nothing below runs when this role is there and does not carry this integration's mark.
DECLARE
  not_ours EXCEPTION (-20010, 'sfgen: a role of this name is there, without the mark of this integration; nothing was changed');
  found BOOLEAN DEFAULT FALSE;
  roles RESULTSET;
BEGIN
  roles := (SHOW ROLES LIKE {{ role_text }});
  LET listed CURSOR FOR roles;
  FOR r IN listed DO
    IF (r."name" = {{ role_text }} AND NOT EQUAL_NULL(r."comment", {{ marker }})) THEN
      found := TRUE;
    END IF;
  END FOR;
  IF (found) THEN
    RAISE not_ours;
  END IF;
END;
