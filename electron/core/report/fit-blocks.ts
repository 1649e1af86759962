// Whether what the file says of its time and position fits the candidates, as the page shows it too.
import { type CandidateChecks, checkCandidates } from '../consistency/candidate-checks.ts'
import { findingsOf } from '../metadata/findings.ts'
import { distanceText } from './figures.ts'
import { FINDING_SENTENCES, SEVERITY_WORDS } from './metadata-words.ts'
import type { Block } from './report.ts'
import type { ReportedPhoto } from './report-input.ts'

const RESULT_WORDS = { consistent: 'fits', contradicts: 'does not fit', unknown: 'cannot be told' }
const ZONE_UNKNOWN = {
  'no-time': 'no time of day in the file',
  'no-offset': 'no zone in the file',
  'offset-zero': 'UTC, which tells nothing',
}

/** What stands out in the metadata; finding nothing proves nothing. */
export function findingBlocks({ metadata, photo }: ReportedPhoto): Block[] {
  if (!metadata) return []
  const items = findingsOf(metadata, photo).map(
    ({ code, severity, details }) => `${SEVERITY_WORDS[severity]} ${FINDING_SENTENCES[code](details)}`,
  )
  return items.length > 0
    ? [
        { kind: 'heading', text: 'What stands out in it' },
        { kind: 'list', items },
      ]
    : []
}

/** Clock, sun and position of the file against each candidate. */
export function fitBlocks({ metadata, posterior }: ReportedPhoto): Block[] {
  const told = metadata && (metadata.capturedAt !== null || metadata.gps !== null)
  if (!told || posterior.candidates.length === 0) return []
  const rows = checkCandidates(metadata, posterior.candidates, 'unsaid').map((checks) => [
    String(checks.candidate.rank),
    checks.candidate.name,
    zoneWords(checks),
    sunWords(checks),
    positionWords(checks),
  ])
  return [
    { kind: 'heading', text: 'Does the file fit the candidates?' },
    {
      kind: 'paragraph',
      tone: 'faint',
      text: 'Held against each candidate, and no part of the map. The sun is given for the middle of the candidate.',
    },
    {
      kind: 'table',
      columns: [
        { title: '', align: 'end' },
        { title: 'Candidate' },
        { title: 'Clock', wide: true },
        { title: 'Sun' },
        { title: 'Position' },
      ],
      rows,
    },
  ]
}

function zoneWords({ zone }: CandidateChecks): string {
  if (zone.result === 'unknown') return `${RESULT_WORDS.unknown}: ${ZONE_UNKNOWN[zone.why]}`
  const [there, said] = [offsetWords(zone.placeMinutes), offsetWords(zone.photoMinutes)]
  if (zone.result === 'consistent') return `${RESULT_WORDS.consistent}${zone.partly ? ' in part' : ''}: ${said} (${zone.zone})`
  return `${RESULT_WORDS.contradicts}: ${there} there (${zone.zone}), ${said} in the file`
}

function sunWords({ sun }: CandidateChecks): string {
  if (sun.altitudeDeg === null) return RESULT_WORDS.unknown
  const height = `${Math.round(sun.altitudeDeg)}° ${sun.altitudeDeg < 0 ? '(below the horizon)' : ''}`.replace('-', '−').trim()
  const result = sun.light === null ? height : `${RESULT_WORDS[sun.result]}: ${height}, by the camera’s settings`
  return sun.assumesLocalClock ? `${result}; the clock taken for local time` : result
}

const positionWords = ({ position }: CandidateChecks): string =>
  position.result === 'unknown' ? 'none in the file' : `${RESULT_WORDS[position.result]}: ${distanceText(position.distanceKm)} away`

function offsetWords(minutes: number): string {
  const size = Math.abs(minutes)
  return `UTC${minutes < 0 ? '−' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`
}
