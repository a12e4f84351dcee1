"""What the statements of this feature have in common, in SQL.

A shift that an index tells of is ``k``, the shift itself ``s``, its home ``h``.
"""

from __future__ import annotations

#: What a shift must be whenever it is, where an index alone can tell.
KIND = """k.status = 'open' AND k.hourly_rate >= :min_rate
    AND (CAST(:roles AS varchar[]) IS NULL OR k.role = ANY(:roles))
    AND (CAST(:types AS varchar[]) IS NULL OR k.shift_type = ANY(:types))"""

FITS = f"k.starts_at >= :since AND k.starts_at < :until AND {KIND}"

#: One row, of which the planner expects a thousand. It thinks of circles as nearly empty, and would
#: sooner read and sort all that is in one than walk it in order and stop at the page's end.
MANY = "generate_series(1, (SELECT 1)) many"

#: There is room, or the worker has a part in it already.
ROOM = """(s.confirmed < s.positions OR EXISTS (
    SELECT FROM bookings b WHERE b.shift_id = s.id AND b.worker_id = :worker
      AND b.status IN ('applied', 'confirmed')))"""

HERE = "point(CAST(:easting AS float8), CAST(:northing AS float8))"
AT = "point(h.easting, h.northing)"

CIRCLE = f"circle({HERE}, :metres)"

#: A home is verified, and not one the worker keeps away from.
WELCOME = """h.verification_status = 'verified'
    AND NOT EXISTS (SELECT FROM blocks WHERE side = 'worker' AND care_home_id = h.id
                    AND worker_id = :worker)"""
