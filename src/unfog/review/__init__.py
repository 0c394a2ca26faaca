"""What reviewers see and decide: the board, the queue, decisions and their history; no HTTP."""
