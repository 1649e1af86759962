import { basename } from 'node:path'

/** Longer names are cut: they are shown, and never used as a path. */
const LONGEST_NAME = 255

/** A name from outside, fit to be shown on one line: no control or direction-changing characters. */
export function shownName(name: string, otherwise = 'photo'): string {
  return (
    basename(name.replaceAll('\\', '/'))
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
      .trim()
      .slice(0, LONGEST_NAME)
      .toWellFormed() || otherwise
  )
}
