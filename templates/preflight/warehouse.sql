SHOW GRANTS ON ACCOUNT
  ->> SHOW WAREHOUSES{% if let Some(pattern) = pattern %} LIKE {{ pattern }}{% endif %}
  ->> SELECT
    '{{ test }}' AS "name",
    CASE
      WHEN COUNT(*) = 0 THEN 'failed'
      WHEN COUNT_IF(IS_ROLE_IN_SESSION("owner")) > 0 THEN 'passed'
      WHEN (
        SELECT COUNT(*) FROM $2
        WHERE "privilege" = 'MANAGE GRANTS' AND IS_ROLE_IN_SESSION("grantee_name")
      ) > 0 THEN 'passed'
      ELSE 'warning'
    END AS "status",
    'warehouse ' || {{ warehouse_text }} || IFF(
      COUNT(*) = 0,
      ' is not there, or not visible to this role',
      ' is there; to grant it takes its owner or MANAGE GRANTS'
    ) AS "message"
  FROM $1
  WHERE "name" = {{ warehouse_text }}
