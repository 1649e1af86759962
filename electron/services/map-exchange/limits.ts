// What a file of places may hold at most: far more than people draw, far less than it takes to stop the program.

export const FILE_BYTES_AT_MOST = 32 * 1024 * 1024
export const FEATURES_AT_MOST = 20_000
export const POSITIONS_AT_MOST = 300_000
export const NAME_AT_MOST = 200
export const DESCRIPTION_AT_MOST = 2000
/** Elements in elements, or arrays and objects in each other. */
export const DEPTH_AT_MOST = 64
/** Of a zip archive. */
export const ENTRIES_AT_MOST = 1000
export const COMPRESSION_AT_MOST = 200
/** Of a table. */
export const COLUMNS_AT_MOST = 1000
export const RECORD_BYTES_AT_MOST = 64 * 1024
