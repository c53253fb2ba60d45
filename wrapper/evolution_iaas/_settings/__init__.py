"""Settings of a client: from the environment, and from profiles of the config file."""
