"""Refusals about digests."""

from vicarity.core.errors import BadRequest


class UnsubscribeLinkInvalid(BadRequest):
    """This link is incomplete or too old. Sign in, and turn these emails off in your settings."""
