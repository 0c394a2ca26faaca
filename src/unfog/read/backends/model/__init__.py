"""The learned reader: rules propose, a small network and trees on top of spaCy's features judge."""
