-- Nothing below runs unless this user carries this integration's mark.
DECLARE
  not_ours EXCEPTION (-20005, 'sfgen: the system account is not there, or does not carry the mark of this integration; nothing was changed');
  found BOOLEAN DEFAULT FALSE;
  users RESULTSET;
BEGIN
  users := (SHOW USERS LIKE {{ user_text }});
  LET listed CURSOR FOR users;
  FOR u IN listed DO
    IF (u."name" = {{ user_text }}{% if let Some(marker) = marker %} AND u."comment" = {{ marker }}{% endif %}) THEN
      found := TRUE;
    END IF;
  END FOR;
  IF (NOT found) THEN
    RAISE not_ours;
  END IF;
END;
