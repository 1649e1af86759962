import type { VerdictPrecision } from '../../contract/judgements.ts'

/** How far off a verdict of each precision may be, km; null where a distance says nothing. */
export const PRECISION_KM: Record<VerdictPrecision, number | null> = {
  exact: 0.01,
  vicinity: 0.1,
  locality: 1,
  city: 25,
  region: 150,
  country: null,
  undecided: null,
}
