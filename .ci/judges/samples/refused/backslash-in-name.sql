CREATE ROLE "a\"; DROP ROLE victim; --";
SELECT 2;
