import type { WorkStatus } from '../../contract/work.ts'
import type { ReportedPhoto, ReportInput } from './report-input.ts'

const STATUS_WORDS: Record<WorkStatus, string> = {
  'to-do': 'to do',
  'in-progress': 'in progress',
  'needs-help': 'needs help',
  ready: 'ready',
  closed: 'closed',
}

type Facts = (readonly [name: string, value: string])[]

/** Where the work on the case stands, and what its people noted of it. */
export function caseFacts({ work }: ReportInput): Facts {
  const { status, assignee, tags, fields } = work
  return [
    ['Status', STATUS_WORDS[status]],
    ...(assignee ? [['Assignee', assignee] as const] : []),
    ...(tags.length > 0 ? [['Tags', tags.join(', ')] as const] : []),
    ...fields.filter(({ value }) => value !== '').map(({ name, value }) => [name, value] as const),
  ]
}

/** The same of one photo, with the group that it is in. */
export function photoFacts({ photo, group }: ReportedPhoto): Facts {
  const others = group?.others ?? []
  return [
    ['Status', STATUS_WORDS[photo.status]],
    ...(photo.tags.length > 0 ? [['Tags', photo.tags.join(', ')] as const] : []),
    ...(group ? [['Group', `${group.name}${others.length > 0 ? `, with ${others.join(', ')}` : ''}`] as const] : []),
    ...(photo.duplicates.length > 0
      ? [['Same file', `${photo.duplicates.map(({ fileName }) => fileName).join(', ')} in this library`] as const]
      : []),
  ]
}
