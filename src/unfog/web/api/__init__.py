"""The JSON API below /api/v1, one module a resource. Each lists its handlers in `handlers`."""
