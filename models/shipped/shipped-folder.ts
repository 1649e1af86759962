import { fileURLToPath } from 'node:url'

/** Holds the folders of the checkpoints that come with the program. */
export const SHIPPED_FOLDER = fileURLToPath(new URL('..', import.meta.url))
