"""Conformance: the vectors of spec/conformance, and the server that plays them to a client and judges it.

Every language is judged by this one program over a real socket. A client under test is driven by a program of its own,
which reads a task as a line of JSON and writes what came of it as another; it never sees what is expected of it.
"""
