SHOW GRANTS ON ACCOUNT
  ->> SELECT
    'Owner Without MANAGE GRANTS' AS "name",
    IFF(COUNT(*) = 0, 'passed', 'failed') AS "status",
    {{ owner_text }} || IFF(
      COUNT(*) = 0,
      ' does not hold MANAGE GRANTS itself; what it inherits is not looked at',
      ' holds MANAGE GRANTS, which the system role would inherit'
    ) AS "message"
  FROM $1
  WHERE "privilege" = 'MANAGE GRANTS'
    AND "granted_to" = 'ROLE'
    AND "grantee_name" = {{ owner_text }}
