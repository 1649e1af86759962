// The command that prepares models in a terminal, over the same code as the page.

import { convertAdapter } from '../../models/adapters/convert-adapter.ts'
import { convertCheckpoint, discardConversion } from '../../models/conversion/convert-checkpoint.ts'
import { addonOfThisProcess } from '../services/inference/host/load-addon.ts'
import { computingThreads } from '../services/inference/host/threads.ts'
import { addonQuantiser } from '../services/models/addon-quantiser.ts'
import { listenForInterruption } from './interruption.ts'
import { type ModelOrders, readModelArguments } from './models/arguments.ts'
import { ConversionProgress } from './models/conversion-progress.ts'
import { MODELS_HELP } from './models/help.ts'
import { problemFrom } from './problem-from.ts'
import { UsageError } from './usage-error.ts'

const EXIT = { done: 0, usage: 2, failed: 3, interrupted: 130 } as const

process.exitCode = await main(process.argv.slice(2))
process.exit()

async function main(args: string[]): Promise<number> {
  let orders: ModelOrders
  try {
    orders = readModelArguments(args)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`${error.message}\nSee \`npm run models -- --help\`.\n`)
    return EXIT.usage
  }
  if (orders.action === 'help') {
    process.stdout.write(MODELS_HELP)
    return EXIT.done
  }
  const signal = listenForInterruption(() => process.exit(EXIT.interrupted))
  const progress = new ConversionProgress(process.stderr)
  try {
    if (orders.action === 'adapter') {
      await convertAdapter({ ...orders.options, signal, onProgress: progress.show })
      progress.end()
      process.stdout.write(`${orders.options.outputFile}\n`)
      return EXIT.done
    }
    const { addon } = await addonOfThisProcess({ WHEREABOUTS_GPU: 'off' })
    const quantiser = addonQuantiser(addon, computingThreads())
    const options = { ...orders.options, quantiser, signal, onProgress: progress.show }
    if (orders.startOver) await discardConversion(options)
    const { textFile, projectorFile } = await convertCheckpoint(options)
    progress.end()
    process.stdout.write(`${textFile}\n${projectorFile}\n`)
    return EXIT.done
  } catch (error) {
    progress.end()
    if (signal.aborted) {
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
