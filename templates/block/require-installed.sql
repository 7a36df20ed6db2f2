-- Nothing below runs unless the system role carries this integration's mark, installed.
DECLARE
  not_installed EXCEPTION (-20002, 'sfgen: the system role is not there, or does not carry the mark of this integration, installed; nothing was changed');
  found BOOLEAN DEFAULT FALSE;
  roles RESULTSET;
BEGIN
  roles := (SHOW ROLES LIKE {{ system_role_text }});
  LET listed CURSOR FOR roles;
  FOR r IN listed DO
    IF (r."name" = {{ system_role_text }}{% if let Some(installed) = installed %} AND r."comment" = {{ installed }}{% endif %}) THEN
      found := TRUE;
    END IF;
  END FOR;
  IF (NOT found) THEN
    RAISE not_installed;
  END IF;
END;
