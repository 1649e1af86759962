// What was found best for a model on this computer, kept in the library's settings by the model's hash and the machine.
import { createHash } from 'node:crypto'
import { cpus, totalmem } from 'node:os'
import { z } from 'zod'
import type { Sha256 } from '../../contract/ids.ts'
import { type EngineChoices, engineChoices, type SelfTest, selfTest } from '../../contract/self-test.ts'
import type { Library } from '../library/library.ts'
import { getSetting, saveSetting } from '../store/settings.ts'

const keptChoices = z.object({ choices: engineChoices, selfTest: selfTest.nullable() })
type KeptRecord = z.infer<typeof keptChoices>

export interface KeptChoices {
  /** All null where nothing was chosen. */
  choices(textSha256: Sha256): EngineChoices
  selfTest(textSha256: Sha256): SelfTest | null
  /** A person's own choice; the last test stays on record. */
  choose(textSha256: Sha256, choices: EngineChoices): void
  keepTest(textSha256: Sha256, test: SelfTest): void
}

export const NOTHING_CHOSEN: EngineChoices = { threads: null, gpuLayers: null, maxImageTokens: null }

/** A library may travel: what is best on one machine says nothing about another. */
export function createKeptChoices(library: Library, machine = machineKey()): KeptChoices {
  const name = (textSha256: Sha256) => `model-choices/${machine}/${textSha256}`
  const kept = (textSha256: Sha256): KeptRecord | null => getSetting(library.read, name(textSha256), keptChoices)
  const keep = (textSha256: Sha256, value: KeptRecord) => saveSetting(library.write, { name: name(textSha256), value }, library.stamp())
  return {
    choices: (textSha256) => kept(textSha256)?.choices ?? NOTHING_CHOSEN,
    selfTest: (textSha256) => kept(textSha256)?.selfTest ?? null,
    choose: (textSha256, choices) => keep(textSha256, { choices, selfTest: kept(textSha256)?.selfTest ?? null }),
    keepTest: (textSha256, test) => keep(textSha256, { choices: test.choices, selfTest: test }),
  }
}

/** The same for machines that compute alike; it names none. */
function machineKey(): string {
  const processors = cpus()
  const facts = [process.platform, process.arch, processors[0]?.model ?? '', processors.length, Math.round(totalmem() / 2 ** 30)]
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 12)
}
