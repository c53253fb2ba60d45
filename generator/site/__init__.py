"""The documentation site: pages of docs/, and a reference made from the spec and from what is public."""
