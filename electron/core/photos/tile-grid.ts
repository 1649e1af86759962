/** How a projector that cuts photos into square tiles was trained to cut them. */
export interface TileRules {
  tileSidePx: number
  fewestTiles: number
  mostTiles: number
}

export interface TileGrid {
  columns: number
  rows: number
}

/**
 * The tiles that a photo is cut into for InternVL: of all grids that are allowed the one nearest to the photo's shape; of equally
 * near ones the largest that the photo still fills by half (dynamic_preprocess of its makers; transformers,
 * get_optimal_tiled_canvas). Where the grid has more than one tile, the whole photo follows as one more.
 */
export function tileGrid({ widthPx, heightPx }: { widthPx: number; heightPx: number }, rules: TileRules): TileGrid {
  const { tileSidePx, fewestTiles, mostTiles } = rules
  const shape = widthPx / heightPx
  const area = widthPx * heightPx
  let best: TileGrid = { columns: 1, rows: 1 }
  let bestDifference = Number.POSITIVE_INFINITY
  for (let tiles = fewestTiles; tiles <= mostTiles; tiles++) {
    for (let columns = 1; columns <= tiles; columns++) {
      if (tiles % columns !== 0) continue
      const rows = tiles / columns
      const difference = Math.abs(shape - columns / rows)
      const isAsNear = difference === bestDifference && area > 0.5 * tileSidePx * tileSidePx * tiles
      if (difference >= bestDifference && !isAsNear) continue
      best = { columns, rows }
      bestDifference = difference
    }
  }
  return best
}
