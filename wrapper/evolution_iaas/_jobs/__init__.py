"""Jobs: waiting for one or many, accepted changes, references, and their errors."""
