const whole = new Intl.NumberFormat('en')

/** Rounds to two significant digits above ten: nobody knows a radius to the kilometre at a thousand. */
function sensible(value: number): number {
  if (value < 10) return value < 1 ? Math.round(value * 100) / 100 : Math.round(value * 10) / 10
  const step = 10 ** (Math.floor(Math.log10(value)) - 1)
  return Math.round(value / step) * step
}

/** A distance in km for reading: `350 m`, `4.2 km`, `1,200 km`. */
export function distanceText(distanceKm: number): string {
  if (distanceKm < 1) return `${whole.format(Math.max(10, Math.round(distanceKm * 100) * 10))} m`
  return `${whole.format(sensible(distanceKm))} km`
}

/** An area in km² for reading: `12 km²`, `18,000 km²`, `1.2 million km²`. */
export function areaText(areaKm2: number): string {
  if (areaKm2 < 1) return '< 1 km²'
  if (areaKm2 >= 1e6) return `${whole.format(Math.round(areaKm2 / 1e5) / 10)} million km²`
  return `${whole.format(sensible(areaKm2))} km²`
}
