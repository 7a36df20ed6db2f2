-- Nothing below runs when somebody has taken this role name.
DECLARE
  taken EXCEPTION (-20008, 'sfgen: a role of the new name is there already; nothing was changed');
  found BOOLEAN DEFAULT FALSE;
  roles RESULTSET;
BEGIN
  roles := (SHOW ROLES LIKE {{ role_text }});
  LET listed CURSOR FOR roles;
  FOR r IN listed DO
    IF (r."name" = {{ role_text }}) THEN
      found := TRUE;
    END IF;
  END FOR;
  IF (found) THEN
    RAISE taken;
  END IF;
END;
