"""Reviewing a register: the board of all incidents, decisions, queues; no HTTP."""
