"""Bookings, favourites and blocks, from both sides."""

from vicarity.booking.routes.bookings import home_bp, worker_bp
from vicarity.booking.routes.records import records_bp
from vicarity.booking.routes.relations import home_relations_bp, worker_relations_bp

__all__ = ["home_bp", "home_relations_bp", "records_bp", "worker_bp", "worker_relations_bp"]
