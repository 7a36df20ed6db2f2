-- Nothing below runs when this role is there, and neither carries this integration's mark nor
-- is owned by the system role.
DECLARE
  not_ours EXCEPTION (-20010, 'sfgen: a role of this name is there, which neither carries the mark of this integration nor belongs to the system role; nothing was changed');
  found BOOLEAN DEFAULT FALSE;
  roles RESULTSET;
BEGIN
  roles := (SHOW ROLES LIKE {{ role_text }});
  LET listed CURSOR FOR roles;
  FOR r IN listed DO
    IF (r."name" = {{ role_text }} AND NOT EQUAL_NULL(r."comment", {{ marker }})
      AND NOT EQUAL_NULL(r."owner", {{ owned_by_text }})) THEN
      found := TRUE;
    END IF;
  END FOR;
  IF (found) THEN
    RAISE not_ours;
  END IF;
END;
