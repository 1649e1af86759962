import { expect, test } from 'vitest'
import { resizePhoto } from '../../../../electron/services/inference/host/resize-photo.ts'

function picture(widthPx: number, heightPx: number) {
  const value = (x: number, y: number, channel: number) => (x * 83 + y * 151 + channel * 97 + x * y * 29) % 256
  const rgb = Uint8Array.from({ length: widthPx * heightPx * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3)
    return value(pixel % widthPx, Math.floor(pixel / widthPx), i % 3)
  })
  return { rgb, widthPx, heightPx }
}

// Image.frombytes('RGB', …).resize(…, Image.BICUBIC).tobytes() of Pillow 12.
test.each([
  [5, 4, 3, 2, [58, 155, 136, 149, 106, 104, 153, 136, 87, 130, 113, 144, 106, 121, 116, 148, 134, 85]],
  [
    2,
    3,
    4,
    3,
    [
      0, 90, 209, 17, 114, 158, 66, 163, 57, 90, 187, 6, 164, 255, 79, 121, 218, 112, 37, 134, 178, 0, 91, 211, 34, 153, 250, 75, 119, 216,
      158, 52, 149, 199, 18, 115,
    ],
  ],
  [7, 1, 2, 2, [111, 102, 107, 175, 78, 108, 111, 102, 107, 175, 78, 108]],
])('%i × %i px become %i × %i px as Pillow makes them', (fromWidth, fromHeight, widthPx, heightPx, pixels) => {
  const resized = resizePhoto(picture(fromWidth, fromHeight), widthPx, heightPx)
  expect(resized).toMatchObject({ widthPx, heightPx })
  expect([...resized.rgb]).toEqual(pixels)
})

test('a photo in the right size is left as it is', () => {
  const photo = picture(6, 3)
  expect(resizePhoto(photo, 6, 3)).toBe(photo)
})
