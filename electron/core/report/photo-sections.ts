import type { Clue, Support } from '../../contract/clues.ts'
import { entityBlocks, entityBoxes } from './entity-blocks.ts'
import { coordinatesText, distanceText, momentText, shareText } from './figures.ts'
import { findingBlocks, fitBlocks } from './fit-blocks.ts'
import { hintBlocks } from './hint-blocks.ts'
import { MODEL_WARNINGS, passportSentence } from './model-words.ts'
import type { Block, MarkedBox, Section } from './report.ts'
import type { ReportedPhoto, ReportInput } from './report-input.ts'
import { PRECISION_WORDS, reliabilityWords, SOURCE_WORDS, STANDING_WORDS } from './report-words.ts'
import { runBlocks } from './run-blocks.ts'
import { candidateWords, firstCandidate, standingVerdict } from './statement.ts'
import { photoFacts } from './work-facts.ts'

interface Place {
  /** From 1, within the report. */
  number: number
  alone: boolean
}

const MOST_METADATA_FIELDS = 60
const MOST_EXCERPTS = 3
const LONGEST_EXCERPT = 700

/** Everything about one photo. */
export function photoSections(reported: ReportedPhoto, input: ReportInput, { number, alone }: Place): Section[] {
  const { photo, clues, posterior } = reported
  const numbered = clues.filter((clue) => clue.where !== null || clue.inPosterior)
  const clueBoxes = numbered.flatMap((clue, index): MarkedBox[] =>
    clue.where ? [{ mark: String(index + 1), corners: clue.where, of: 'clue' }] : [],
  )
  const claimBoxes = entityBoxes(reported)
  const boxes = [...claimBoxes, ...clueBoxes]
  const legend = [
    ...(clueBoxes.length > 0 ? ['Numbers refer to the table of clues.'] : []),
    ...(claimBoxes.length > 0 ? ['Letters refer to what the answers claim to see.'] : []),
  ]
  const size = photo.widthPx && photo.heightPx ? `${photo.widthPx} × ${photo.heightPx} px. ` : ''
  const credit = photo.credit ? ` Photo: ${photo.credit}.` : ''
  const caption = `${photo.fileName}. ${size}${legend.map((sentence) => `${sentence} `).join('')}SHA-256 of the original: ${photo.sha256}.${credit}`
  const show: Block = { kind: 'photo', photoId: photo.id, alt: `The photo ${photo.fileName}`, caption, boxes, covered: reported.covered }
  const found = firstCandidate(posterior) !== null
  return [
    {
      title: alone ? 'The photo' : `${number} · ${photo.fileName}`,
      newPage: !alone,
      blocks: [
        ...(photo.widthPx
          ? [show]
          : [{ kind: 'paragraph', tone: 'warn', text: photo.problem?.message ?? 'The photo cannot be shown.' } as const]),
        { kind: 'facts', facts: photoFacts(reported) },
        beside(reported),
        ...historyBlocks(reported),
      ],
    },
    {
      title: 'What speaks for a place',
      newPage: false,
      blocks: [
        ...clueBlocks(numbered, input),
        ...hintBlocks(reported, input),
        ...(found || standingVerdict(reported.verdicts)?.at || reported.metadata?.gps ? [mapBlock(reported, input)] : []),
        ...candidateBlocks(reported, numbered),
      ],
    },
    ...(reported.samples.length > 0
      ? [{ title: 'What the model said', newPage: false, blocks: [...excerptBlocks(reported, input), ...entityBlocks(reported)] }]
      : []),
    { title: 'What the file says of itself', newPage: false, blocks: [...metadataBlocks(reported), ...fitBlocks(reported)] },
    ...(reported.runs.length > 0 ? [{ title: 'Runs', newPage: false, blocks: runBlocks(reported.runs) }] : []),
  ]
}

function beside(reported: ReportedPhoto): Block {
  const verdict = standingVerdict(reported.verdicts)
  const facts: [string, string][] = verdict
    ? [
        ['Place', verdict.placeName || 'not named'],
        ['Precision', PRECISION_WORDS[verdict.precision]],
        ...(verdict.at ? [['Coordinates', coordinatesText(verdict.at)] as [string, string]] : []),
        ...(reported.verdictGround ? [['Lies in', reported.verdictGround] as [string, string]] : []),
        ['By', `${verdict.author}, ${momentText(verdict.decidedAt)}`],
      ]
    : []
  const own: Block[] = verdict
    ? [{ kind: 'facts', facts }, ...worded('Reasons', verdict.reasons), ...worded('What speaks against it', verdict.against)]
    : [{ kind: 'paragraph', text: 'No verdict was given.' }]
  const first = firstCandidate(reported.posterior)
  const warning = reported.run && MODEL_WARNINGS[reported.run.modelKind]
  const machine: Block[] = [
    ...(first
      ? [
          {
            kind: 'facts' as const,
            facts: [
              ['First candidate', first.name],
              ['Probability', shareText(first.probability)],
              ['Half of it within', distanceText(first.radiusKm)],
              ['Coordinates', coordinatesText(first.at)],
            ] as const,
          },
        ]
      : []),
    ...(first ? [] : [{ kind: 'paragraph' as const, text: candidateWords(reported.posterior) }]),
    { kind: 'paragraph', tone: 'faint', text: reported.posterior.basis },
    ...(warning
      ? [{ kind: 'paragraph' as const, tone: 'warn' as const, text: `${warning.title} ${warning.made} ${warning.counted}` }]
      : []),
  ]
  return {
    kind: 'beside',
    columns: [
      { title: 'The analyst’s verdict', blocks: own },
      { title: 'The model and the clues', blocks: machine },
    ],
  }
}

function worded(title: string, text: string): Block[] {
  return text === ''
    ? []
    : [
        { kind: 'heading', text: title },
        { kind: 'words', text },
      ]
}

function historyBlocks({ verdicts, notes }: ReportedPhoto): Block[] {
  const standing = standingVerdict(verdicts)
  const earlier = verdicts.filter((verdict) => verdict !== standing)
  const lines = earlier.map(({ precision, placeName, reasons, author, decidedAt, withdrawn }) => {
    const what = `${PRECISION_WORDS[precision]}${placeName ? `: ${placeName}` : ''}`
    return `${withdrawn ? 'Withdrawn' : 'Replaced'}: ${what} (${author}, ${momentText(decidedAt)})${reasons ? `. ${reasons}` : ''}`
  })
  const written = notes.map(({ text, author, writtenAt }) => `${text} (${author}, ${momentText(writtenAt)})`)
  return [
    ...(lines.length > 0
      ? ([
          { kind: 'heading', text: 'Earlier verdicts' },
          { kind: 'list', items: lines },
        ] as const)
      : []),
    ...(written.length > 0
      ? ([
          { kind: 'heading', text: 'Notes' },
          { kind: 'list', items: written },
        ] as const)
      : []),
  ]
}

function clueBlocks(clues: readonly Clue[], { countryName }: ReportInput): Block[] {
  if (clues.length === 0) return [{ kind: 'paragraph', text: 'No clue was found in the photo.' }]
  const rows = clues.map((clue, index) => [
    String(index + 1),
    clue.quote && clue.quote !== clue.title ? `${clue.title}: “${clue.quote}”` : clue.title,
    SOURCE_WORDS[clue.source],
    clue.inPosterior ? reliabilityWords(clue.reliability) : 'shown only',
    supportWords(clue.supports, countryName),
    STANDING_WORDS[clue.standing],
  ])
  const columns = [
    { title: 'No.', align: 'end' as const },
    { title: 'Clue', wide: true },
    ...['Source', 'Reliability', 'Speaks for', 'Judged'].map((title) => ({ title })),
  ]
  return [{ kind: 'table', columns, rows }]
}

const MOST_SUPPORTS = 4

function supportWords(supports: readonly Support[], countryName: (code: string) => string): string {
  if (supports.length === 0) return 'no place by itself'
  const sorted = supports.toSorted((a, b) => b.share - a.share)
  const named = sorted.slice(0, MOST_SUPPORTS).map((support) => {
    const name = support.kind === 'country' ? countryName(support.countryCode) : support.name
    return supports.length === 1 ? name : `${name} ${shareText(support.share)}`
  })
  const more = supports.length - named.length
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ')
}

function mapBlock({ photo }: ReportedPhoto, { borders }: ReportInput): Block {
  const caption = `Left: where in the world. Right: in detail. Shades hold 50 %, 80 % and 95 % of the probability; numbers are candidates; the ring is the verdict, the diamond what the file claims. ${borders} Map: Natural Earth (public domain); places: GeoNames (CC BY 4.0).`
  return { kind: 'maps', photoId: photo.id, caption }
}

function candidateBlocks({ posterior }: ReportedPhoto, numbered: readonly Clue[]): Block[] {
  const { candidates, unresolvedShare, unresolvedNames } = posterior
  if (candidates.length === 0) return []
  const numberOf = new Map(numbered.map((clue, index) => [clue.id, index + 1]))
  const rows = candidates.map(({ rank, name, probability, radiusKm, samples, clues, at }) => {
    const clueNumbers = clues.flatMap((id) => numberOf.get(id) ?? [])
    const speakers = [
      ...(samples.length > 0 ? [`${samples.length} ${samples.length === 1 ? 'answer' : 'answers'}`] : []),
      ...(clueNumbers.length > 0 ? [`clue ${clueNumbers.join(', ')}`] : []),
    ]
    return [String(rank), name, shareText(probability), distanceText(radiusKm), coordinatesText(at), speakers.join('; ')]
  })
  const elsewhere = 1 - candidates.reduce((sum, { probability }) => sum + probability, 0)
  if (elsewhere > 0.005) rows.push(['', 'Elsewhere', shareText(elsewhere), '', '', ''])
  const unresolved =
    unresolvedShare > 0
      ? `${shareText(unresolvedShare)} of the model’s answers named no place that is on the list of places (${unresolvedNames.slice(0, 5).join(', ')}).`
      : ''
  return [
    { kind: 'heading', text: 'Candidates' },
    {
      kind: 'table',
      columns: [
        { title: '', align: 'end' },
        { title: 'Place', wide: true },
        { title: 'Probability', align: 'end' },
        { title: 'Half within', align: 'end' },
        { title: 'Coordinates' },
        { title: 'Named by' },
      ],
      rows,
    },
    ...(unresolved ? [{ kind: 'paragraph' as const, tone: 'faint' as const, text: unresolved }] : []),
  ]
}

function excerptBlocks({ samples, run }: ReportedPhoto, { includeWords }: ReportInput): Block[] {
  const shown = samples.filter(({ answer }) => answer.reasoning).slice(0, MOST_EXCERPTS)
  const blocks = shown.flatMap(({ number, answer, resolvedName }): Block[] => {
    const reasoning = answer.reasoning ?? ''
    const said = [answer.city, answer.country].filter((name) => name !== null).join(', ') || 'no place'
    const text = reasoning.length > LONGEST_EXCERPT ? `${reasoning.slice(0, LONGEST_EXCERPT)}…` : reasoning
    return [
      { kind: 'heading', text: `Answer ${number + 1}: ${said}${resolvedName ? ` (on the list of places: ${resolvedName})` : ''}` },
      { kind: 'words', text },
    ]
  })
  const rest = `${samples.length} ${samples.length === 1 ? 'answer was' : 'answers were'} drawn from ${run?.passport?.modelName ?? run?.settings.modelId ?? 'the model'}.${passportSentence(run?.passport?.modelPassport)} ${includeWords ? 'All of them stand in the appendix.' : 'The case’s archive holds all of them in full.'}`
  return [{ kind: 'paragraph', text: rest }, ...blocks]
}

function metadataBlocks(reported: ReportedPhoto): Block[] {
  const { metadata } = reported
  if (!metadata) return [{ kind: 'paragraph', text: 'The metadata of the file was not read.' }]
  const { gps, capturedAt, utcOffset, camera, software, fields, complaints } = metadata
  const facts: [string, string][] = []
  if (gps) facts.push(['Position', coordinatesText(gps)])
  if (capturedAt) facts.push(['Taken', `${capturedAt}${utcOffset ? ` (UTC${utcOffset})` : ''}`])
  if (camera) facts.push(['Camera', camera])
  if (software) facts.push(['Software', software])
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      tone: 'faint',
      text: 'A claim of the file, easily changed by anybody who had it. None of it was used for the map.',
    },
  ]
  if (facts.length > 0) blocks.push({ kind: 'facts', facts })
  if (complaints.length > 0) blocks.push({ kind: 'list', items: complaints })
  blocks.push(...findingBlocks(reported))
  if (fields.length === 0) blocks.push({ kind: 'paragraph', text: 'The file holds no metadata.' })
  else {
    const rows = fields.slice(0, MOST_METADATA_FIELDS).map(({ group, name, value }) => [group, name, value])
    blocks.push({ kind: 'table', columns: [{ title: 'Group' }, { title: 'Field' }, { title: 'Value', wide: true }], rows })
    if (fields.length > rows.length)
      blocks.push({ kind: 'paragraph', tone: 'faint', text: `and ${fields.length - rows.length} more fields.` })
  }
  return blocks
}
