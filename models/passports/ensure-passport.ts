import { drawUpPassport, type PassportFacts } from './draw-up.ts'
import { hasPassport, writePassport } from './passport-file.ts'

/** Files that were just made, or were made before there were passports, get theirs. Throws `passport-unwritable`. */
export async function ensurePassport(facts: PassportFacts): Promise<void> {
  if (!hasPassport(facts.textFile)) await writePassport(facts.textFile, await drawUpPassport(facts))
}
