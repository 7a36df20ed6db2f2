-- Nothing below runs on an integration that was set up to its end.
DECLARE
  is_installed EXCEPTION (-20003, 'sfgen: this integration is installed; delete removes it, cleanup does not; nothing was changed');
  found BOOLEAN DEFAULT FALSE;
  roles RESULTSET;
BEGIN
  roles := (SHOW ROLES LIKE {{ system_role_text }});
  LET listed CURSOR FOR roles;
  FOR r IN listed DO
    IF (r."name" = {{ system_role_text }} AND r."comment" = {{ installed }}) THEN
      found := TRUE;
    END IF;
  END FOR;
  IF (found) THEN
    RAISE is_installed;
  END IF;
END;
