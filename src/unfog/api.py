"""The Python API: `unfog.open(path)`."""
