/** What the command's exit code says. Documented in the README and in `--help`. */
export const EXIT = {
  /** Every photo was located. */
  allLocated: 0,
  /** At least one photo failed; the others are in the result. */
  somePhotoFailed: 1,
  /** The command line could not be understood. */
  usage: 2,
  /** The library, the model or the set-up is not in order; nothing was located. */
  notReady: 3,
  /** Ctrl-C. What was finished is in the library and in the result. */
  interrupted: 130,
} as const
