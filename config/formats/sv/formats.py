"""How Swedish writes numbers: thousands a narrow space apart, on one line."""

DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\u202f"
NUMBER_GROUPING = 3
