// What llama.cpp's libmtmd asks of the projector of InternVL (tools/mtmd/clip.cpp, native/src/internvl-graph.cpp), where it
// asserts, and so ends its process, instead of refusing.
import type { ProjectorFacts, ProjectorSizes } from './check-projector.ts'
import { expectCount } from './expect.ts'
import { ExpectedTensors } from './expected-tensors.ts'
import { ggufProblem } from './gguf-problem.ts'
import type { GgufHeader } from './parse-header.ts'

/** As its makers trained it; older files do not say. */
const MOST_TILES = 12
const SCALE_KEY = 'clip.vision.projector.scale_factor'

export function checkInternvl(header: GgufHeader, sizes: ProjectorSizes): Pick<ProjectorFacts, 'projectionLength' | 'tiles'> {
  const { embeddingLength: width, blockCount, patchSizePx, imageSizePx } = sizes
  const merge = header.metadata.has(SCALE_KEY) ? expectCount(header, SCALE_KEY, 16) : 1
  if (imageSizePx % (patchSizePx * merge) !== 0) {
    throw ggufProblem('gguf-damaged', 'The projector file contradicts itself: its tiles are no whole number of patches.', {
      imageSizePx,
      patchSizePx,
      merge,
    })
  }
  const patches = (imageSizePx / patchSizePx) ** 2
  const tensors = new ExpectedTensors(header)
  tensors.need('v.patch_embd.weight', 'kernel', [patchSizePx, patchSizePx, 3, width])
  tensors.may('v.patch_embd.bias', 'vector', [width])
  tensors.need('v.class_embd', 'vector', [width])
  tensors.need('v.position_embd.weight', 'vector', [width, patches + 1])
  for (let block = 0; block < blockCount; block++) expectBlock(tensors, `v.blk.${block}`, sizes)
  const projectionLength = expectMerger(header, tensors, width * merge ** 2)
  tensors.expectNoOthers()
  return { projectionLength, tiles: { tileSidePx: imageSizePx, ...expectTiles(header), tokensATile: patches / merge ** 2 } }
}

function expectBlock(tensors: ExpectedTensors, block: string, { embeddingLength: width, feedForward, joint }: ProjectorSizes): void {
  if (joint(block)) tensors.linear(`${block}.attn_qkv`, width, 3 * width)
  else for (const name of ['attn_q', 'attn_k', 'attn_v']) tensors.linear(`${block}.${name}`, width, width)
  tensors.linear(`${block}.attn_out`, width, width)
  tensors.linear(`${block}.ffn_up`, width, feedForward)
  tensors.linear(`${block}.ffn_down`, feedForward, width)
  for (const name of ['ln1', 'ln2']) {
    tensors.need(`${block}.${name}.weight`, 'vector', [width])
    tensors.may(`${block}.${name}.bias`, 'vector', [width])
  }
  for (const name of ['ls1', 'ls2']) tensors.may(`${block}.${name}.weight`, 'vector', [width])
}

/** Layer norm over merged patches, then two linear layers; the last bias has the length of the text model's vectors. */
function expectMerger(header: GgufHeader, tensors: ExpectedTensors, merged: number): number {
  const hidden = header.tensors.get('mm.model.mlp.1.bias')?.shape[0] ?? merged
  const projectionLength = header.tensors.get('mm.model.mlp.3.bias')?.shape[0] ?? hidden
  tensors.need('mm.model.mlp.0.weight', 'vector', [merged])
  tensors.need('mm.model.mlp.0.bias', 'vector', [merged])
  tensors.need('mm.model.mlp.1.weight', 'matrix', [merged, hidden])
  tensors.need('mm.model.mlp.1.bias', 'vector', [hidden])
  tensors.need('mm.model.mlp.3.weight', 'matrix', [hidden, projectionLength])
  tensors.need('mm.model.mlp.3.bias', 'vector', [projectionLength])
  return projectionLength
}

function expectTiles(header: GgufHeader): { fewestTiles: number; mostTiles: number } {
  const [fewestTiles, mostTiles] = (['min', 'max'] as const).map((end) => {
    const key = `clip.vision.preproc_${end}_tiles`
    return header.metadata.has(key) ? expectCount(header, key, 256) : end === 'min' ? 1 : MOST_TILES
  }) as [number, number]
  if (fewestTiles <= mostTiles) return { fewestTiles, mostTiles }
  throw ggufProblem('gguf-damaged', 'The projector file contradicts itself: it wants more tiles at least than at most.', {
    fewestTiles,
    mostTiles,
  })
}
