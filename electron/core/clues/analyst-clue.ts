import type { AnalystClue, ClaimStrength, ClaimTarget } from '../../contract/analyst-clues.ts'
import type { Clue, Support } from '../../contract/clues.ts'

/**
 * How far an analyst's claim is trusted, by the word given for it: in the middle of the range that the page calls by the same word.
 * Even "very strong" leaves one in ten, so that a mistake can be overcome by what else is found.
 */
export const CLAIM_RELIABILITY: Record<ClaimStrength, number> = { weak: 0.15, fair: 0.4, strong: 0.7, 'very-strong': 0.9 }

/**
 * "Within R" as the kernel's half-mass radius: 90 % lie within 2.5 half-mass radii (`radial-kernel`). The edge stays soft, since
 * such a radius is an estimate itself.
 */
export const RADII_WITHIN = 2.5

/** The clue that an analyst's claim makes; its place in the photo and its standing are kept beside it. */
export function clueOfAnalyst(content: AnalystClue): Omit<Clue, 'id' | 'photoId' | 'source' | 'standing' | 'own'> {
  return {
    kind: content.kind,
    title: titleOf(content.target),
    reason: content.reason,
    quote: content.quote,
    supports: [supportOf(content.target)],
    reliability: CLAIM_RELIABILITY[content.strength],
    inPosterior: true,
    where: content.where,
    text: null,
  }
}

function titleOf(target: ClaimTarget): string {
  if (target.kind !== 'area') return target.name
  const km = target.withinKm < 10 ? Number(target.withinKm.toPrecision(2)) : Math.round(target.withinKm)
  return `Within ${km.toLocaleString('en')} km of ${target.name}`
}

function supportOf(target: ClaimTarget): Support {
  if (target.kind === 'country') return { kind: 'country', countryCode: target.countryCode, share: 1 }
  const { name, countryCode, at } = target
  if (target.kind === 'area')
    return { kind: 'place', placeId: null, name, countryCode, at, radiusKm: target.withinKm / RADII_WITHIN, share: 1 }
  return { kind: 'place', placeId: target.placeId, name, countryCode, at, radiusKm: target.radiusKm, share: 1 }
}
