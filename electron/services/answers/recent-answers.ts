/** Some 300 kB each: what a judgement of the claims that were looked at last would change, and a few steps back. */
const KEPT_AT_MOST = 16

/** `compute`, which is pure, with a memory of the evidence of late. */
export function createRecentAnswers<Evidence, Answer>(compute: (evidence: Evidence) => Answer): (evidence: Evidence) => Answer {
  const kept = new Map<string, Answer>()
  return (evidence) => {
    const asked = JSON.stringify(evidence)
    const answer = kept.get(asked) ?? compute(evidence)
    // Asked for last is given up last.
    kept.delete(asked)
    kept.set(asked, answer)
    if (kept.size > KEPT_AT_MOST) kept.delete(kept.keys().next().value as string)
    return answer
  }
}
