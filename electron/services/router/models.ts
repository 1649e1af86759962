import type { InferenceEngine } from '../inference/engine.ts'
import type { Fits } from '../models/fits.ts'
import type { Models } from '../models/models.ts'
import type { SelfTests } from '../models/self-tests.ts'
import type { Transfers } from '../models/transfers.ts'
import type { ContractWithErrors } from './base.ts'

export function modelsRouter(
  { models: feature }: ContractWithErrors,
  models: Models,
  fits: Fits,
  selfTests: SelfTests,
  transfers: Transfers,
  engine: InferenceEngine,
) {
  return feature.router({
    list: feature.list.handler(() => models.list()),
    passport: feature.passport.handler(({ input }) => models.passport(input.modelId)),
    acceptChangedFiles: feature.acceptChangedFiles.handler(({ input, signal }) => models.acceptChangedFiles(input.modelId, { signal })),
    exportModel: feature.exportModel.handler(({ input, signal }) => transfers.exportModel(input, signal)),
    importModel: feature.importModel.handler(({ input, signal }) => transfers.importModel(input, signal)),
    adapters: feature.adapters.handler(({ input }) => models.adaptersOf(input.modelId)),
    readAdapter: feature.readAdapter.handler(({ input, signal }) => models.readAdapter(input.path, { signal })),
    fit: feature.fit.handler(({ input }) => fits.of(input)),
    selfTest: feature.selfTest.handler(({ input, signal }) => selfTests.run(input.modelId, signal)),
    tested: feature.tested.handler(({ input: { modelId } }) => ({
      selfTest: selfTests.latest(modelId),
      choices: selfTests.choices(modelId),
    })),
    choose: feature.choose.handler(({ input }) => selfTests.choose(input.modelId, input.choices)),
    engine: feature.engine.handler(() => engine.describe()),
  })
}
