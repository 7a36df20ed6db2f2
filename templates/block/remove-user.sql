-- The system account, when it carries this integration's mark.
DECLARE
  users RESULTSET;
BEGIN
  users := (SHOW USERS LIKE {{ user_text }});
  LET listed CURSOR FOR users;
  FOR u IN listed DO
    IF (u."name" = {{ user_text }}{% if let Some(marker) = marker %} AND u."comment" = {{ marker }}{% endif %}) THEN
      GRANT OWNERSHIP ON USER {{ user }} TO ROLE {{ setup_role }} COPY CURRENT GRANTS;
      DROP USER {{ user }};
    END IF;
  END FOR;
END;
