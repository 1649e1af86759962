import type { ReactNode } from 'react'
import { modelStrings } from '../../strings/index.ts'
import { FactList } from '../../ui/fact-list.tsx'
import { byteSizeText } from '../../ui/figures/byte-size.ts'
import type { ModelEntry } from './entries.ts'

/** What is known of a model without its passport. */
export function ModelFacts({ entry: { model, downloadable, download, isHere } }: { entry: ModelEntry }) {
  const { facts: names } = modelStrings
  const bytes = model?.byteLength || download?.bytesTotal
  const licence = model?.licence ?? download?.licence
  const source = model?.source ?? download?.repo
  const facts: (readonly [string, ReactNode])[] = [
    [names.size, bytes ? byteSizeText(bytes) : modelStrings.unknownSize],
    ...(model && isHere ? [[names.quantisation, modelStrings.formatWords(model.quantisation)] as const] : []),
    ...(licence ? [[names.licence, licence] as const] : []),
    ...(source ? [[names.source, source] as const] : []),
  ]
  if (model) {
    facts.push(
      [names.reliability, modelStrings.reliability(model.reliability)],
      [names.modes, modelStrings.modes(model.modes)],
      [names.maxImageTokens, model.maxImageTokens === null ? modelStrings.anySize : modelStrings.imageTokens(model.maxImageTokens)],
    )
  }
  const folder = downloadable?.checkpointFolder ?? download?.folder
  if (folder && download) facts.push([names.folder, <code key="folder">{folder}</code>])
  return (
    <section className="model-section" aria-labelledby="model-about">
      <h4 id="model-about">{modelStrings.sections.about}</h4>
      <FactList facts={facts} />
    </section>
  )
}
