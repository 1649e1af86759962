const LARGEST_KM = 20_015

/** A radius as it is typed, km; null where it is none. A comma may stand for the point. */
export function radiusOf(text: string): number | null {
  const trimmed = text.trim().replace(',', '.')
  if (!/^\d+(\.\d+)?$|^\.\d+$/.test(trimmed)) return null
  const km = Number(trimmed)
  return km > 0 && km <= LARGEST_KM ? km : null
}
