<<<<<<< HEAD
"""Reviewing a register: the board of all incidents, decisions, queues; no HTTP."""
=======
"""What reviewers see and decide: the board, the queue, decisions and their history; no HTTP."""
>>>>>>> board
