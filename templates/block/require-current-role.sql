-- Nothing below runs as another role than the setup role.
DECLARE
  other_role EXCEPTION (-20001, 'sfgen: the current role is not the setup role; nothing was changed');
BEGIN
  IF (CURRENT_ROLE() <> {{ setup_role_text }}) THEN
    RAISE other_role;
  END IF;
END;
