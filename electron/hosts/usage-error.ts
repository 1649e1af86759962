/** The command line cannot be understood; the message says which part and what would be. */
export class UsageError extends Error {}
