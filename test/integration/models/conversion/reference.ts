// What others make of the same checkpoint: transformers, llama.cpp's conversion script, llama.cpp's quantiser.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from '../../../../electron/core/cache-folder.ts'
import { installedLibraries } from '../../../../native/libraries.ts'
import { madeTrainerEnvironment } from '../../../../resources/trainer/environment.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const root = here('../../../../')

export const python = madeTrainerEnvironment()
export const WITHOUT_PYTHON = 'The trainer’s Python packages are not installed (npm run trainer:setup).'

export interface ReferenceCommand {
  command: string
  args: string[]
  env: NodeJS.ProcessEnv
}

/** A script in the folder beside this file, or wherever its path says. Nothing is fetched from a hub. */
export function referenceCommand(script: string, ...args: string[]): ReferenceCommand {
  const env = {
    ...process.env,
    PYTHONPATH: join(root, 'resources/trainer'),
    HF_HUB_OFFLINE: '1',
    TOKENIZERS_PARALLELISM: 'false',
    OMP_WAIT_POLICY: 'passive',
  }
  return { command: python as string, args: [resolve(here('./reference'), script), ...args], env }
}

/** stdout of a script beside this file. */
export function runReference(script: string, ...args: string[]): string {
  const { command, args: all, env } = referenceCommand(script, ...args)
  return execFileSync(command, all, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 })
}

/** Arguments of `run_llama_script.py` for llama.cpp's conversion script. */
export function scriptArguments(checkpoint: string, output: string, ...args: string[]): string[] {
  return [join(llamaScripts(), 'convert_hf_to_gguf.py'), checkpoint, '--outfile', output, ...args]
}

/** What llama.cpp's conversion script writes. */
export function convertByScript(checkpoint: string, output: string, ...args: string[]): void {
  runReference('run_llama_script.py', ...scriptArguments(checkpoint, output, ...args))
}

/** What llama.cpp's conversion script writes of an adapter. */
export function convertAdapterByScript(adapter: string, base: string, output: string): void {
  const script = join(llamaScripts(), 'convert_lora_to_gguf.py')
  runReference('run_llama_script.py', script, adapter, '--base', base, '--outfile', output)
}

/** Arguments of `quantise.py`. */
export function quantiseArguments(input: string, output: string, fileType: number, threads: number): string[] {
  const { folder } = installedLibraries().find(({ forGpu }) => !forGpu)!
  return [folder, input, output, String(fileType), String(threads)]
}

/** What llama.cpp's quantiser makes of a whole file. */
export function quantiseByLlama(input: string, output: string, fileType: number): void {
  runReference('quantise.py', ...quantiseArguments(input, output, fileType, 1))
}

/** The scripts of the very release that node-llama-cpp carries, unpacked once. */
function llamaScripts(): string {
  const bundle = join(root, 'node_modules/node-llama-cpp/llama/gitRelease.bundle')
  const [commit = ''] = execFileSync('git', ['bundle', 'list-heads', bundle], { encoding: 'utf8' }).split(/\s/)
  const kept = join(cacheFolder({ env: process.env, platform: process.platform, homeFolder: homedir() }), 'tests')
  const folder = join(kept, `llama-scripts-${commit.slice(0, 16)}`)
  if (existsSync(folder)) return folder
  const draft = `${folder}.${process.pid}`
  mkdirSync(draft, { recursive: true })
  const git = (...args: string[]) => execFileSync('git', ['-c', 'advice.detachedHead=false', '-C', draft, ...args])
  git('init', '--quiet')
  git('fetch', '--quiet', bundle, 'HEAD')
  git('sparse-checkout', 'set', 'conversion', 'gguf-py/gguf')
  git('checkout', '--quiet', 'FETCH_HEAD')
  rmSync(join(draft, '.git'), { recursive: true })
  renameSync(draft, folder)
  return folder
}
