"""Where a request comes from, as far as limits care."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from flask import request


def client_network() -> str:
    """Return the caller's IPv4 address, or the /64 an IPv6 address belongs to.

    One household or one server holds a whole /64 and can change its address at will
    (https://www.rfc-editor.org/rfc/rfc6177), so a limit per IPv6 address would limit nobody.
    """
    return network_of(request.remote_addr or "")


def network_of(address: str) -> str:
    """Return the network that limits count for one address."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    if not isinstance(ip, IPv6Address):
        return str(ip)
    return str(ip.ipv4_mapped or ip_network((ip, 64), strict=False))
