SHOW DATABASES LIKE {{ database_text }}
  ->> SELECT
    'Securable Database' AS "name",
    IFF(COUNT_IF("kind" = 'STANDARD') = 1, 'passed', 'failed') AS "status",
    {{ database_text }} || CASE
      WHEN COUNT(*) = 0 THEN ' is not there, or not visible to this role'
      WHEN COUNT_IF("kind" = 'STANDARD') = 1 THEN ' is a database of this account'
      ELSE ' comes from a share or an application: nobody here owns what is in it'
    END AS "message"
  FROM $1
  WHERE "name" = {{ database_text }}
