// What of a model decides how much memory it takes, read from the headers of its two files.
import type { CheckedPair } from '../gguf/check-pair.ts'
import type { ProjectorType } from '../gguf/check-projector.ts'
import type { TextArchitecture } from '../gguf/check-text.ts'
import type { GgufHeader } from '../gguf/parse-header.ts'
import type { TensorInfo } from '../gguf/tensors.ts'
import { numberAt } from '../gguf/values.ts'

export interface TextShape {
  architecture: TextArchitecture
  vocabularySize: number
  embeddingLength: number
  blockCount: number
  feedForwardLength: number
  headCount: number
  headCountKv: number
}

export interface VisionShape {
  projectorType: ProjectorType
  patchSizePx: number
  /** Side of a tile, where a photo is cut into tiles. */
  tileSidePx: number
  /** Tiles at most, the small picture of the whole not counted. */
  mostTiles: number
  embeddingLength: number
  blockCount: number
  feedForwardLength: number
  headCount: number
  /** Every n-th block looks at the whole picture, the others at windows; 0 = all do. */
  windowPattern: number
  /** Query, key and value come out of one matrix. */
  joinedQkv: boolean
  /** Between the two layers that hand over to the text model. */
  hiddenLength: number
  /** What is handed over. */
  projectionLength: number
}

export type ShapedTensor = Pick<TensorInfo, 'name' | 'type' | 'shape' | 'byteLength'>

export interface ModelShape {
  text: TextShape
  vision: VisionShape
  textTensors: readonly ShapedTensor[]
  projectorTensors: readonly ShapedTensor[]
}

/** libmtmd's own, where the file does not say. */
const MOST_TILES = 12

export function shapeOfPair({ text, projector, textHeader, projectorHeader }: CheckedPair): ModelShape {
  const { architecture, vocabularySize, embeddingLength, blockCount, headCount, headCountKv } = text
  const feedForwardLength = expected(textHeader, `${architecture}.feed_forward_length`)
  const isQwen = projector.projectorType === 'qwen2.5vl_merger'
  const { tensors } = projectorHeader
  const hidden = tensors.get(isQwen ? 'mm.0.bias' : 'mm.model.mlp.1.bias')?.shape[0]
  return {
    text: { architecture, vocabularySize, embeddingLength, blockCount, feedForwardLength, headCount, headCountKv },
    vision: {
      projectorType: projector.projectorType,
      patchSizePx: projector.patchSizePx,
      tileSidePx: expected(projectorHeader, 'clip.vision.image_size'),
      mostTiles: numberAt(projectorHeader.metadata, 'clip.vision.preproc_max_tiles') ?? MOST_TILES,
      embeddingLength: projector.embeddingLength,
      blockCount: projector.blockCount,
      feedForwardLength: expected(projectorHeader, 'clip.vision.feed_forward_length'),
      headCount: expected(projectorHeader, 'clip.vision.attention.head_count'),
      windowPattern: isQwen ? (numberAt(projectorHeader.metadata, 'clip.vision.n_wa_pattern') ?? 0) : 0,
      joinedQkv: tensors.has('v.blk.0.attn_qkv.weight'),
      hiddenLength: hidden ?? projector.embeddingLength * 4,
      projectionLength: projector.projectionLength,
    },
    textTensors: [...textHeader.tensors.values()],
    projectorTensors: [...tensors.values()],
  }
}

function expected({ metadata }: GgufHeader, key: string): number {
  const value = numberAt(metadata, key)
  if (value === undefined) throw new Error(`${key} was checked and is not there`)
  return value
}
