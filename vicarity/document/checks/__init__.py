"""Looking at files of strangers, in a process of its own that can do little and not for long.

Nothing here imports Flask, the database or the settings: the process has to start quickly and
fit into its memory. ``vicarity/document/inspection.py`` starts it.
"""
