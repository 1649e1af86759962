"""Distances on the ground. Pure."""

from __future__ import annotations

import math

#: Mean radius of the earth, as GRS 80 has it.
EARTH_RADIUS_KM = 6371.0088
#: The distances that geolocation is judged by: street, city, region, country, continent.
THRESHOLDS_KM = (1, 25, 200, 750, 2500)


def great_circle_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance between two (latitude, longitude) in degrees, by the haversine formula.

    It is off by at most 0.5 % from the geodesic on the ellipsoid, which no threshold here can tell.
    """
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    a = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(a)))
