// Converts the checkpoints that come with the program into the user's cache, each once. Where none is there, nothing is done.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { CATALOGUE } from '../../../models/catalogue.ts'
import { convertCheckpoint } from '../../../models/conversion/convert-checkpoint.ts'
import { type Convert, ensureConverted } from '../../../models/shipped/ensure-converted.ts'
import { createShippedCheckpoints } from '../../../models/shipped/shipped-checkpoint.ts'
import { SHIPPED_FOLDER } from '../../../models/shipped/shipped-folder.ts'
import { cacheFolder } from '../../core/cache-folder.ts'
import { addonOfThisProcess } from '../../services/inference/host/load-addon.ts'
import { computingThreads } from '../../services/inference/host/threads.ts'
import { addonQuantiser } from '../../services/models/addon-quantiser.ts'

const find = createShippedCheckpoints(cacheFolder({ env: process.env, platform: process.platform, homeFolder: homedir() }))
for (const { id, origin } of CATALOGUE) {
  if (origin.kind !== 'shipped') continue
  const checkpoint = find(join(SHIPPED_FOLDER, origin.folder), id)
  if (!checkpoint) continue
  await ensureConverted(checkpoint, convert, { onProgress: tellEveryTenth(`converting ${id}`) })
  console.error(checkpoint.textFile)
}
// The addon keeps threads that would hold the process.
process.exit()

async function convert(...[order, { onProgress, signal }]: Parameters<Convert>): Promise<void> {
  const { addon } = await addonOfThisProcess({ WHEREABOUTS_GPU: 'off' })
  const quantiser = addonQuantiser(addon, computingThreads(), signal)
  await convertCheckpoint({ ...order, quantiser, signal, onProgress: (done, total) => onProgress?.(done / total) })
}

function tellEveryTenth(what: string): (fraction: number) => void {
  let told = -10
  return (fraction) => {
    const percent = Math.floor(fraction * 100)
    if (percent < told + 10) return
    told = percent
    console.error(`${what}: ${percent} %`)
  }
}
