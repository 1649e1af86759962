import type { PixelSize } from './shrink.ts'

export interface TokenLimits {
  minImageTokens: number
  maxImageTokens: number
  /** Pixels along one side of a token. */
  tokenSidePx: number
}

/**
 * The size a photo is given to Qwen2.5-VL in: multiples of the token's side, close to the photo's own size and shape,
 * between the two limits. Source: `smart_resize` of the Qwen2-VL image processor; half is rounded up, as llama.cpp does.
 */
export function smartSize(photo: PixelSize, { minImageTokens, maxImageTokens, tokenSidePx }: TokenLimits): PixelSize {
  const width = photo.widthPx / tokenSidePx
  const height = photo.heightPx / tokenSidePx
  let columns = Math.max(1, Math.round(width))
  let rows = Math.max(1, Math.round(height))
  if (columns * rows > maxImageTokens) {
    const shrink = Math.sqrt((width * height) / maxImageTokens)
    columns = Math.max(1, Math.floor(width / shrink))
    rows = Math.max(1, Math.floor(height / shrink))
  } else if (columns * rows < minImageTokens) {
    const grow = Math.sqrt(minImageTokens / (width * height))
    columns = Math.max(1, Math.ceil(width * grow))
    rows = Math.max(1, Math.ceil(height * grow))
  }
  // A strip many times longer than it is wide cannot keep its shape within the limit: its long side gives way.
  columns = Math.min(columns, Math.max(1, Math.floor(maxImageTokens / rows)))
  rows = Math.min(rows, Math.max(1, Math.floor(maxImageTokens / columns)))
  return { widthPx: columns * tokenSidePx, heightPx: rows * tokenSidePx }
}
