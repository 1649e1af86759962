// The model as a witness of its own claims: first without the photo (the control), then with it, then where.
import { boxGrammar, boxPrompt, visibleOpening, visibleRest, YES_AND_NO } from '../../../models/prompts/visible-question.ts'
import type { PhotoPolygon } from '../../contract/clues.ts'
import type { CheckStage } from '../../contract/entities.ts'
import { boxIn, polygonOnPhoto, type Shown } from '../../core/entities/box-on-photo.ts'
import type { Answer } from '../../core/entities/model-witness.ts'
import type { InferenceEngine } from '../inference/engine.ts'
import type { AppliedAdapter, AskEvent, LookStage, RgbImage } from '../inference/engine-protocol.ts'
import type { ResolvedModel } from '../models/resolve-model.ts'

export interface Witness {
  engine: InferenceEngine
  model: ResolvedModel
  /** Those of the run: it is the model as it wrote that is asked. */
  adapters: AppliedAdapter[]
  image: RgbImage
  /** Which part of which photo the image is. */
  shows: Omit<Shown, 'seen'>
  maxImageTokens: number
  signal: AbortSignal
  onStage: (stage: CheckStage, fraction: number | null) => void
}

/** What stands for yes or no is short; a box and its label are not. */
const MOST_BOX_TOKENS = 160

/** Asks for each thing and tells the answers in their order. `withPhoto: false` is the control: the same question, nothing to see. */
export async function askWhatIsSeen(
  witness: Witness,
  asked: readonly string[],
  { withPhoto }: { withPhoto: boolean },
  onAnswer: (index: number, answer: Answer) => void,
): Promise<void> {
  const { engine, model, adapters, image, maxImageTokens, signal } = witness
  const asking = withPhoto ? 'asking' : 'asking-without-photo'
  const hear = (event: AskEvent) => {
    if (event.type === 'stage') return hearStage(witness, event.stage, event.fraction, asking)
    const [yes, no] = event.logProbabilities
    onAnswer(event.question, { yes: yes!, no: no! })
    witness.onStage(asking, (event.question + 1) / asked.length)
  }
  await engine.ask(
    {
      model: { textFile: model.textFile, projectorFile: model.projectorFile, adapters, ...model.choices },
      image: withPhoto ? image : null,
      opening: visibleOpening({ withPhoto }),
      questions: asked.map((name) => ({ rest: visibleRest(name), answers: [...YES_AND_NO] })),
      maxImageTokens,
    },
    { signal, onEvent: hear },
  )
}

/** Asks where each thing is; null where the answer is no place in the photo. */
export async function askWhere(
  witness: Witness,
  asked: readonly string[],
  onPlace: (index: number, region: PhotoPolygon | null) => void,
): Promise<void> {
  const { engine, model, adapters, image, shows, maxImageTokens, signal } = witness
  let seen = { widthPx: image.widthPx, heightPx: image.heightPx }
  await engine.compose(
    {
      model: { textFile: model.textFile, projectorFile: model.projectorFile, adapters, ...model.choices },
      image,
      prompt: boxPrompt(),
      grammars: asked.map(boxGrammar),
      maxNewTokens: MOST_BOX_TOKENS,
      maxImageTokens,
    },
    {
      signal,
      onEvent: (event) => {
        if (event.type === 'stage') return hearStage(witness, event.stage, event.fraction, 'placing')
        if (event.type === 'image-encoded') {
          seen = model.boxScale === 'pixels' ? event : { widthPx: 1000, heightPx: 1000 }
          return
        }
        const box = boxIn(event.text)
        onPlace(event.answer, box && polygonOnPhoto(box, { ...shows, seen }))
        witness.onStage('placing', (event.answer + 1) / asked.length)
      },
    },
  )
}

function hearStage({ onStage }: Witness, stage: LookStage, fraction: number | null, asking: CheckStage): void {
  onStage(stage === 'asking' ? asking : stage, fraction)
}
