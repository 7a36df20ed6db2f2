SHOW {{ objects }} LIKE {{ object_text }}
  ->> SELECT
    '{{ test }}' AS "name",
    IFF(COUNT(*) = 0, 'passed', 'failed') AS "status",
    {{ object_text }} || IFF(
      COUNT(*) = 0,
      ' is free, as far as this role sees',
      ' is taken: choose another name, or remove it'
    ) AS "message"
  FROM $1
  WHERE "name" = {{ object_text }}
