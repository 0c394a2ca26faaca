"""Which network addresses may be connected to."""

from __future__ import annotations

import ipaddress
import socket

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class AddressRefusedError(Exception):
    """The host has no address that may be connected to."""


def is_public(text: str) -> bool:
    """Whether the IP address `text` lies in the public internet, also behind IPv6 wrappings."""
    try:
        address = _unwrapped(ipaddress.ip_address(text.partition("%")[0]))
    except ValueError:
        return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


def _unwrapped(address: Address) -> Address:
    if not isinstance(address, ipaddress.IPv6Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def resolve(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The addresses of `host` to connect to, in the resolver's order.

    Raises OSError where the name is not known, AddressRefusedError where none is public.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(row[4][0]) for row in found))
    allowed = [a for a in addresses if allow_private or is_public(a)]
    if not allowed:
        raise AddressRefusedError(f"{host} is at {', '.join(addresses)}, a private address")
    return allowed
