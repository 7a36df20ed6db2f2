-- Nothing below runs when somebody has taken this user name.
DECLARE
  taken EXCEPTION (-20007, 'sfgen: a user of the new name is there already; nothing was changed');
  found BOOLEAN DEFAULT FALSE;
  users RESULTSET;
BEGIN
  users := (SHOW USERS LIKE {{ user_text }});
  LET listed CURSOR FOR users;
  FOR u IN listed DO
    IF (u."name" = {{ user_text }}) THEN
      found := TRUE;
    END IF;
  END FOR;
  IF (found) THEN
    RAISE taken;
  END IF;
END;
