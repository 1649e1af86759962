import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { withLock } from '../files/lock-file.ts'
import { type ConversionOrder, isConverted, type ShippedCheckpoint } from './shipped-checkpoint.ts'

/** Writes both files; `onProgress` is told 0..1. */
export type Convert = (order: ConversionOrder, options: ConvertingOptions) => Promise<unknown>

export interface ConvertingOptions {
  signal?: AbortSignal | undefined
  onProgress?: ((fraction: number) => void) | undefined
}

/** Converts a checkpoint that comes with the program, unless that was done. Several processes may ask at once. */
export async function ensureConverted(checkpoint: ShippedCheckpoint, convert: Convert, options: ConvertingOptions = {}): Promise<void> {
  if (isConverted(checkpoint)) return
  const { outputFolder } = checkpoint.order
  await mkdir(outputFolder, { recursive: true })
  await withLock(join(outputFolder, 'making.lock'), options.signal, async () => {
    if (!isConverted(checkpoint)) await convert(checkpoint.order, options)
  })
}
