// @ts-check
/** A set-up step that cannot go on for a reason the person can do something about. */
export class SetupFailure extends Error {
  /** @param {string} message what happened @param {string} remedy what to do, with the exact command where there is one */
  constructor(message, remedy) {
    super(message)
    this.name = 'SetupFailure'
    this.remedy = remedy
  }
}
