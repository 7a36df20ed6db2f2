SHOW ROLES LIKE {{ system_role_text }}
  ->> SELECT
    'Set-Up Is Unfinished' AS "name",
    IFF(COUNT(*) = 0, 'passed', 'failed') AS "status",
    {{ system_role_text }} || IFF(
      COUNT(*) = 0,
      ' does not say that the set-up ran to its end',
      ' says that the set-up ran to its end: that is what delete is for'
    ) AS "message"
  FROM $1
  WHERE "name" = {{ system_role_text }} AND "comment" = {{ installed }}
