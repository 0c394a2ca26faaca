"""Where the work is done: this process, or several."""
