SHOW ROLES LIKE {{ system_role_text }}
  ->> SELECT
    'Set-Up Is Unfinished' AS "name",
    IFF(COUNT(*) = 0, 'passed', 'failed') AS "status",
    {{ system_role_text }} || IFF(
      COUNT(*) = 0,
      ' is absent, or says that the set-up is unfinished',
      ' does not say that this integration is unfinished: the script will refuse it'
    ) AS "message"
  FROM $1
  WHERE "name" = {{ system_role_text }} AND NOT EQUAL_NULL("comment", {{ creating }})
