const NARROW_SPACE = '\u202f'

/** A probability, 0..1, as whole per cent; never a bare 0 or 100 for what is merely small or large. */
export function probabilityText(probability: number): string {
  if (probability <= 0) return `0${NARROW_SPACE}%`
  if (probability < 0.01) return `<${NARROW_SPACE}1${NARROW_SPACE}%`
  if (probability > 0.99 && probability < 1) return `>${NARROW_SPACE}99${NARROW_SPACE}%`
  return `${Math.round(probability * 100)}${NARROW_SPACE}%`
}
