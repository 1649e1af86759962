const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
const listed = (parts: string[]) => [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter((part) => part !== '').join(' and ')

interface Counts {
  samples: number
  resolved: number
  clues: number
  hints: number
  modelReliability: number
  /** Where the evidence of several photos was put together. */
  photos?: number
}

/** One plain sentence on what the map rests. `resolved`, `clues` and `hints` count what carries weight. */
export function basisOf({ samples, resolved, clues, hints, modelReliability, photos }: Counts): string {
  const heard = modelReliability > 0 ? resolved : 0
  const mute = modelReliability > 0 || samples === 0 ? '' : ' The words of this model mean nothing and are left out.'
  const parts = [
    ...(heard > 0 ? [heard === samples ? counted(samples, 'sample') : `${heard} of ${counted(samples, 'sample')}`] : []),
    ...(clues > 0 ? [counted(clues, 'clue')] : []),
    ...(hints > 0 ? [`${counted(hints, 'hint')} of the analyst`] : []),
  ]
  const from = photos === undefined ? '' : ` from ${counted(photos, 'photo')}`
  if (parts.length > 0) return `Rests on ${listed(parts)}${from}.${mute}`
  const reason =
    samples === 0
      ? 'No sample has been read and no clue speaks'
      : mute !== ''
        ? 'No clue speaks'
        : 'No sample named a known place and no clue speaks'
  return `${reason}: this is only where photos are taken in general.${mute}`
}
