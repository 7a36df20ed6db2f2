SELECT
  'Initial Validation: Basic Connection Test' AS "name",
  'passed' AS "status",
  'signed in as ' || CURRENT_USER() AS "message"
