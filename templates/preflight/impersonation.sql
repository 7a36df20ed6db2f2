SHOW ROLES LIKE {{ role_text }}
  ->> SELECT
    'Impersonation Role' AS "name",
    IFF(
      COUNT_IF(
        NOT EQUAL_NULL("owner", {{ system_role_text }}) AND NOT EQUAL_NULL("comment", {{ marker }})
      ) = 0,
      'passed',
      '{{ otherwise }}'
    ) AS "status",
    {{ role_text }} || CASE
      WHEN COUNT(*) = 0 THEN ' is not there, or not visible to this role'
      WHEN COUNT_IF("owner" = {{ system_role_text }}) = 1 THEN ' is there, and the system role owns it'
      WHEN COUNT_IF("comment" = {{ marker }}) = 1 THEN ' is there with the mark; the system role does not own it'
      ELSE ' is there, and is not this integration''s: it has another owner and no mark'
    END AS "message"
  FROM $1
  WHERE "name" = {{ role_text }}
