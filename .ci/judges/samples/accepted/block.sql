-- A block with statements and quotes of its own is one statement.
EXECUTE IMMEDIATE $$
BEGIN
  DROP ROLE IF EXISTS "OLD; ""ROLE""";
  RETURN 'it''s done';
END;
$$;
