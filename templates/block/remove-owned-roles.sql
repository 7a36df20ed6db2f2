-- The roles that the system role owns: those that Immuta has made, and the impersonation role.
DECLARE
  roles RESULTSET;
BEGIN
  roles := (SHOW ROLES);
  LET listed CURSOR FOR roles;
  FOR r IN listed DO
    IF (r."owner" = {{ system_role_text }} AND r."name" <> {{ system_role_text }}) THEN
      LET owned STRING := '"' || REPLACE(r."name", '"', '""') || '"';
      DROP ROLE IDENTIFIER(:owned);
    END IF;
  END FOR;
END;
