"""PostgreSQL, Valkey and a mail catcher for a machine that has none, and ``make run``.

Nothing here imports the application: one that does not start must not take its data down with it.
"""
