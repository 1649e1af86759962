import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { installedTesseractFolder } from '../../../../electron/services/photos/tesseract-folder.ts'
import { chosenReading } from '../../../../electron/services/photos/text/choose-reading.ts'
import { languageOf } from '../../../../electron/services/photos/text/language.ts'
import { greedyText } from '../../../../electron/services/photos/text/recognise-line.ts'
import { scriptOf } from '../../../../electron/services/photos/text/script.ts'
import { temporaryFolder } from '../../../fixtures/photos/temporary-folder.ts'

const pp = (text: string, confidence: number) => ({ text, confidence, reader: 'PP-OCRv4' })
const tess = (text: string, confidence: number, languages = 'eng') => ({ text, confidence, reader: `Tesseract ${languages}` })

describe('two readings of one line (as measured on signs)', () => {
  it.each<[string, ReturnType<typeof pp>, ReturnType<typeof tess>[], string]>([
    [
      'spaces and accents come from Tesseract where both agree',
      pp('Placedela Republique', 0.96),
      [tess('Place de la République', 0.95)],
      'Place de la République',
    ],
    ['an unsure Tesseract does not spell', pp('Boulangerie', 0.97), [tess('Boulangeríe', 0.6)], 'Boulangerie'],
    ['look-alikes do not count as disagreement', pp('OPEN24H0URS', 0.95), [tess('OPEN 24 HOURS', 0.94)], 'OPEN 24 HOURS'],
    ['web addresses keep together', pp('www.padaria-lisboa.pt', 0.99), [tess('www. padaria-lisboa.pt', 0.91)], 'www.padaria-lisboa.pt'],
    [
      'a language PP-OCR does not know wins by confidence',
      pp('yHnua JIeHHHa 12', 0.85),
      [tess('Vauna Jeanna 12', 0.31), tess('Улица Ленина 12', 0.96, 'rus')],
      'Улица Ленина 12',
    ],
    ['Chinese stays with PP-OCR', pp('北京市', 0.9), [tess('JERK', 0.95)], '北京市'],
    ['blur stays with PP-OCR', pp('Ausfahrt', 0.9), [tess('|', 0.4)], 'Ausfahrt'],
  ])('%s', (_name, first, others, text) => {
    expect(chosenReading(first, others).text).toBe(text)
  })
  it('agreement keeps the higher confidence, disagreement lowers it', () => {
    expect(chosenReading(pp('Paris', 0.8), [tess('Paris', 0.95)]).confidence).toBe(0.95)
    expect(chosenReading(pp('Paris', 0.8), [tess('Parma', 0.7)]).confidence).toBeLessThan(0.8)
  })
})

describe('from probabilities to text', () => {
  const characters = ['', 'a', 'b', ' ']
  const rows = (...steps: number[][]) => greedyText(Float32Array.from(steps.flat()), steps.length, 4, characters)
  it('drops repeats and blanks, and keeps a letter that stands twice', () => {
    expect(rows([0, 0.9, 0, 0], [0, 0.9, 0, 0], [1, 0, 0, 0], [0, 0.7, 0, 0], [0, 0, 0.8, 0])).toEqual({
      text: 'aab',
      confidence: expect.closeTo(0.8, 6),
    })
  })
  it('reads a faint space between letters, not around them', () => {
    expect(rows([0.9, 0, 0, 0.1], [0, 0.9, 0, 0], [0.9, 0, 0, 0.08], [0, 0, 0.9, 0]).text).toBe('a b')
    expect(rows([0, 0.9, 0, 0], [0.97, 0, 0, 0.03], [0, 0, 0.9, 0]).text).toBe('ab')
  })
  it('of nothing is nothing', () => {
    expect(rows([1, 0, 0, 0])).toEqual({ text: '', confidence: 0 })
  })
})

describe('script and language', () => {
  it.each([
    ['Rua Augusta', 'Latn'],
    ['Улица Ленина', 'Cyrl'],
    ['ΦΑΡΜΑΚΕΙΟ', 'Grek'],
    ['東京駅', 'Hani'],
    ['서울역', 'Hang'],
    ['صيدلية', 'Arab'],
    ['ร้านอาหาร', 'Thai'],
    ['+351 21', 'Zyyy'],
    ['北京 Beijing hotel', 'Latn'],
    ['𓀀𓀁', 'Zzzz'],
  ])('%s is %s', (text, script) => {
    expect(scriptOf(text)).toBe(script)
  })
  it('a language is told of long lines alone', () => {
    expect(languageOf('Bitte die Türen schließen und nicht im Gang stehen bleiben')).toBe('de')
    expect(languageOf('Défense de stationner devant la porte du garage')).toBe('fr')
    expect(languageOf('Hotel Central')).toBeNull()
    expect(languageOf('1234567890 1234567890 1234567890')).toBeNull()
  })
})

describe("the system's own language files", () => {
  it('are found in the newest folder that holds more than English', () => {
    const root = temporaryFolder()
    for (const [version, names] of [
      ['4.00', ['fra', 'eng']],
      ['5', ['eng', 'osd']],
    ] as const) {
      mkdirSync(join(root, version, 'tessdata'), { recursive: true })
      for (const name of names) writeFileSync(join(root, version, 'tessdata', `${name}.traineddata`), '')
    }
    expect(installedTesseractFolder(root)).toBe(join(root, '4.00', 'tessdata'))
    writeFileSync(join(root, '5', 'tessdata', 'deu.traineddata'), '')
    expect(installedTesseractFolder(root)).toBe(join(root, '5', 'tessdata'))
    expect(installedTesseractFolder(join(root, 'nowhere'))).toBeNull()
  })
})
