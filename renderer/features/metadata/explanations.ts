import { metadataFieldStrings } from '../../strings/index.ts'

type FieldExplanation = (typeof metadataFieldStrings)[number]

const byTag = new Map<string, FieldExplanation>(
  metadataFieldStrings.flatMap((explanation) => explanation.tags.map((tag): [string, FieldExplanation] => [tag, explanation])),
)

/** What a field is, proves and does not prove; null for fields that nobody has explained. */
export const explanationOf = (tag: string | undefined): FieldExplanation | null => byTag.get(tag ?? '') ?? null
