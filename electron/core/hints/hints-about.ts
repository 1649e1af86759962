import type { HintContent } from '../../contract/hints.ts'
import type { Candidate } from '../../contract/posterior.ts'
import { areaTest } from './area-test.ts'

/**
 * The hints that are switched on, parted by whether they hold for the point that a candidate stands at. A candidate as wide as a
 * country may reach over an area's edge: its point decides.
 */
export function hintsAbout<Hint extends Pick<HintContent, 'side' | 'area' | 'on'>>(
  candidate: Pick<Candidate, 'at' | 'countryCode'>,
  hints: readonly Hint[],
): { pro: Hint[]; contra: Hint[] } {
  const counted = hints.filter(({ on }) => on)
  const holds = ({ side, area }: Hint) => within(area, candidate) === (side === 'inside')
  return { pro: counted.filter(holds), contra: counted.filter((hint) => !holds(hint)) }
}

const within = (area: HintContent['area'], { at, countryCode }: Pick<Candidate, 'at' | 'countryCode'>): boolean =>
  area.kind === 'country' ? area.countryCode === countryCode : (areaTest(area)?.contains(at) ?? false)
