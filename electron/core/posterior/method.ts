// Every constant of the method, each with its reason. Change one, change METHOD: an old figure must be told from a new one.

/** Version of the method; stands in every posterior. 2: hints of the analyst are factors of their own (`area-factor`). */
export const METHOD = 'mixture-of-likelihoods 2'

/**
 * Share of a named place's belief that goes to its whole country rather than to its surroundings: the city is wrong more often
 * than the country. GLOBE-7B on MP16-Reason-Test is within 25 km for 62.85 % of photos and within 750 km (about the country)
 * for 86.68 %: 1 − 62.85/86.68 = 0.27 (Li et al., arXiv 2506.14674). A road sign or a menu misleads likewise.
 */
export const COUNTRY_PART = 0.25

/** No clue and no model is certain: an allowance for what nobody thought of keeps every place possible and every sum above zero. */
export const LARGEST_WEIGHT = 0.99

/** A doubted clue counts half. */
export const DOUBTED_FACTOR = 0.5

/** People per km² of built-up ground, of the order of most large cities (about 2,000 to 5,000); turns a population into a radius. */
export const URBAN_PEOPLE_PER_KM2 = 3000
/** Below: a village and the country lane outside it. Above: the largest conurbations; more would blur two cities into one. */
export const SMALLEST_PLACE_RADIUS_KM = 3
export const LARGEST_PLACE_RADIUS_KM = 30

/** Beyond this many half-mass radii the kernel is below 10⁻⁷ of its peak and left at zero; the prior's share still covers the ground. */
export const KERNEL_REACH_RADII = 60

/** A cell is split while its radius exceeds this share of √(radius² + distance²) of a named place: there the density bends within it. */
export const REFINEMENT = 0.5
/** About 5 km² a cell: finer than a city's name can tell. */
export const FINEST_RESOLUTION = 7
/** Places that carry less than this share of a clue's or of the samples' belief are not worth finer cells. */
export const REFINED_PLACE_WEIGHT = 0.005
/** The weightiest places are refined; bounds the work when a name has dozens of readings. */
export const REFINED_PLACES = 40

/** Cells handed out at most; the rest is merged into parents with its probability. A map draws so many at once without pause. */
export const CELLS_AT_MOST = 4000

export const CREDIBLE_LEVELS = [0.5, 0.8, 0.95]

/** A candidate gathers the probability within three half-mass radii (93 % of the kernel) … */
export const CAPTURE_RADII = 3
/** … and at least within 25 km, the distance at which the literature counts a city as found. */
export const CAPTURE_KM = 25
/** Named places closer than this are one candidate: a suburb and its city. */
export const SAME_CANDIDATE_KM = 15
export const CANDIDATES_AT_MOST = 10
/** Candidates below are left out, unless nothing is above. */
export const SMALLEST_CANDIDATE = 0.01

/** Outlines are drawn in one cell size, without inner seams, where that takes at most so many cells. */
export const OUTLINE_CELLS_AT_MOST = 3000

/** Cells on the edge of a hint's area are split while their radius exceeds this share of the area's size … */
export const AREA_PART = 0.1
/** … down to cells of about 150 m across, below which a hint is not drawn … */
export const AREA_FINEST_RESOLUTION = 10
/** … and while all hints together take no more than so many splits (7 cells each): what is still on the edge counts by its share. */
export const AREA_EDGE_SPLITS = 1500
/** A circle up to this radius is a place that a candidate may be named after; a wider one speaks for its countries. */
export const AREA_PLACE_KM = 50
