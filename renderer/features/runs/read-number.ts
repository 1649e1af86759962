/** The number in the text, or null where it is none, is out of range, or should be whole. */
export function readNumber(text: string, min: number, max: number, whole: boolean): number | null {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || value < min || value > max) return null
  return whole && !Number.isInteger(value) ? null : value
}
