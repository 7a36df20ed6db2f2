-- The tables that went to the system role here go back to the role that owned them.
DECLARE
  too_many EXCEPTION (-20009, 'sfgen: there are 10,000 tables or more, and SHOW lists no more than that; name the schemas one by one; nothing was dropped');
  seen INTEGER DEFAULT 0;
  roles RESULTSET;
  objects RESULTSET;
BEGIN
  roles := (SHOW ROLES LIKE {{ system_role_text }});
  LET own CURSOR FOR roles;
  FOR r IN own DO
    IF (r."name" = {{ system_role_text }}{% if let Some(system_role_mark) = system_role_mark %} AND r."comment" = {{ system_role_mark }}{% endif %}) THEN
      objects := (SHOW TABLES IN {{ container }});
      LET listed CURSOR FOR objects;
      FOR o IN listed DO
        seen := seen + 1;
        IF (o."owner" = {{ system_role_text }} AND o."owner_role_type" = 'ROLE') THEN
          LET taken STRING := '"' || REPLACE(o."database_name", '"', '""') || '"."' || REPLACE(o."schema_name", '"', '""') || '"."' || REPLACE(o."name", '"', '""') || '"';
          GRANT OWNERSHIP ON TABLE IDENTIFIER(:taken) TO ROLE {{ owner }} COPY CURRENT GRANTS;
        END IF;
      END FOR;
    END IF;
  END FOR;
  IF (seen >= 10000) THEN
    RAISE too_many;
  END IF;
END;
