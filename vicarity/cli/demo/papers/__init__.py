"""Certificates and letters of made-up people, drawn; every one says that it is a sample."""
