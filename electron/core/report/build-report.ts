import { momentText } from './figures.ts'
import { logWords } from './log-words.ts'
import { photoSections } from './photo-sections.ts'
import type { Block, Report, Section } from './report.ts'
import type { ReportedLogEntry, ReportInput } from './report-input.ts'
import { INTEGRITY, METHOD } from './report-words.ts'
import { statementOf } from './statement.ts'
import { caseFacts } from './work-facts.ts'

/** Puts a report together. The claim stands first, then each photo with what speaks for it, then what anybody needs to check it. */
export function buildReport(input: ReportInput): Report {
  const { photos } = input
  const [only] = photos
  const one = photos.length === 1 && only
  return {
    kicker: one ? 'Report on the place of a photo' : `Report on the places of ${photos.length} photos`,
    title: one ? only.photo.fileName : input.caseTitle,
    facts: [
      ...(one ? [['Case', input.caseTitle] as const] : []),
      ...caseFacts(input),
      ...(input.author ? [['Author', input.author] as const] : []),
      ['Written', momentText(input.madeAt)],
      ['With', `Whereabouts ${input.version}, on one computer, without a network`],
      ...input.imports.slice(0, 1).map(({ seal, exportedBy, exportedAt }) => {
        return ['Came from', `an archive that ${exportedBy} wrote on ${momentText(exportedAt)}, seal ${seal}`] as const
      }),
    ],
    footer: `${input.caseTitle} · Whereabouts ${input.version} · ${momentText(input.madeAt)}`,
    sections: [
      { title: 'What is concluded', newPage: false, blocks: photos.flatMap((photo) => statementOf(photo, photos.length > 1)) },
      ...photos.flatMap((photo, index) => photoSections(photo, input, { number: index + 1, alone: photos.length === 1 })),
      { title: 'Method and its limits', newPage: false, blocks: METHOD.map((text): Block => ({ kind: 'paragraph', text })) },
      integritySection(input),
      ...(input.log ? [logSection(input.log)] : []),
      sourcesSection(input),
      ...(input.includeWords ? wordSections(input) : []),
    ],
  }
}

function integritySection({ photos }: ReportInput): Section {
  return {
    title: 'Originals and their hashes',
    newPage: false,
    blocks: [
      ...INTEGRITY.map((text): Block => ({ kind: 'paragraph', text })),
      {
        kind: 'table',
        columns: [
          { title: 'File', wide: true },
          { title: 'Bytes', align: 'end' },
          { title: 'SHA-256 of the original', mono: true },
        ],
        rows: photos.map(({ photo }) => [photo.fileName, photo.byteLength.toLocaleString('en'), photo.sha256]),
      },
    ],
  }
}

function logSection(entries: readonly ReportedLogEntry[]): Section {
  const rows = entries.map(({ sequence, at, actor, action, details, hash }) => [
    String(sequence),
    at.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'),
    actor,
    logWords({ action, details }),
    hash.slice(0, 16),
  ])
  return {
    title: 'From the log',
    newPage: false,
    blocks: [
      {
        kind: 'paragraph',
        tone: 'faint',
        text: 'What was done with these photos, in order. “whereabouts” is the program itself. Each hash is given by its first 16 of 64 digits; the archive holds them whole.',
      },
      {
        kind: 'table',
        columns: [
          { title: 'No.', align: 'end' },
          { title: 'When' },
          { title: 'Who' },
          { title: 'What', wide: true },
          { title: 'Hash', mono: true },
        ],
        rows,
      },
    ],
  }
}

function sourcesSection({ sources, borders }: ReportInput): Section {
  return {
    title: 'Data',
    newPage: false,
    blocks: [
      { kind: 'paragraph', text: borders },
      {
        kind: 'table',
        columns: [{ title: 'Source', wide: true }, { title: 'Version' }, { title: 'Licence' }],
        rows: sources.map(({ name, version, licence, attribution }) => [attribution || name, version, licence]),
      },
    ],
  }
}

function wordSections({ photos }: ReportInput): Section[] {
  return photos.flatMap(({ photo, samples, run }) => {
    if (!run || samples.length === 0) return []
    const words = samples.flatMap((sample): Block[] => [
      { kind: 'heading', text: `Answer ${sample.number + 1}, seed ${sample.seed}` },
      { kind: 'words', text: sample.text },
    ])
    const note: Block = {
      kind: 'paragraph',
      tone: 'faint',
      text: 'As the model wrote it, unchanged. A lead to be checked, never evidence.',
    }
    return [{ title: `Appendix: the model’s words on ${photo.fileName}`, newPage: true, blocks: [note, ...words] }]
  })
}
