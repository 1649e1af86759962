// What a pack may ask for. Packs come from anywhere: every number in them is checked against these before it is used.

/** Of one tile, as it lies in the file and unpacked. Street tiles are far below 1 MB. */
export const MOST_TILE_BYTES = 4_000_000
export const MOST_UNPACKED_BYTES = 16_000_000
/** Of a directory of PMTiles, unpacked: half a million entries. */
export const MOST_DIRECTORY_BYTES = 8_000_000
export const MOST_METADATA_BYTES = 2_000_000
/** Side of a tile's picture. */
export const MOST_TILE_PX = 2048
export const MOST_ZOOM = 22
