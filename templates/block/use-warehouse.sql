-- Reading where policies are attached may need a warehouse; where this one is gone, the
-- session's own has to do.
BEGIN
  USE WAREHOUSE {{ warehouse }};
EXCEPTION
  WHEN OTHER THEN
    NULL;
END;
