import { Worker } from 'node:worker_threads'
import { ProblemError } from '../../../core/problem.ts'
import { ownFile } from '../../children/own-file.ts'
import { decoderProblem } from './decoder-problem.ts'
import type { HeicAnswer } from './heic-worker.ts'
import { refuseTooLarge } from './pixel-limits.ts'

/** A HEIC's primary picture, upright. */
export interface HeicPicture {
  widthPx: number
  heightPx: number
  /** Pictures in the file. */
  pictures: number
  /** RGB, or RGBA where parts are transparent; row by row without padding. */
  channels: 3 | 4
  pixels: Uint8Array
}

/**
 * Decodes with libheif in WebAssembly, in a thread of its own: WebAssembly memory never shrinks, so it goes with the thread.
 * Throws `photo-too-large`, `photo-truncated` or `photo-unreadable`.
 */
export async function decodeHeic(path: string): Promise<HeicPicture> {
  const worker = new Worker(ownFile('./heic-worker', import.meta.url), { workerData: path })
  try {
    const answer = await new Promise<HeicAnswer>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('The HEIC decoder stopped without an answer')))
    })
    if (answer.kind === 'too-large') refuseTooLarge(answer.widthPx, answer.heightPx, true)
    if (answer.kind === 'picture') return answer.picture
    throw new Error(answer.kind === 'fault' ? answer.message : 'The HEIC decoder gave no picture')
  } catch (error) {
    throw error instanceof ProblemError ? error : decoderProblem(error)
  } finally {
    await worker.terminate()
  }
}
