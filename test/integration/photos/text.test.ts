import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { realReader } from '../../fixtures/photos/real-reader.ts'
import { type Sign, signPhoto } from '../../fixtures/photos/sign-photo.ts'
import { temporaryFile } from '../../fixtures/photos/temporary-folder.ts'

const photos = realReader()
const sign = (text: string, row: number, more: Partial<Sign> = {}): Sign => ({
  text,
  x: 0.5,
  y: 0.15 + 0.2 * row,
  letterHeightPx: 24,
  ...more,
})

describe('signs', () => {
  it('are read line by line, with spaces, where they are', async () => {
    const signs = [
      sign('Rua Augusta 24', 0, { turnDegrees: -5 }),
      sign('Tel. +351 21 342 1234', 1, { font: 'DejaVu Serif' }),
      sign('www.padaria-lisboa.pt', 2, { ink: '#ffffff', board: '#1a4a8a' }),
      sign('OPEN 24 HOURS', 3, { bold: true, turnDegrees: 4 }),
    ]
    const lines = await photos.text(temporaryFile(await signPhoto(signs, { blur: 0.8, noise: 10 })))
    expect(lines.map(({ text }) => text)).toEqual(signs.map(({ text }) => text))
    for (const [i, { polygon, confidence, script, reader }] of lines.entries()) {
      const centre = { x: polygon.reduce((sum, { x }) => sum + x, 0) / 4, y: polygon.reduce((sum, { y }) => sum + y, 0) / 4 }
      expect(Math.hypot(centre.x - signs[i]!.x, centre.y - signs[i]!.y)).toBeLessThan(0.02)
      expect(polygon[0]!.x).toBeLessThan(polygon[1]!.x)
      expect(confidence).toBeGreaterThan(0.8)
      expect(script).toBe('Latn')
      expect(reader).toMatch(/PP-OCRv4|Tesseract eng/)
    }
  })
  it('are found upright whatever the orientation tag says', async () => {
    const upright = await signPhoto([sign('AUSFAHRT FREIHALTEN', 1)])
    const turned = await sharp(upright).rotate(-90).withMetadata({ orientation: 6 }).jpeg({ quality: 90 }).toBuffer()
    expect((await photos.text(temporaryFile(turned))).map(({ text }) => text)).toEqual(['AUSFAHRT FREIHALTEN'])
  })
  it('report how far they are, ending at one', async () => {
    const fractions: number[] = []
    await photos.text(temporaryFile(await signPhoto([sign('SORTIE', 1)])), { onProgress: (fraction) => fractions.push(fraction) })
    expect(fractions.length).toBeGreaterThan(3)
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
    expect(fractions.at(-1)).toBe(1)
  })
})

describe('photos without writing', () => {
  it.each(['machuPicchu', 'petra', 'greatPyramidOfGiza', 'colosseum', 'brandenburgGate'])('%s holds no text', async (name) => {
    expect(await photos.text(join(import.meta.dirname, `../../../resources/samples/${name}.webp`))).toEqual([])
  })
})
