SHOW GRANTS ON ACCOUNT
  ->> SELECT
    'Validate Automatic Bootstrap User Grants' AS "name",
    CASE
      WHEN COUNT(DISTINCT "privilege") = 6 THEN 'passed'
      WHEN IS_ROLE_IN_SESSION('ACCOUNTADMIN') THEN 'warning'
      ELSE 'failed'
    END AS "status",
    'held WITH GRANT OPTION, of the six that are needed: '
      || COALESCE(NULLIF(LISTAGG(DISTINCT "privilege", ', '), ''), 'none') AS "message"
  FROM $1
  WHERE "privilege" IN (
      'CREATE DATABASE',
      'CREATE ROLE',
      'CREATE USER',
      'MANAGE GRANTS',
      'APPLY MASKING POLICY',
      'APPLY ROW ACCESS POLICY'
    )
    AND "granted_to" = 'ROLE'
    AND LOWER("grant_option"::STRING) = 'true'
    AND IS_ROLE_IN_SESSION("grantee_name")
