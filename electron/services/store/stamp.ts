/** Who does something, and when: goes into the row and into the log. */
export interface Stamp {
  actor: string
  now: Date
}
