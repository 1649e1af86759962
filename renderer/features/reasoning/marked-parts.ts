import type { EntitiesOfRun, Entity, UnclaimedMention } from '../../../electron/contract/entities.ts'

/** A stretch of a sample's words: plain, the name of an entity, or something that is named and not claimed. */
export type MarkedPart =
  | { kind: 'plain'; text: string; start: number }
  | { kind: 'entity'; text: string; start: number; entity: Entity }
  | { kind: 'unclaimed'; text: string; start: number; stance: UnclaimedMention['stance'] }

type Mark = { start: number; end: number } & ({ entity: Entity } | { stance: UnclaimedMention['stance'] })

/** Cuts a sample's reasoning at what it names, in order and without loss. Marks that do not fit the text are left out. */
export function markedParts(
  text: string,
  sample: number,
  { entities, unclaimed }: Pick<EntitiesOfRun, 'entities' | 'unclaimed'>,
): MarkedPart[] {
  const marks: Mark[] = [
    ...entities.flatMap((entity) =>
      entity.mentions.filter((mention) => mention.sample === sample).map(({ start, end }) => ({ start, end, entity })),
    ),
    ...unclaimed.filter((mention) => mention.sample === sample),
  ].sort((a, b) => a.start - b.start)
  const parts: MarkedPart[] = []
  let at = 0
  for (const mark of marks) {
    const { start, end } = mark
    if (start < at || end > text.length) continue
    if (start > at) parts.push({ kind: 'plain', text: text.slice(at, start), start: at })
    const words = text.slice(start, end)
    if ('entity' in mark) parts.push({ kind: 'entity', text: words, start, entity: mark.entity })
    else parts.push({ kind: 'unclaimed', text: words, start, stance: mark.stance })
    at = end
  }
  if (at < text.length) parts.push({ kind: 'plain', text: text.slice(at), start: at })
  return parts
}
