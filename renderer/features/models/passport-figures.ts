import type { PassportFigures } from '../../../electron/contract/model-passport.ts'

/** Figures of a passport, one a line: tables of figures become lines whose names say the way to them. */
export function figureLines(figures: PassportFigures, path: readonly string[] = []): [name: string, value: string][] {
  return Object.entries(figures).flatMap(([name, value]): [string, string][] => {
    const way = [...path, name]
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return figureLines(value as PassportFigures, way)
    return [[way.join(' · '), Array.isArray(value) ? value.map(figureText).join(' – ') : figureText(value)]]
  })
}

const FIGURE = new Intl.NumberFormat('en', { maximumSignificantDigits: 4, useGrouping: true })

function figureText(value: string | number | boolean | null): string {
  if (typeof value === 'number') return FIGURE.format(value)
  return value === null ? '—' : String(value)
}
