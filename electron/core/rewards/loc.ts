/** A first word of the reward model's answer with the natural logarithm of its probability. */
export type Alternative = readonly [token: string, logProbability: number]

/**
 * R_loc = P(yes) ÷ (P(yes) + P(no)), 0..1: the reward of GLOBE's published code, on the first token. Spellings that differ in
 * case or blanks are added up. Null where the model says neither yes nor no: whoever asks must not take that for 0.
 */
export function locReward(alternatives: readonly Alternative[]): number | null {
  const logOf = (word: string) => logSum(alternatives.filter(([token]) => token.trim().toLowerCase() === word).map(([, log]) => log))
  const [yes, no] = [logOf('yes'), logOf('no')]
  if (yes === Number.NEGATIVE_INFINITY && no === Number.NEGATIVE_INFINITY) return null
  return 1 / (1 + Math.exp(no - yes))
}

/** ln Σ exp, without underflow. */
function logSum(logs: readonly number[]): number {
  const most = Math.max(...logs)
  return most === Number.NEGATIVE_INFINITY ? most : most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0))
}
