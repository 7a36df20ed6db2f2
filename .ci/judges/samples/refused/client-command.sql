SELECT 1;
!abort 1;
SELECT 2;
