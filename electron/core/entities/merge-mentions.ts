import type { Entity, EntityMention, UnclaimedMention } from '../../contract/entities.ts'
import { type Mention, mentionKey, mentionsIn } from './mentions.ts'

export interface Reasoning {
  /** Number of the sample. */
  sample: number
  text: string
}

export type NamedEntity = Pick<Entity, 'key' | 'kind' | 'label' | 'samples' | 'descriptions' | 'mentions'>

export interface NamedEntities {
  /** Those that most samples name come first, then in the order of their first mention. */
  entities: NamedEntity[]
  unclaimed: UnclaimedMention[]
}

interface Gathered {
  mention: Mention
  mentions: EntityMention[]
  /** By description in lower case. */
  descriptions: Map<string, Set<number>>
}

const newEntry = (mention: Mention): Gathered => ({ mention, mentions: [], descriptions: new Map() })

/** The distinct things that the samples claim to see. What they deny or only imagine is listed apart and counts for nothing. */
export function namedEntities(reasonings: readonly Reasoning[]): NamedEntities {
  const gathered = new Map<string, Gathered>()
  const unclaimed: UnclaimedMention[] = []
  for (const { sample, text } of reasonings) {
    for (const mention of mentionsIn(text).mentions) {
      const { start, end, stance } = mention
      if (stance !== 'claimed') {
        unclaimed.push({ sample, start, end, stance })
        continue
      }
      const key = mentionKey(mention)
      const one = gathered.get(key) ?? newEntry(mention)
      gathered.set(key, one)
      one.mentions.push({ sample, start, end })
      const description = mention.kind === 'quoted' || mention.kind === 'landmark' ? mention.description : mention.description.toLowerCase()
      one.descriptions.set(description, (one.descriptions.get(description) ?? new Set()).add(sample))
    }
  }
  const entities = [...gathered].map(([key, { mention, mentions, descriptions }]) => ({
    key,
    kind: mention.kind,
    label: mention.head,
    samples: [...new Set(mentions.map(({ sample }) => sample))].sort((a, b) => a - b),
    descriptions: [...descriptions]
      .map(([text, samples]) => ({ text, samples: [...samples].sort((a, b) => a - b) }))
      .sort((a, b) => b.samples.length - a.samples.length),
    mentions,
  }))
  return { entities: entities.sort((a, b) => b.samples.length - a.samples.length), unclaimed }
}

/** What the model is asked for: the description that more than half of the samples agree on, else the bare name. */
export function askedFor({ kind, label, samples, descriptions }: Pick<NamedEntity, 'kind' | 'label' | 'samples' | 'descriptions'>): string {
  if (kind === 'quoted') return `the words “${label}”`
  const first = descriptions[0]
  return first && first.samples.length * 2 > samples.length ? first.text : label
}
