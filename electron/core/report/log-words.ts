import type { ReportedLogEntry } from './report-input.ts'

const LONGEST_DETAIL = 90
/** Ids and hashes say nothing to a reader. */
const UNSPOKEN = /^[0-9a-f]{8}-[0-9a-f-]{27}$|^[0-9a-f]{64}$/
/** Which versions of the program's readers were at work stands in the archive. */
const LEFT_OUT = new Set(['reader', 'type'])
const NAMES: Record<string, string> = { kind: 'by', side: 'says', on: 'counts' }
const VALUES: Record<string, Record<string, string>> = {
  side: { inside: 'taken here', outside: 'not taken here' },
  kind: { polygon: 'an area drawn on the map', circle: 'a circle', country: 'a country', shadow: 'a shadow' },
  source: { text: 'text in the photo', metadata: 'metadata of the file' },
}

/** An entry of the log in plain words, its details after what was done: `hint added · says: taken here`. */
export function logWords({ action, details }: Pick<ReportedLogEntry, 'action' | 'details'>): string {
  return [action.replaceAll('-', ' '), ...detailWords(details)].join(' · ')
}

function detailWords(details: ReportedLogEntry['details']): string[] {
  return Object.entries(details).flatMap(([name, value]) => {
    if (value === null || value === '' || LEFT_OUT.has(name) || UNSPOKEN.test(String(value))) return []
    const text = VALUES[name]?.[String(value)] ?? (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value))
    return [`${NAMES[name] ?? spaced(name)}: ${text.length > LONGEST_DETAIL ? `${text.slice(0, LONGEST_DETAIL)}…` : text}`]
  })
}

/** `fileName` as `file name`. */
const spaced = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
