"""Pages, one module each. Each lists its handlers in `handlers`."""
