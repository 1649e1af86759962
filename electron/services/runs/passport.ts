import { createHash } from 'node:crypto'
import type { Sha256 } from '../../contract/ids.ts'
import type { Photo } from '../../contract/photos.ts'
import type { RunPassport } from '../../contract/runs.ts'
import type { PhotoView } from '../../contract/views.ts'
import type { ImageTokenLimits } from '../../core/photos/size-in-tokens.ts'
import type { LocateEvent } from '../inference/engine-protocol.ts'
import type { ResolvedModel } from '../models/models.ts'

export interface PassportFacts {
  model: ResolvedModel
  promptText: string
  limits: ImageTokenLimits
  photo: Photo
  /** What of it the model was shown; null for all. */
  view: PhotoView | null
  encoded: Extract<LocateEvent, { type: 'image-encoded' }>
  read: Extract<LocateEvent, { type: 'prompt-read' }>
}

/** Everything that decided what the model wrote, beside the settings. */
export function runPassport({
  model,
  promptText,
  limits,
  photo,
  view,
  encoded,
  read: { info, arithmetic, promptTokens },
}: PassportFacts): RunPassport {
  return {
    modelName: model.entry.name,
    textFileSha256: model.textSha256,
    projectorFileSha256: model.projectorSha256,
    modelPassport: model.passport,
    quantisation: model.quantisation,
    llamaBuild: info.llamaBuild,
    addonBuild: info.addonBuild,
    device: info.device,
    threads: info.threads,
    arithmetic,
    promptName: model.entry.prompt,
    prompt: promptText,
    promptSha256: createHash('sha256').update(promptText).digest('hex') as Sha256,
    photoSha256: photo.sha256,
    view: view && { id: view.id, name: view.name, region: view.region, adjustments: view.adjustments },
    resizedWidthPx: encoded.widthPx,
    resizedHeightPx: encoded.heightPx,
    imageTokens: encoded.imageTokens,
    maxImageTokens: limits.maxImageTokens,
    promptTokens,
  }
}
