import type { ReactNode } from 'react'
import type { Run, RunAdapter } from '../../../electron/contract/runs.ts'
import { runStrings } from '../../strings/index.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { durationText } from '../../ui/figures/moment.ts'
import { RawText } from '../../ui/raw-text.tsx'

/** Everything that is needed to do the run again. */
export function Passport({ run }: { run: Run }) {
  const { passport, timings, settings } = run
  if (!passport) return null
  const { fact } = runStrings
  const facts: (readonly [string, ReactNode])[] = [
    [fact.model, passport.modelName],
    [fact.quantisation, passport.quantisation],
    [fact.device, passport.device],
    [fact.threads, passport.threads],
    [fact.arithmetic, runStrings.arithmetic(passport.arithmetic)],
    [fact.build, passport.llamaBuild],
    [fact.addon, passport.addonBuild],
    [fact.seed, settings.seed],
    [fact.sampling, runStrings.sampling(settings.temperature, settings.topP, settings.topK, settings.minP)],
    [fact.view, passport.view ? runStrings.viewSeen(passport.view) : runStrings.wholePhoto],
    [fact.seen, runStrings.seen(passport.resizedWidthPx, passport.resizedHeightPx)],
    [fact.tokens, runStrings.tokensRead(passport.imageTokens, passport.maxImageTokens, passport.promptTokens)],
  ]
  if (timings) {
    const { loadMs, encodeMs, prefillMs, decodeMs } = timings
    facts.push([
      fact.time,
      runStrings.timing(durationText(loadMs), durationText(encodeMs), durationText(prefillMs), durationText(decodeMs)),
    ])
  }
  facts.push(
    [fact.photoHash, <code key="photo">{passport.photoSha256}</code>],
    [fact.modelPassport, runStrings.modelPassport(passport.modelPassport)],
    [fact.modelHash, <code key="model">{passport.textFileSha256}</code>],
    [fact.projectorHash, <code key="projector">{passport.projectorFileSha256}</code>],
    ...(settings.adapters ?? []).map(
      ({ name, weight, sha256 }) => [fact.adapter, <Adapter key={sha256} {...{ name, weight, sha256 }} />] as const,
    ),
    ...(passport.promptName === null ? [] : ([[fact.promptName, passport.promptName]] as const)),
    [fact.promptHash, <code key="prompt">{passport.promptSha256}</code>],
  )
  return (
    <Disclosure title={runStrings.passport}>
      <div className="stack">
        <FactList facts={facts} />
        <RawText label={fact.prompt} text={passport.prompt} />
      </div>
    </Disclosure>
  )
}

function Adapter({ name, weight, sha256 }: RunAdapter) {
  return (
    <>
      {runStrings.adapterUsed(name, weight)} <code>{sha256}</code>
    </>
  )
}
