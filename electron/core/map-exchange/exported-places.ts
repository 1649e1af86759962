import { cellToBoundary } from 'h3-js'
import type { Verdict } from '../../contract/cases.ts'
import type { LatLon } from '../../contract/geography.ts'
import type { Hint } from '../../contract/hints.ts'
import type { Photo } from '../../contract/photos.ts'
import type { Posterior } from '../../contract/posterior.ts'
import type { Run } from '../../contract/runs.ts'
import { areaOutline } from '../hints/area-outline.ts'
import { hintProbability } from '../hints/strength.ts'
import { crossesAntimeridian, splitAtAntimeridian } from '../posterior/antimeridian.ts'
import { MODEL_WARNINGS } from '../report/model-words.ts'
import type { ExportedPlace } from './exported-map.ts'

export interface ExportedPhoto {
  photo: Pick<Photo, 'fileName' | 'sha256'>
  run: Pick<Run, 'id' | 'modelKind'> | null
  posterior: Posterior | null
  verdict: Verdict | null
  /** Where the file itself claims to be. */
  claim: LatLon | null
  hints: readonly Hint[]
}

type Facts = ExportedPlace['facts']

/** All that a photo's map shows, from the analyst's own conclusion down to the cells where they are asked for. */
export function exportedPlaces({ photo, run, posterior, verdict, claim, hints }: ExportedPhoto, withCells: boolean): ExportedPlace[] {
  const ofPhoto: Facts = [
    ['photo', photo.fileName],
    ['photoSha256', photo.sha256],
  ]
  const warning = run && MODEL_WARNINGS[run.modelKind]
  const ofAnswer: Facts = [
    ...ofPhoto,
    ...(run
      ? ([['run', run.id], ['modelKind', run.modelKind], ...(warning ? ([['modelWarning', warning.title]] as const) : [])] as const)
      : []),
    ...(posterior
      ? ([
          ['method', posterior.method],
          ['basis', posterior.basis],
        ] as const)
      : []),
  ]
  return [
    ...(verdict?.at ? [verdictPlace(verdict, verdict.at, ofPhoto)] : []),
    ...(posterior ? candidatePlaces(posterior, ofAnswer) : []),
    ...(posterior ? regionPlaces(posterior, ofAnswer) : []),
    ...hintPlaces(hints, ofPhoto),
    ...(claim ? [claimPlace(claim, ofPhoto)] : []),
    ...(posterior && withCells ? cellPlaces(posterior, ofAnswer) : []),
  ]
}

function verdictPlace(verdict: Verdict, at: LatLon, of: Facts): ExportedPlace {
  const { placeName, precision, reasons, author, decidedAt } = verdict
  const facts: Facts = [['precision', precision], ['reasons', reasons], ['author', author], ['decidedAt', decidedAt], ...of]
  return { what: 'verdict', name: placeName || 'Verdict', shape: { kind: 'point', at }, facts }
}

const candidatePlaces = ({ candidates }: Posterior, of: Facts): ExportedPlace[] =>
  candidates.map(({ rank, name, at, probability, radiusKm, countryCode }) => ({
    what: 'candidate',
    name,
    shape: { kind: 'point', at },
    facts: [['rank', rank], ['probability', probability], ['halfOfItWithinKm', radiusKm], ['countryCode', countryCode ?? ''], ...of],
  }))

const regionPlaces = ({ regions }: Posterior, of: Facts): ExportedPlace[] =>
  regions
    .filter(({ outline }) => outline.length > 0)
    .map(({ level, areaKm2, outline }) => ({
      what: 'credible region',
      name: `${Math.round(level * 100)} % credible region`,
      shape: { kind: 'areas', areas: outline },
      facts: [['probabilityWithin', level], ['areaKm2', areaKm2], ...of],
    }))

/** Hints are true of the photo that `of` names, or of the whole case. */
export const hintPlaces = (hints: readonly Hint[], of: Facts): ExportedPlace[] => hints.map((hint) => hintPlace(hint, of))

function hintPlace({ side, area, strength, name, note, on, author, addedAt, photoId }: Hint, of: Facts): ExportedPlace {
  const outline = areaOutline(area)
  return {
    what: 'hint',
    name: name || (side === 'inside' ? 'Taken here' : 'Not here'),
    shape: outline ? { kind: 'areas', areas: outline } : { kind: 'none' },
    facts: [
      ['says', side === 'inside' ? 'taken in this area' : 'not taken in this area'],
      ['strength', strength],
      ['probabilityThatItIsRight', hintProbability(strength)],
      ['counts', on],
      ['note', note],
      ...(area.kind === 'circle'
        ? ([
            ['centreLat', area.centre.lat],
            ['centreLon', area.centre.lon],
            ['radiusKm', area.radiusKm],
          ] as const)
        : []),
      ...(area.kind === 'country' ? ([['countryCode', area.countryCode]] as const) : []),
      ...(area.kind === 'shadow' ? ([['shadow', JSON.stringify(area.shadow)]] as const) : []),
      ['author', author],
      ['addedAt', addedAt],
      ...(photoId ? of : ([['photo', 'all photos of the case']] as const)),
    ],
  }
}

const claimPlace = (at: LatLon, of: Facts): ExportedPlace => ({
  what: 'metadata claim',
  name: 'Position in the file’s metadata',
  shape: { kind: 'point', at },
  facts: [['remark', 'Metadata is easily changed; it is no part of the answer.'], ...of],
})

const cellPlaces = ({ cells, probabilities }: Posterior, of: Facts): ExportedPlace[] =>
  cells.map((cell, index) => {
    const ring = cellToBoundary(cell, true) as [number, number][]
    return {
      what: 'cell',
      name: cell,
      shape: { kind: 'areas', areas: crossesAntimeridian(ring) ? splitAtAntimeridian(ring) : [[ring]] },
      facts: [['h3', cell], ['probability', probabilities[index] ?? 0], ...of],
    }
  })
