{% for set in warehouse_variables -%}
{% if loop.first -%}
-- sfgen.warehouseNames: warehouses are named through variables, spelt so that no client
-- rewrites a name. IDENTIFIER in GRANT and REVOKE is taken to be allowed (inference: it is
-- documented for USE WAREHOUSE and other statements).
{% endif -%}
SET {{ set.variable }} = {{ set.text }};
{% endfor -%}
