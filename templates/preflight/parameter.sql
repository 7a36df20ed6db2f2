SHOW PARAMETERS LIKE 'QUOTED_IDENTIFIERS_IGNORE_CASE' IN ACCOUNT
  ->> SELECT
    'Parameter QUOTED_IDENTIFIERS_IGNORE_CASE' AS "name",
    IFF(COUNT_IF(LOWER("value") = 'false') = 1, 'passed', 'failed') AS "status",
    'it has to be false for the account; it is ' || COALESCE(MAX("value"), 'not shown') AS "message"
  FROM $1
