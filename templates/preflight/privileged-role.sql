SELECT
  'Initial Validation: Validate access to Privileged Role' AS "name",
  IFF(CURRENT_ROLE() = {{ setup_role_text }}, 'passed', 'failed') AS "status",
  'the scripts run as ' || {{ setup_role_text }} || '; this session runs as ' || CURRENT_ROLE() AS "message"
