import { join } from 'node:path'
import sharp from 'sharp'

/** One already in the small model's size, one larger in odd proportions, one as a camera writes it, one too small. */
export async function makePhotos(folder: string): Promise<[exact: string, odd: string, camera: string, small: string]> {
  const photo = (widthPx: number, heightPx: number) => {
    const at = (x: number, y: number) => [(x * 7 + y) % 256, 128 + 100 * Math.sin((x * y) / 900), (x ^ y) % 256]
    const rgb = Uint8Array.from({ length: widthPx * heightPx * 3 }, (_, i) => at(((i / 3) | 0) % widthPx, (i / 3 / widthPx) | 0)[i % 3]!)
    return sharp(rgb, { raw: { width: widthPx, height: heightPx, channels: 3 } })
  }
  const [exact, odd, camera, small] = ['exact.png', 'odd.png', 'camera.jpg', 'small.png'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ]
  await photo(168, 140).png().toFile(exact)
  await photo(487, 301).png().toFile(odd)
  await photo(640, 480).jpeg({ quality: 90 }).toFile(camera)
  await photo(70, 42).png().toFile(small)
  return [exact, odd, camera, small]
}
