// The models this program knows by name, and what to assume of any other pair that a person puts into the models folder.
import { z } from 'zod'
import { hubForm, hubRepo, hubRevision } from '../electron/contract/downloads.ts'
import { type ModelId, modelId } from '../electron/contract/ids.ts'
import { type ModelKind, modelKind } from '../electron/contract/model-kind.ts'
import { runSettings } from '../electron/contract/runs.ts'
import entries from './catalogue.json' with { type: 'json' }
import { promptId } from './prompts/prompts.ts'

const origin = z.discriminatedUnion('kind', [
  /** Made here when first needed. */
  z.strictObject({ kind: z.literal('generated'), generator: z.literal('test-tiny') }),
  /** Looked for in the models folder, letter case aside. */
  z.strictObject({ kind: z.literal('folder'), textFilePrefix: z.string(), projectorFilePrefix: z.string() }),
  /** A checkpoint in a folder beside this file, where it is there; converted once. */
  z.strictObject({ kind: z.literal('shipped'), folder: z.string() }),
])

/** Where it is published. Sizes and hashes are the hub's to say, for the commit that is fetched. */
const hubPlace = z.strictObject({
  repo: hubRepo,
  revision: hubRevision,
  form: hubForm,
  /** What a pair can be had as; empty for a checkpoint, which is fetched whole. */
  files: z.array(z.strictObject({ path: z.string(), part: z.enum(['text', 'projector']), format: z.string() })),
})

export const catalogueEntry = z.strictObject({
  id: modelId,
  name: z.string(),
  origin,
  /** Null where it cannot be downloaded. */
  hub: hubPlace.nullable().default(null),
  licence: z.string(),
  source: z.string(),
  prompt: promptId,
  /** Photos become at most so many tokens, whatever a run asks for: the model was trained on no larger ones. Null: no limit of its own. */
  maxImageTokens: z.number().int().nullable().default(null),
  kind: modelKind,
  /**
   * Probability that a sample tells more than the prior. For GLOBE between its shares of answers within 750 km on
   * IM2GPS3K (0.71) and on MP16-Reason-Test (0.87), its paper's figures.
   */
  reliability: z.number().min(0).max(1),
  /** What a run is set to unless the person chooses otherwise; 1,280 image tokens are the 1,003,520 pixels of GLOBE's training. */
  defaults: runSettings.pick({
    samples: true,
    mode: true,
    temperature: true,
    topP: true,
    topK: true,
    minP: true,
    maxNewTokens: true,
    maxImageTokens: true,
  }),
})
export type CatalogueEntry = z.infer<typeof catalogueEntry>

export const CATALOGUE: readonly CatalogueEntry[] = z.array(catalogueEntry).parse(entries)

/** What is known of demonstration models, wherever their files turn up. */
export const DEMONSTRATION = CATALOGUE.find(({ kind }) => kind === 'demonstration') as CatalogueEntry

const GLOBE_DEFAULTS = CATALOGUE.find((entry) => entry.id === 'globe-qwen2.5vl-7b')?.defaults

/** The entry of a pair that is in no catalogue: its own name, GLOBE's prompt and settings, and modest trust. */
export function entryOfFoundPair(pair: { id: ModelId; name: string; licence: string; kind: ModelKind; prefix: string }): CatalogueEntry {
  return catalogueEntry.parse({
    id: pair.id,
    name: pair.name,
    origin: { kind: 'folder', textFilePrefix: pair.prefix, projectorFilePrefix: 'mmproj' },
    licence: pair.licence,
    source: 'Found in the models folder',
    prompt: 'globe',
    kind: pair.kind,
    reliability: pair.kind === 'test' ? 0 : 0.5,
    defaults: GLOBE_DEFAULTS,
  })
}
