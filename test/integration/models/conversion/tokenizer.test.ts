// The converted vocabulary, in llama.cpp's hands, against `tokenizers` on ten thousand lines of many scripts.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nativeParts } from '../../../../electron/services/inference/host/locate.ts'
import { convertCheckpoint } from '../../../../models/conversion/convert-checkpoint.ts'
import { randomWords } from '../../../../models/fixtures/random-words.ts'
import { addon } from '../../native/tiny-model.ts'
import { python, runReference, WITHOUT_PYTHON } from './reference.ts'

const LINES = 10_000
const DATA = new URL('../../../../resources/trainer/globe_trainer/world/data/', import.meta.url)
/** What pre-tokenizers stumble over: contractions, digits of other scripts, joined emoji, combining marks, odd spaces. */
const AWKWARD = [
  "'s",
  "I'LL",
  "'RE",
  "l'été",
  '2026',
  '٣٤',
  '１２',
  '½',
  'e\u0301',
  'ﬁ',
  '👩‍👩‍👧',
  '🗺️',
  '\u00a0',
  '\u200d',
  '\u3000',
  '\t',
  '  ',
  '   ',
  '…!?',
  '#@',
  '->',
  '한\u1100\u1161',
  'İ',
  'ß',
  '\r\n',
  '\n\n',
  'ก็',
  'क्षि',
]

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokenizer-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Names of places and words of shop signs in their own scripts, mixed with what is awkward. */
function corpus(): string[] {
  const words = ['words.jsonl', 'country-names.jsonl', 'cities.jsonl'].flatMap((file) =>
    readFileSync(new URL(file, DATA), 'utf8').split('\n').flatMap(stringsIn),
  )
  const fill = randomWords('lines')
  const draws = new Uint32Array(16)
  return Array.from({ length: LINES }, () => {
    fill(draws)
    const pick = (draw: number, from: string[]) => from[draw % from.length]!
    const parts = [...draws.slice(0, 3 + (draws[15]! % 12))].map(
      (draw, at) => pick(draw >>> 3, (draw & 7) < 2 ? AWKWARD : words) + (at % 3 ? ' ' : ''),
    )
    return parts.join('')
  })
}

function stringsIn(line: string): string[] {
  const found: string[] = []
  if (line.trim() === '') return found
  JSON.parse(line, (_, value: unknown) => {
    if (typeof value === 'string') found.push(value)
    return value
  })
  return found
}

test('ten thousand lines become the same tokens', async (context) => {
  if (python === null) return context.skip(WITHOUT_PYTHON)
  const checkpoint = join(folder, 'checkpoint')
  const lines = corpus()
  writeFileSync(join(folder, 'lines.json'), JSON.stringify(lines))
  // Learnt on half of them, so that merges are many and still do not cover all.
  writeFileSync(join(folder, 'learnt.json'), JSON.stringify(lines.slice(0, LINES / 2)))
  runReference('make_checkpoint.py', checkpoint, 'float32', '5GB', '1', join(folder, 'learnt.json'))
  const theirs = JSON.parse(runReference('tokenise.py', checkpoint, join(folder, 'lines.json'))) as number[][]
  const options = { format: 'F16', projectorFormat: 'F16', fileName: 'small', name: null, quantiser: null } as const
  const files = await convertCheckpoint({ folder: checkpoint, outputFolder: folder, ...options })
  const limits = { minImageTokens: 4, maxImageTokens: 36, threads: 1, gpuLayers: 0, visionFlashAttention: false }
  const model = await addon.loadModel({ ...files, ...limits }, new addon.Stop(), () => {})
  const tokens = (line: string) =>
    nativeParts([{ kind: 'plain', text: line }]).flatMap((part) =>
      part.kind === 'text' ? [...model.tokenize(part.text, part.parseSpecial)] : [],
    )
  const wrong = lines.filter((line, at) => tokens(line).join() !== theirs[at]!.join())
  model.close()
  expect(wrong.map((line) => JSON.stringify(line))).toEqual([])
  expect(new Set(theirs.flat()).size).toBeGreaterThan(3000)
})
