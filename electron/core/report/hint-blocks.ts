import type { Hint } from '../../contract/hints.ts'
import { hintsAbout } from '../hints/hints-about.ts'
import { coordinatesText, distanceText } from './figures.ts'
import type { Block } from './report.ts'
import type { ReportedPhoto, ReportInput } from './report-input.ts'

const SIDE_WORDS = { inside: 'Taken in', outside: 'Not taken in' }
const STRENGTH_WORDS = {
  certain: 'certain: right but for 1 in 10,000',
  likely: 'likely: right 9 times in 10',
  perhaps: 'perhaps: as often right as wrong',
}
const MOST_CANDIDATES = 5

/** What the analyst knew from elsewhere, how much it weighs, and which candidates it holds for. */
export function hintBlocks({ hints, posterior }: ReportedPhoto, { countryName }: ReportInput): Block[] {
  if (hints.length === 0) return []
  const candidates = posterior.candidates.slice(0, MOST_CANDIDATES)
  const rows = hints.map((hint) => {
    const holds = candidates.map((candidate) => [candidate.rank, hintsAbout(candidate, [hint]).pro.length > 0] as const)
    const ranks = (wanted: boolean) => holds.filter(([, is]) => is === wanted).map(([rank]) => rank)
    const { pro, contra } = { pro: ranks(true), contra: ranks(false) }
    return [
      `${SIDE_WORDS[hint.side]} ${areaWords(hint, countryName)}${hint.note ? `. ${hint.note}` : ''}`,
      STRENGTH_WORDS[hint.strength],
      hint.on
        ? [pro.length > 0 ? `for ${pro.join(', ')}` : '', contra.length > 0 ? `against ${contra.join(', ')}` : '']
            .filter(Boolean)
            .join('; ')
        : 'switched off',
      hint.author,
    ]
  })
  return [
    { kind: 'heading', text: 'What the analyst knew from elsewhere' },
    { kind: 'paragraph', tone: 'faint', text: 'Hints count in the map with the weight given here. Figures are the candidates below.' },
    {
      kind: 'table',
      columns: [{ title: 'Hint', wide: true }, { title: 'Weight' }, { title: 'Speaks' }, { title: 'By' }],
      rows,
    },
  ]
}

function areaWords({ area, name }: Hint, countryName: (code: string) => string): string {
  switch (area.kind) {
    case 'polygon':
      return name || 'an area drawn on the map'
    case 'circle':
      return `${distanceText(area.radiusKm)} around ${name || coordinatesText(area.centre)}`
    case 'country':
      return countryName(area.countryCode)
    case 'shadow':
      return name || `the band where the sun stood as the shadow shows, ${area.shadow.at.slice(0, 16).replace('T', ' ')} UTC`
  }
}
