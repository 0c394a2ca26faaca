"""Where stages, store and execution are joined: read, conclude, write claims."""
