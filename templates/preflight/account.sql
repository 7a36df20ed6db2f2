SELECT
  'Account Of This Session' AS "name",
  IFF(
    STARTSWITH(
      REPLACE(LOWER('{{ host }}'), '_', '-'),
      REPLACE(LOWER(CURRENT_ORGANIZATION_NAME() || '-' || CURRENT_ACCOUNT_NAME()), '_', '-') || '.'
    ) OR STARTSWITH(LOWER('{{ host }}'), LOWER(CURRENT_ACCOUNT()) || '.'),
    'passed',
    'warning'
  ) AS "status",
  'config.host is {{ host }}; this session is in ' || CURRENT_ORGANIZATION_NAME() || '-'
    || CURRENT_ACCOUNT_NAME() || ' (' || CURRENT_ACCOUNT() || ')' AS "message"
