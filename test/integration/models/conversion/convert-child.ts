// One conversion in a process of its own, to be killed or starved: convert-child.ts CHECKPOINT OUTPUT. Prints `bytesDone bytesTotal`
// with every step, without waiting, and the code of the problem that ended it.
import { writeSync } from 'node:fs'
import { problemOf } from '../../../../electron/core/problem.ts'
import { convertCheckpoint } from '../../../../models/conversion/convert-checkpoint.ts'

const [folder = '', outputFolder = ''] = process.argv.slice(2)
try {
  await convertCheckpoint({
    folder,
    outputFolder,
    fileName: 'small',
    name: null,
    format: 'F16',
    projectorFormat: 'F16',
    quantiser: null,
    certainEveryBytes: 1 << 14,
    onProgress: (done, total) => writeSync(1, `${done} ${total}\n`),
  })
} catch (error) {
  const code = problemOf(error)?.code
  if (!code) throw error
  writeSync(1, `${code}\n`)
  process.exitCode = 3
}
