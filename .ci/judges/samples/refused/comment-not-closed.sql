SELECT 'x';
/* not closed
DROP ROLE y;
