import type { RgbImage } from '../../inference/engine-protocol.ts'
import { sharp } from '../reader/decoder.ts'

export async function resizedRgb(image: RgbImage, widthPx: number, heightPx: number): Promise<RgbImage> {
  const rgb = await sharp(image.rgb, { raw: { width: image.widthPx, height: image.heightPx, channels: 3 } })
    .resize(widthPx, heightPx, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer()
  return { rgb, widthPx, heightPx }
}
