// The part of llama.cpp's source that the addon is compiled from: node-llama-cpp carries the release its libraries were
// built from as a git bundle.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { missingTool } from './missing-tool.mjs'
import { mustRun, runTool } from './run-tool.mjs'

const neededFolders = ['tools/mtmd', 'include', 'ggml/include']

/** @returns {Promise<{ folder: string, identity: string, version: string }>} identity changes when the source does */
export async function llamaSource({ packageFolder, cache, onProgress }) {
  const bundle = join(packageFolder, 'llama', 'gitRelease.bundle')
  const { version: packageVersion } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'))
  const { release } = JSON.parse(await readFile(join(packageFolder, 'llama', 'binariesGithubRelease.json'), 'utf8'))
  const git = await runTool('git', ['bundle', 'list-heads', bundle])
  if (git.code === null) throw missingTool('git', 'git is needed to unpack the source of llama.cpp, and is not on this machine.')
  if (git.code !== 0) throw new Error(`The source of llama.cpp in ${bundle} cannot be read:\n${git.stderr}`)
  const identity = createHash('sha256').update(`${packageVersion} ${git.stdout}`).digest('hex').slice(0, 16)
  const folder = join(cache, `llama-source-${identity}`)
  if (!existsSync(folder)) {
    onProgress('Unpacking the source of llama.cpp')
    await unpack(bundle, folder)
  }
  return { folder, identity, version: String(release).replace(/^v/, '') }
}

/** Into a folder of its own first, so that what is there is always whole; two builds at once do no harm. */
async function unpack(bundle, folder) {
  const draft = `${folder}.${process.pid}`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true })
  const git = (...args) => mustRun('git', ['-c', 'core.autocrlf=false', '-c', 'advice.detachedHead=false', '-C', draft, ...args])
  await git('init', '--quiet')
  await git('fetch', '--quiet', bundle, 'HEAD')
  await git('sparse-checkout', 'set', ...neededFolders)
  await git('checkout', '--quiet', 'FETCH_HEAD')
  await rm(join(draft, '.git'), { recursive: true, force: true })
  await rename(draft, folder).catch(async (error) => {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  })
}
