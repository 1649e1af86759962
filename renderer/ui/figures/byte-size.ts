const UNITS = ['B', 'KB', 'MB', 'GB', 'TB']

/** A size in bytes for reading, in powers of 1,000: `3.4 MB`. */
export function byteSizeText(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`
}
