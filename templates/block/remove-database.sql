-- The database with everything in it, when it carries this integration's mark.
DECLARE
  databases RESULTSET;
BEGIN
  databases := (SHOW DATABASES LIKE {{ database_text }});
  LET listed CURSOR FOR databases;
  FOR d IN listed DO
    IF (d."name" = {{ database_text }}{% if let Some(marker) = marker %} AND d."comment" = {{ marker }}{% endif %}) THEN
      GRANT OWNERSHIP ON DATABASE {{ database }} TO ROLE {{ setup_role }} COPY CURRENT GRANTS;
      DROP DATABASE {{ database }};
    END IF;
  END FOR;
END;
