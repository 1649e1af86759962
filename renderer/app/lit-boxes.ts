import { useClues } from '../features/clues/index.ts'
import { useEntities } from '../features/reasoning/index.ts'
import { viewer } from '../features/viewer/index.ts'

/** A box that lights up with its words is brought into sight, where the photo was moved past it. */
export function tieLitBoxesToPhoto(): void {
  useClues.subscribe(({ lit, clues }, before) => {
    if (!lit || lit === before.lit) return
    const where = clues?.find(({ id }) => id === lit)?.where
    if (where) viewer.bringIntoSight(where)
  })
  useEntities.subscribe(({ lit, chosen, found }, before) => {
    const key = lit ?? chosen
    if (!key || key === (before.lit ?? before.chosen)) return
    const region = found?.entities.find((entity) => entity.key === key)?.region
    if (region) viewer.bringIntoSight(region)
  })
}
