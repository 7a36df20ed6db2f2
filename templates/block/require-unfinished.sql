-- Nothing below runs unless the system role says that this integration is unfinished, or is gone.
DECLARE
  not_unfinished EXCEPTION (-20003, 'sfgen: the system role is there and does not say that this integration is unfinished; where it is installed, delete removes it; nothing was changed');
  found BOOLEAN DEFAULT FALSE;
  roles RESULTSET;
BEGIN
  roles := (SHOW ROLES LIKE {{ system_role_text }});
  LET listed CURSOR FOR roles;
  FOR r IN listed DO
    IF (r."name" = {{ system_role_text }} AND NOT EQUAL_NULL(r."comment", {{ creating }})) THEN
      found := TRUE;
    END IF;
  END FOR;
  IF (found) THEN
    RAISE not_unfinished;
  END IF;
END;
