/** Raise when the conversion makes other files of the same checkpoint. */
export const CONVERSION_VERSION = 1
