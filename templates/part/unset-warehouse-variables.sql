{%- for set in warehouse_variables %}
{%- if loop.first %}
-- sfgen.warehouseNames: no longer needed.
{%- endif %}
UNSET {{ set.variable }};
{%- endfor %}
