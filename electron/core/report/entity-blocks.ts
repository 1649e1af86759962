import type { Entity, EntityStatus } from '../../contract/entities.ts'
import { ENTITY_KIND_WORDS, ENTITY_REASON_WORDS, ENTITY_STATUS_WORDS } from './entity-words.ts'
import { shareText } from './figures.ts'
import type { Block, MarkedBox } from './report.ts'
import type { ReportedPhoto } from './report-input.ts'

const MOST_ROWS = 40
const MOST_BOXES = 26
const ORDER: readonly EntityStatus[] = ['grounded', 'doubtful', 'unsupported', 'unchecked']

/** By what was found, then by how many answers name them. */
function inOrder({ entities }: ReportedPhoto): Entity[] {
  return (entities?.entities ?? []).toSorted(
    (a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || b.samples.length - a.samples.length || (a.label < b.label ? -1 : 1),
  )
}

/** Letters of those that have a place in the photo, as they stand in the table and on the photo. */
export function letteredEntities(reported: ReportedPhoto): Map<string, string> {
  const placed = inOrder(reported)
    .slice(0, MOST_ROWS)
    .filter(({ region, status }) => region !== null && (status === 'grounded' || status === 'doubtful'))
  return new Map(placed.slice(0, MOST_BOXES).map(({ key }, index) => [key, String.fromCharCode(65 + index)]))
}

export function entityBoxes(reported: ReportedPhoto): MarkedBox[] {
  const letters = letteredEntities(reported)
  return (reported.entities?.entities ?? []).flatMap(({ key, region }) => {
    const mark = letters.get(key)
    return mark && region ? [{ mark, corners: region, of: 'entity' as const }] : []
  })
}

/** What the answers claim to see, and what came of looking for it. */
export function entityBlocks(reported: ReportedPhoto): Block[] {
  const all = inOrder(reported)
  const title: Block = { kind: 'heading', text: 'What the answers claim to see' }
  if (all.length === 0) return []
  const letters = letteredEntities(reported)
  const rows = all
    .slice(0, MOST_ROWS)
    .map((entity) => [
      letters.get(entity.key) ?? '',
      `${entity.label} (${ENTITY_KIND_WORDS[entity.kind]})`,
      ENTITY_STATUS_WORDS[entity.status],
      groundsOf(entity),
      `${entity.samples.length} of ${reported.samples.length}`,
    ])
  const counts = ORDER.map((status) => [status, all.filter((entity) => entity.status === status).length] as const)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${ENTITY_STATUS_WORDS[status].toLowerCase()}: ${count}`)
  const more = all.length - rows.length
  return [
    title,
    { kind: 'paragraph', text: `${all.length} claims; ${counts.join(', ')}. None of this changes the map.` },
    {
      kind: 'table',
      columns: [
        { title: '' },
        { title: 'Claim' },
        { title: 'Result' },
        { title: 'How it was looked for', wide: true },
        { title: 'Named by', align: 'end' },
      ],
      rows,
    },
    ...(more > 0 ? [{ kind: 'paragraph', tone: 'faint', text: `and ${more} more, in the case’s archive.` } as const] : []),
  ]
}

function groundsOf({ reason, line, seenProbability, controlProbability }: Entity): string {
  const read = line ? ` Read: “${line.text}”.` : ''
  const asked =
    seenProbability !== null
      ? ` Yes with the photo: ${shareText(seenProbability)}${controlProbability === null ? '' : `; without it: ${shareText(controlProbability)}`}.`
      : ''
  return `${ENTITY_REASON_WORDS[reason]}${read}${asked}`
}
