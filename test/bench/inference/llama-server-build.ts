// llama.cpp's own server, built once from the very source that node-llama-cpp's libraries were built from.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from '../../../electron/core/cache-folder.ts'

// The fastest build for this machine, so that it is an honest peer; what a local benchmark does not need is left out.
const CMAKE_OPTIONS = [
  '-DCMAKE_BUILD_TYPE=Release',
  '-DGGML_NATIVE=ON',
  '-DGGML_CCACHE=OFF',
  '-DBUILD_SHARED_LIBS=OFF',
  '-DLLAMA_OPENSSL=OFF',
  '-DLLAMA_BUILD_TESTS=OFF',
  '-DLLAMA_BUILD_EXAMPLES=OFF',
  '-DLLAMA_BUILD_APP=OFF',
  '-DLLAMA_BUILD_UI=OFF',
  '-DLLAMA_USE_PREBUILT_UI=OFF',
  '-DMTMD_VIDEO=OFF',
]

/** Path of a `llama-server` made from node-llama-cpp's bundled source; the first call takes many minutes. */
export async function ensureLlamaServer(options: { cacheFolder?: string; jobs?: number } = {}): Promise<string> {
  const llamaFolder = fileURLToPath(new URL('../llama', import.meta.resolve('node-llama-cpp')))
  const bundle = join(llamaFolder, 'gitRelease.bundle')
  const { tag } = JSON.parse(await readFile(join(llamaFolder, 'llama.cpp.info.json'), 'utf8')) as { tag: string }
  const key = await sourceKey(bundle)
  const folder = join(
    options.cacheFolder ?? cacheFolder({ env: process.env, platform: process.platform, homeFolder: homedir() }),
    'bench',
    `llama-server-${tag}-${key}`,
  )
  const binary = join(folder, process.platform === 'win32' ? 'llama-server.exe' : 'llama-server')
  if (existsSync(binary)) return binary

  const source = join(folder, 'source')
  const build = join(folder, 'build')
  await mkdir(folder, { recursive: true })
  // An interrupted build goes on where it was; a clone that was cut off starts again.
  if (!existsSync(join(source, '.cloned'))) {
    await rm(source, { recursive: true, force: true })
    await run('git', ['clone', '--quiet', bundle, source])
    await writeFile(join(source, '.cloned'), '')
  }
  const version = tag.replace(/^v/, '')
  await run('cmake', ['-S', source, '-B', build, ...CMAKE_OPTIONS, `-DLLAMA_BUILD_COMMIT=${version}`, '-DLLAMA_BUILD_NUMBER=0'])
  await run('cmake', ['--build', build, '--target', 'llama-server', '--parallel', String(options.jobs ?? 2)])
  await rename(join(build, 'bin', binary.slice(folder.length + 1)), binary)
  return binary
}

async function sourceKey(bundle: string): Promise<string> {
  const hash = createHash('sha256').update(CMAKE_OPTIONS.join('\n'))
  await pipeline(createReadStream(bundle), hash)
  return hash.digest('hex').slice(0, 12)
}

/** What the tools say goes to stderr: stdout is for results. */
function run(command: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 2, 2] })
    child.on('error', (cause) => reject(new Error(`${command} is needed to build llama-server for this benchmark`, { cause })))
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ${args[0]} ended with code ${code}`))))
  })
}

if (import.meta.main) console.log(await ensureLlamaServer({ jobs: Number(process.argv[2] ?? 2) }))
