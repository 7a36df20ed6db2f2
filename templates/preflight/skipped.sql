SELECT
  '{{ test }}' AS "name",
  'skipped' AS "status",
  '{{ reason }}' AS "message"
