SHOW GRANTS OF ROLE ACCOUNTADMIN
  ->> SELECT
    'Access To Database SNOWFLAKE' AS "name",
    IFF(
      IS_ROLE_IN_SESSION('ACCOUNTADMIN')
        OR COUNT_IF("granted_to" = 'USER' AND "grantee_name" = CURRENT_USER()) > 0,
      'passed',
      'warning'
    ) AS "status",
    'audit and lineage are granted by ACCOUNTADMIN: the user who runs the script has to hold it' AS "message"
  FROM $1
