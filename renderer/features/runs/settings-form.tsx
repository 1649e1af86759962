import { Dices, RotateCcw } from 'lucide-react'
import type { ModelId } from '../../../electron/contract/ids.ts'
import { entityStrings, runStrings } from '../../strings/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { EmptyState, Loading } from '../../ui/empty-state.tsx'
import { SelectField, TextArea } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Segments } from '../../ui/segments.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { AdapterFields } from './adapter-fields.tsx'
import { NumberField } from './number-field.tsx'
import { useRunSettings } from './settings-store.ts'

const MODES = [
  { value: 'reasoning', title: runStrings.modes.reasoning },
  { value: 'direct', title: runStrings.modes.direct },
] as const

const randomSeed = () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0

export function SettingsForm() {
  const { models, engine, adapters, draft, problem, load, useModel, reset, change } = useRunSettings()
  if (problem) return <ProblemNote problem={problem} onRetry={() => void load()} />
  if (models && !draft && models.every((model) => model.problem)) {
    const first = models[0]?.problem
    return (
      <>
        <EmptyState title={runStrings.noModels} text={runStrings.noModelsText} />
        {first && <ProblemNote problem={first} tone="warn" />}
      </>
    )
  }
  if (!models || !draft) return <Loading label={runStrings.loading} />
  const model = models.find(({ id }) => id === draft.modelId)
  return (
    <div className="stack">
      <SelectField
        label={runStrings.model}
        value={draft.modelId}
        options={models.map(({ id, name, problem: trouble }) => ({
          value: id,
          title: trouble ? runStrings.modelUnavailable(name) : name,
          disabled: trouble !== null,
        }))}
        hint={engine ? runStrings.runsOn(engine.device) : undefined}
        onChange={(modelId: ModelId) => void useModel(modelId)}
      />
      {model?.problem && <ProblemNote problem={model.problem} tone="warn" />}
      {adapters.length > 0 && (
        <AdapterFields
          adapters={adapters}
          chosen={draft.adapters ?? []}
          onChange={(chosen) => change({ adapters: chosen.length > 0 ? chosen : undefined })}
        />
      )}
      <TextArea
        label={runStrings.hint}
        hint={runStrings.hintHint}
        placeholder={runStrings.hintPlaceholder}
        value={draft.hint}
        maxLength={2000}
        onChange={(hint) => change({ hint })}
      />
      <NumberField
        label={runStrings.samples}
        hint={runStrings.samplesHint}
        value={draft.samples}
        min={1}
        max={64}
        whole
        onChange={(samples) => change({ samples })}
      />
      <SwitchField
        label={entityStrings.setting}
        hint={entityStrings.settingHint}
        checked={draft.checkEntities ?? false}
        onChange={(checkEntities) => change({ checkEntities })}
      />
      <Disclosure title={runStrings.more}>
        <div className="stack">
          {model && model.modes.length > 1 && (
            <div className="run-mode">
              <span className="field-label">{runStrings.mode}</span>
              <Segments label={runStrings.mode} value={draft.mode} options={MODES} onChange={(mode) => change({ mode })} />
            </div>
          )}
          <div className="run-numbers">
            <NumberField
              label={runStrings.temperature}
              value={draft.temperature}
              min={0}
              max={5}
              onChange={(temperature) => change({ temperature })}
            />
            <NumberField label={runStrings.topP} value={draft.topP} min={0.01} max={1} onChange={(topP) => change({ topP })} />
            <NumberField label={runStrings.topK} value={draft.topK} min={0} max={100_000} whole onChange={(topK) => change({ topK })} />
            <NumberField label={runStrings.minP} value={draft.minP} min={0} max={1} onChange={(minP) => change({ minP })} />
            <NumberField
              label={runStrings.maxNewTokens}
              value={draft.maxNewTokens}
              min={1}
              max={8192}
              whole
              onChange={(maxNewTokens) => change({ maxNewTokens })}
            />
            <NumberField
              label={runStrings.maxImageTokens}
              value={draft.maxImageTokens}
              min={16}
              max={model?.maxImageTokens ?? 16384}
              whole
              onChange={(maxImageTokens) => change({ maxImageTokens })}
            />
          </div>
          <div className="run-seed">
            <NumberField
              label={runStrings.seed}
              hint={runStrings.seedHint}
              value={draft.seed}
              min={0}
              max={4294967295}
              whole
              onChange={(seed) => change({ seed })}
            />
            <IconButton label={runStrings.newSeed} onClick={() => change({ seed: randomSeed() })}>
              <Dices aria-hidden="true" />
            </IconButton>
          </div>
          <div>
            <Button kind="quiet" icon={<RotateCcw aria-hidden="true" />} onClick={() => void reset()}>
              {runStrings.reset}
            </Button>
          </div>
        </div>
      </Disclosure>
    </div>
  )
}
