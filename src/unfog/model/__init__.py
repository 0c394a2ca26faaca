"""The vocabulary of unfog: immutable values without behaviour that needs the outside."""
