SHOW {{ objects }} LIKE {{ object_text }}
  ->> SELECT
    '{{ test }}' AS "name",
    IFF(COUNT(*) = 1, 'passed', '{{ otherwise }}') AS "status",
    {{ object_text }} || IFF(
      COUNT(*) = 1,
      ' is there',
      ' is not there, or not visible to this role'
    ) AS "message"
  FROM $1
  WHERE "name" = {{ object_text }}
