import { type ReactNode, useEffect } from 'react'
import type { ModelPassport, PassportFile } from '../../../electron/contract/model-passport.ts'
import type { Model, ModelPassportState } from '../../../electron/contract/models.ts'
import { modelStrings } from '../../strings/index.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Loading } from '../../ui/empty-state.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { byteSizeText } from '../../ui/figures/byte-size.ts'
import { momentText } from '../../ui/figures/moment.ts'
import { vouchingOf } from './entries.ts'
import { VouchingMark } from './marks.tsx'
import { figureLines } from './passport-figures.ts'
import { useModels } from './store.ts'

const { passport: words } = modelStrings

/** What vouches for a model's files: what they were made of, by whom, and the hashes that hold them to it. */
export function PassportSection({ model }: { model: Model }) {
  const { passport, loadPassport } = useModels()
  useEffect(() => {
    void loadPassport(model.id)
    return () => void loadPassport(null)
  }, [model.id, loadPassport])
  const vouching = vouchingOf(model)
  const seen = passport?.modelId === model.id ? passport.seen : null
  return (
    <section className="model-section" aria-labelledby="model-passport">
      <h4 id="model-passport">{modelStrings.sections.passport}</h4>
      <p className="model-vouching">
        <VouchingMark vouching={vouching} />
        {modelStrings.vouchingText[vouching]}
      </p>
      {!seen && <Loading label={words.loading} />}
      {seen?.passport && <PassportView passport={seen.passport} state={seen} />}
    </section>
  )
}

function PassportView({ passport, state }: { passport: ModelPassport; state: ModelPassportState }) {
  const { evaluation, calibration } = passport
  return (
    <>
      <FactList facts={factsOf(passport, state)} />
      <FileTable files={passport.files} />
      {evaluation && <FigureList title={words.evaluation} figures={figureLines(evaluation)} />}
      {calibration && <FigureList title={words.calibration} figures={figureLines(calibration)} />}
    </>
  )
}

function factsOf(passport: ModelPassport, { file, sha256 }: ModelPassportState): (readonly [string, ReactNode])[] {
  const { name, source, base, licence, quantisation, conversion, training, asking, chatTemplateSha256, acceptance } = passport
  const facts: (readonly [string, ReactNode])[] = [
    [words.name, name],
    [words.source, modelStrings.sourceWords(source)],
    [words.base, base ? base.name : words.unknown],
    [words.licence, licence ?? words.unknown],
    [words.quantisation, modelStrings.formatWords(quantisation)],
  ]
  if (conversion) {
    const { program, converterVersion, llamaBuild, textFormat, projectorFormat, weights, adapters } = conversion
    const weightBytes = weights.reduce((sum, { bytes }) => sum + bytes, 0)
    facts.push(
      [words.weights, words.weightsText(weights.length, byteSizeText(weightBytes))],
      [words.conversion, words.conversionText(program, converterVersion, llamaBuild)],
      [words.formats, words.formatsText(textFormat, projectorFormat)],
      ...adapters.map((adapter) => [words.adapters, words.adapterText(adapter.name, adapter.weight)] as const),
    )
  }
  if (training) {
    facts.push([words.stages, training.stages.join(' → ')])
    if (training.revision !== null) facts.push([words.trainer, training.revision])
  }
  facts.push([words.prompt, words.promptText(asking.prompt, asking.defaults.samples, asking.defaults.temperature)])
  if (acceptance) facts.push([words.accepted, momentText(acceptance.acceptedAt, new Date())])
  if (chatTemplateSha256) facts.push([words.template, <code key="template">{chatTemplateSha256}</code>])
  if (sha256) facts.push([words.passportHash, <code key="passport">{sha256}</code>])
  if (file !== null) facts.push([words.file, <code key="file">{file}</code>])
  return facts
}

function FileTable({ files }: { files: ModelPassport['files'] }) {
  const { name, part, size, hash } = words.fileColumns
  const rows = Object.entries(files) as [keyof ModelPassport['files'], PassportFile][]
  return (
    <table className="table">
      <caption className="unseen">{modelStrings.sections.files}</caption>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">{part}</th>
          <th scope="col">{size}</th>
          <th scope="col">{hash}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([which, file]) => (
          <tr key={which}>
            <td className="table-wide">{file.name}</td>
            <td>{words.parts[which]}</td>
            <td className="figures">{byteSizeText(file.bytes)}</td>
            <td className="table-wide">
              <code>{file.sha256}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function FigureList({ title, figures }: { title: string; figures: readonly [string, string][] }) {
  return (
    <Disclosure title={title}>
      <FactList facts={figures} />
    </Disclosure>
  )
}
