import type { WorkStatus } from '../../../electron/contract/work.ts'

const statuses: Record<WorkStatus, string> = {
  'to-do': 'To do',
  'in-progress': 'In progress',
  'needs-help': 'Needs help',
  ready: 'Ready',
  closed: 'Closed',
}

export const workStrings = {
  statuses,
  properties: 'Properties of the case',
  propertiesEntry: 'Properties of the case…',
  photoProperties: 'Status and tags of the photo',
  status: 'Status',
  assignee: 'Assignee',
  assigneePlaceholder: 'Nobody',
  tags: 'Tags',
  addTag: 'Add a tag',
  removeTag: (tag: string) => `Remove tag ${tag}`,
  fields: 'Fields of your own',
  fieldsHint: 'Such as the source, a deadline or a reference number.',
  fieldName: 'Name',
  fieldValue: 'Value',
  fieldNameOf: (position: number) => `Name of field ${position}`,
  fieldValueOf: (name: string) => `Value of ${name}`,
  addField: 'Add field',
  removeField: (name: string) => `Remove field ${name}`,
  unnamed: 'the new field',
  done: 'Done',
}
