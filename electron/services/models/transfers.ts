import { exportModel } from '../../../models/transfer/export-model.ts'
import { importModel } from '../../../models/transfer/import-model.ts'
import type { ModelId } from '../../contract/ids.ts'
import type { ModelExportEvent, ModelImportEvent } from '../../contract/model-transfer.ts'
import { asEvents, type Report } from '../archives/with-progress.ts'
import type { Models } from './models.ts'

/** Models that go to another computer, or come from one. The progress’s message is `checking` or `copying`. */
export interface Transfers {
  /** To an archive where `path` ends in `.zip`, else into a folder. */
  exportModel(order: { modelId: ModelId; path: string }, signal?: AbortSignal): AsyncGenerator<ModelExportEvent>
  /** From an archive or a folder. */
  importModel(order: { path: string; replace: boolean }, signal?: AbortSignal): AsyncGenerator<ModelImportEvent>
}

export function createTransfers({ models, modelsFolder }: { models: Models; modelsFolder: string }): Transfers {
  return {
    exportModel({ modelId, path }, signal) {
      const work = async (report: Report) => {
        const resolved = await models.resolve(modelId, {
          ...(signal && { signal }),
          onProgress: (fraction) => report(fraction, 'checking'),
        })
        const { textFile, projectorFile, textSha256, projectorSha256 } = resolved
        const { name } = resolved.entry
        const hashes = { text: textSha256, projector: projectorSha256 }
        const onProgress = (done: number, total: number) => report(done / total, 'copying')
        return exportModel({ id: modelId, name, textFile, projectorFile, hashes, target: path, signal, onProgress })
      }
      return asEvents(work, ({ path: made, bytes, seal }) => ({ type: 'exported' as const, path: made, byteLength: bytes, seal }))
    },
    importModel({ path, replace }, signal) {
      const work = (report: Report) =>
        importModel({ path, modelsFolder, replace, signal, onProgress: (done, total) => report(done / total, 'copying') })
      return asEvents(work, ({ textFile, ...told }) => ({ type: 'imported' as const, modelId: models.idOf(textFile), ...told }))
    },
  }
}
