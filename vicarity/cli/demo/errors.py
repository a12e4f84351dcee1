"""Why no demo data can be made."""

from vicarity.core.errors import Conflict


class ReferenceMissing(Conflict):
    """There is no reference data yet. Run `flask seed reference` first."""
