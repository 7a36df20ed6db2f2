-- The masking policies of the database, taken off every column they are on.
DECLARE
  databases RESULTSET;
  policies RESULTSET;
  places RESULTSET;
BEGIN
  databases := (SHOW DATABASES LIKE {{ database_text }});
  LET own CURSOR FOR databases;
  FOR d IN own DO
    IF (d."name" = {{ database_text }}{% if let Some(marker) = marker %} AND d."comment" = {{ marker }}{% endif %}) THEN
      policies := (SHOW MASKING POLICIES IN DATABASE {{ database }});
      LET listed CURSOR FOR policies;
      FOR p IN listed DO
        LET policy STRING := '"' || REPLACE(p."database_name", '"', '""') || '"."' || REPLACE(p."schema_name", '"', '""') || '"."' || REPLACE(p."name", '"', '""') || '"';
        places := (SELECT ref_database_name, ref_schema_name, ref_entity_name, ref_entity_domain, ref_column_name FROM TABLE({{ database }}.INFORMATION_SCHEMA.POLICY_REFERENCES(POLICY_NAME => :policy)));
        LET attached CURSOR FOR places;
        FOR a IN attached DO
          LET kind STRING := IFF(a.ref_entity_domain IN ('VIEW', 'MATERIALIZED VIEW'), 'VIEW', 'TABLE');
          LET place STRING := '"' || REPLACE(a.ref_database_name, '"', '""') || '"."' || REPLACE(a.ref_schema_name, '"', '""') || '"."' || REPLACE(a.ref_entity_name, '"', '""') || '"';
          LET detach STRING := 'ALTER ' || kind || ' ' || place || ' MODIFY COLUMN "' || REPLACE(a.ref_column_name, '"', '""') || '" UNSET MASKING POLICY';
          EXECUTE IMMEDIATE :detach;
        END FOR;
      END FOR;
    END IF;
  END FOR;
END;
