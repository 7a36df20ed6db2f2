SHOW ROLES LIKE {{ system_role_text }}
  ->> SELECT
    'System Role Carries The Mark' AS "name",
    IFF(COUNT(*) = 1, 'passed', 'failed') AS "status",
    {{ system_role_text }} || IFF(
      COUNT(*) = 1,
      ' says that the set-up ran to its end',
      ' does not say that this integration was set up to its end: the script will refuse it'
    ) AS "message"
  FROM $1
  WHERE "name" = {{ system_role_text }} AND "comment" = {{ installed }}
