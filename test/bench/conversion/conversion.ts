// A whole checkpoint to text model and projector: our command beside llama.cpp's own script, and its quantiser behind that where the
// script cannot write the format. Both are whole processes, and each turn begins with nothing waiting for the disk; ours ends when
// all is certain on it and its hashes are in the passport, theirs when the system has taken it.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fileType } from '../../../models/conversion/number-formats.ts'
import { tensorDifferences } from '../../integration/models/conversion/compare-files.ts'
import {
  python,
  quantiseArguments,
  referenceCommand,
  scriptArguments,
  WITHOUT_PYTHON,
} from '../../integration/models/conversion/reference.ts'
import { type Bench, type BenchOptions, median } from '../bench.ts'
import { ensureBenchFolder } from './bench-folder.ts'
import { type MeasuredProcess, runMeasured } from './measured-process.ts'

const FORMATS = ['F16', 'Q8_0', 'Q4_K_M'] as const
type Format = (typeof FORMATS)[number]

const command = fileURLToPath(new URL('../../../electron/hosts/models.ts', import.meta.url))

interface Compared {
  format: Format
  ours: MeasuredProcess[]
  theirs: MeasuredProcess[]
  sameTensors: boolean
}

export const conversionBench: Bench = {
  name: 'conversion',
  about: 'a checkpoint of half a billion weights to GGUF, beside llama.cpp’s own script and quantiser',
  async run(options) {
    if (python === null) throw new Error(WITHOUT_PYTHON)
    const checkpoint = ensureBenchFolder(options.log)
    const compared: Compared[] = []
    for (const format of FORMATS) compared.push(await compare(checkpoint, format, options))
    const rows = compared.map(row)
    return {
      data: compared,
      tables: [
        {
          title: '0.55 billion weights at 16 bits (1.1 GB) to text model and projector; medians of whole processes',
          head: ['', ...['s', 'processor s', 'MB'].flatMap((unit) => [`ours ${unit}`, `script ${unit}`, '× ours']), 'same tensors'],
          rows,
        },
      ],
      targets: compared.map((each) => {
        const [faster, smaller] = [ratio(each, seconds), ratio(each, peakBytes)]
        return {
          promise: `${each.format}: twice as fast as the script, in a quarter of its memory`,
          measured: `${faster.toFixed(2)} times as fast, memory 1 : ${smaller.toFixed(2)}`,
          met: faster >= 2 && smaller >= 4,
        }
      }),
    }
  },
}

async function compare(checkpoint: string, format: Format, { rounds, threads, log }: BenchOptions): Promise<Compared> {
  const result: Compared = { format, ours: [], theirs: [], sameTensors: false }
  for (let round = 0; round < rounds; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'conversion-bench-'))
    try {
      const at = (name: string) => join(folder, name)
      log(`${format}, round ${round + 1}: ours`)
      flush()
      const args = [command, 'convert', checkpoint, '--quant', format, '--projector', 'F16', '--output', folder, '--file-name', 'ours']
      result.ours.push(await runMeasured({ command: process.execPath, args }))
      log(`${format}, round ${round + 1}: the script`)
      flush()
      result.theirs.push(await byScript(checkpoint, format, at, threads))
      if (round === 0) result.sameTensors = tensorDifferences(at(`ours-${format}.gguf`), at('theirs.gguf')).length === 0
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  return result
}

/** All that it takes, one process after the other. */
async function byScript(checkpoint: string, format: Format, at: (name: string) => string, threads: number): Promise<MeasuredProcess> {
  const script = (output: string, ...args: string[]) =>
    runMeasured(referenceCommand('run_llama_script.py', ...scriptArguments(checkpoint, at(output), ...args)))
  const parts = [await script('mmproj.gguf', '--mmproj', '--outtype', 'f16')]
  if (format === 'Q4_K_M') {
    parts.push(await script('whole.gguf', '--outtype', 'bf16'))
    const args = quantiseArguments(at('whole.gguf'), at('theirs.gguf'), fileType(format), threads)
    parts.push(await runMeasured(referenceCommand('quantise.py', ...args)))
  } else parts.push(await script('theirs.gguf', '--outtype', format.toLowerCase()))
  const sum = (of: (part: MeasuredProcess) => number) => parts.reduce((total, part) => total + of(part), 0)
  return {
    seconds: sum(({ seconds }) => seconds),
    processorSeconds: sum(processorSeconds),
    peakBytes: Math.max(...parts.map(peakBytes)),
  }
}

/** What an earlier turn left to write is nobody's burden but its own. */
function flush(): void {
  if (process.platform !== 'win32') execFileSync('sync')
}

const seconds = (run: MeasuredProcess) => run.seconds
const processorSeconds = (run: MeasuredProcess) => run.processorSeconds ?? Number.NaN
const peakBytes = (run: MeasuredProcess) => run.peakBytes ?? Number.NaN

const ratio = ({ ours, theirs }: Compared, of: (run: MeasuredProcess) => number) => median(theirs.map(of)) / median(ours.map(of))

function row(compared: Compared): (string | number)[] {
  const { format, ours, theirs, sameTensors } = compared
  const three = (of: (run: MeasuredProcess) => number, unit = 1) => [
    median(ours.map(of)) / unit,
    median(theirs.map(of)) / unit,
    ratio(compared, of),
  ]
  return [format, ...three(seconds), ...three(processorSeconds), ...three(peakBytes, 1e6), sameTensors ? 'yes' : 'no']
}
