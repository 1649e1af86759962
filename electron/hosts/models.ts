// The command that fetches and prepares models in a terminal, over the same code as the page.

import { convertAdapter } from '../../models/adapters/convert-adapter.ts'
import { type ConvertOptions, convertCheckpoint, discardConversion } from '../../models/conversion/convert-checkpoint.ts'
import { addonOfThisProcess } from '../services/inference/host/load-addon.ts'
import { computingThreads } from '../services/inference/host/threads.ts'
import { addonQuantiser } from '../services/models/addon-quantiser.ts'
import { listenForInterruption } from './interruption.ts'
import type { AboutModel } from './models/about-model.ts'
import { type DownloadOrders, type ModelOrders, readModelArguments } from './models/arguments.ts'
import { ChangingLine } from './models/changing-line.ts'
import { showConversion } from './models/conversion-progress.ts'
import { downloadModel } from './models/download.ts'
import { checkDrift } from './models/drift.ts'
import { driftTable } from './models/drift-table.ts'
import { doWithHeldModel, isOfHeldModel } from './models/held-models.ts'
import { MODELS_HELP } from './models/help.ts'
import { readableFit } from './models/readable-fit.ts'
import { readableSelfTest, testModel } from './models/self-test.ts'
import { withWorkbench } from './models/with-workbench.ts'
import { problemFrom } from './problem-from.ts'
import { UsageError } from './usage-error.ts'

const EXIT = { done: 0, usage: 2, failed: 3, interrupted: 130 } as const

process.exitCode = await main(process.argv.slice(2))
process.exit()

async function main(args: string[]): Promise<number> {
  let signal: AbortSignal | null = null
  try {
    const orders = readModelArguments(args)
    if (orders.action === 'help') {
      process.stdout.write(MODELS_HELP)
      return EXIT.done
    }
    signal = listenForInterruption(() => process.exit(EXIT.interrupted))
    if (orders.action === 'fit') return await fit(orders.about)
    if (orders.action === 'selftest') return await selfTest(orders.about, signal)
    if (isOfHeldModel(orders)) return (await doWithHeldModel(orders, signal)) ? EXIT.done : EXIT.failed
    if (orders.action === 'drift') {
      const drift = await checkDrift(orders.about, signal, (line) => process.stderr.write(`${line}\n`))
      process.stdout.write(orders.asJson ? `${JSON.stringify(drift, null, 2)}\n` : driftTable(drift))
      return EXIT.done
    }
    const files = await filesOf(orders, signal)
    process.stdout.write(files.map((file) => `${file}\n`).join(''))
    return EXIT.done
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\nSee \`npm run models -- --help\`.\n`)
      return EXIT.usage
    }
    if (signal?.aborted) {
      process.stderr.write('Stopped. The same command goes on from here.\n')
      return EXIT.interrupted
    }
    const problem = problemFrom(error)
    if (!problem) throw error
    const details = Object.entries(problem.details ?? {}).map(([name, value]) => `  ${name}: ${value}\n`)
    process.stderr.write(`${problem.message}\n${problem.remedy}\n${details.join('')}`)
    return EXIT.failed
  }
}

async function fit({ modelId, settings, libraryFolder }: AboutModel): Promise<number> {
  const found = await withWorkbench(libraryFolder, (client) => client.models.fit({ modelId, settings }))
  process.stdout.write(readableFit(found))
  return found.verdict === 'does-not-fit' ? EXIT.failed : EXIT.done
}

async function selfTest({ modelId, libraryFolder }: AboutModel, signal: AbortSignal): Promise<number> {
  const line = new ChangingLine(process.stderr)
  try {
    const tested = await withWorkbench(libraryFolder, (client) =>
      testModel(client, modelId, { signal, onProgress: (text) => line.show(text) }),
    )
    line.end()
    process.stdout.write(readableSelfTest(modelId, tested))
    return EXIT.done
  } finally {
    line.end()
  }
}

/** Does as it is told; returns what there is in the end. */
async function filesOf(
  orders: Exclude<ModelOrders, { action: 'help' | 'fit' | 'selftest' | 'drift' | 'passport' | 'export' | 'import' }>,
  signal: AbortSignal,
): Promise<string[]> {
  if (orders.action === 'download') return downloaded(orders, signal)
  if (orders.action === 'convert') return converted(orders.options, orders.startOver, signal)
  const line = new ChangingLine(process.stderr)
  try {
    await convertAdapter({ ...orders.options, signal, onProgress: showConversion(line) })
    return [orders.options.outputFile]
  } finally {
    line.end()
  }
}

async function downloaded(orders: DownloadOrders, signal: AbortSignal): Promise<string[]> {
  const line = new ChangingLine(process.stderr)
  try {
    const { form, folder, files } = await downloadModel(orders, signal, line)
    if (form === 'pair') return files.map(({ path }) => `${folder}/${path}`)
    if (!orders.conversion) return [folder]
    line.end()
    return await converted(orders.conversion(folder), false, signal)
  } finally {
    line.end()
  }
}

async function converted(order: Omit<ConvertOptions, 'quantiser'>, startOver: boolean, signal: AbortSignal): Promise<string[]> {
  const line = new ChangingLine(process.stderr)
  try {
    const { addon } = await addonOfThisProcess({ WHEREABOUTS_GPU: 'off' })
    const quantiser = addonQuantiser(addon, computingThreads(), signal)
    const options = { ...order, quantiser, signal, onProgress: showConversion(line) }
    if (startOver) await discardConversion(options)
    const { textFile, projectorFile } = await convertCheckpoint(options)
    return [textFile, projectorFile]
  } finally {
    line.end()
  }
}
