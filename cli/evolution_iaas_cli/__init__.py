"""Command line of the Evolution Platform IaaS API, built from the tables of commands that the spec gives."""
