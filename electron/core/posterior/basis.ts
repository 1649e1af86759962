const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

/** One plain sentence on what the map rests. `resolved` and `clues` count what carries weight. */
export function basisOf(counts: { samples: number; resolved: number; clues: number; modelReliability: number }): string {
  const { samples, resolved, clues, modelReliability } = counts
  const heard = modelReliability > 0 ? resolved : 0
  const mute = modelReliability > 0 || samples === 0 ? '' : ' The words of this model mean nothing and are left out.'
  const parts = [
    ...(heard > 0 ? [heard === samples ? counted(samples, 'sample') : `${heard} of ${counted(samples, 'sample')}`] : []),
    ...(clues > 0 ? [counted(clues, 'clue')] : []),
  ]
  if (parts.length > 0) return `Rests on ${parts.join(' and ')}.${mute}`
  const reason =
    samples === 0
      ? 'No sample has been read and no clue speaks'
      : mute !== ''
        ? 'No clue speaks'
        : 'No sample named a known place and no clue speaks'
  return `${reason}: this is only where photos are taken in general.${mute}`
}
