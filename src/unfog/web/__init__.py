"""The review desk: a web application over one register, for one person or several."""
