// Builds the native addon: our C++ and the part of libmtmd that this product's models need, against the llama.cpp that
// node-llama-cpp distributes. Runs under any Node from 20 on, before anything else is set up.
//
//   node native/build.mjs
//
// Every object is cached under a hash of all that went into it, so a change of ours never compiles libmtmd again.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { absentParts } from './build/absent-parts.mjs'
import { cacheFolder } from './build/cache-folder.mjs'
import { llamaSource } from './build/llama-source.mjs'
import { unixToolchain } from './build/unix-toolchain.mjs'
import { windowsToolchain } from './build/windows-toolchain.mjs'

const nativeFolder = dirname(fileURLToPath(import.meta.url))
const modules = join(nativeFolder, '..', 'node_modules')
// Qwen2.5-VL; the graph of InternVL3 is our own.
const mtmdFiles = ['clip.cpp', 'mtmd.cpp', 'mtmd-image.cpp', 'models/qwen2vl.cpp']
const ownGraphFile = join(nativeFolder, 'src', 'internvl-graph.cpp')
const compilersAtOnce = 2

/**
 * Brings `native/dist/<platform>-<arch>/whereabouts-vision.node` up to date and resolves with its path.
 * Throws `MissingToolError` (with the command that installs it) where git or a compiler is missing.
 * @param {{ onProgress?: (line: string) => void }} [options]
 */
export async function buildNative({ onProgress = () => {} } = {}) {
  const cache = join(cacheFolder(), 'native')
  await mkdir(cache, { recursive: true })
  const llama = await llamaSource({ packageFolder: join(modules, 'node-llama-cpp'), cache, onProgress })
  const toolchain = process.platform === 'win32' ? await windowsToolchain({ modules, cache }) : await unixToolchain()

  const units = [...(await mtmdUnits(llama, toolchain)), ...(await ownUnits(llama, toolchain))]
  const addonHash = hashOf(...units.map((unit) => unit.key))
  // The hash of everything is told by the addon itself; the one unit that says it comes last.
  units.push(await identityUnit({ addonHash, llama, toolchain }))
  const built = join(cache, `addon-${hashOf(addonHash, toolchain.identity)}.node`)
  const placed = join(nativeFolder, 'dist', `${process.platform}-${process.arch}`, 'whereabouts-vision.node')
  if (!existsSync(built)) {
    await compileAll(units, { cache, toolchain, onProgress })
    onProgress('Linking the vision engine')
    await intoPlace(built, (draft) => toolchain.link({ objects: units.map((unit) => objectOf(unit, cache, toolchain)), output: draft }))
  }
  if (!(await sameBytes(built, placed))) {
    await mkdir(dirname(placed), { recursive: true })
    await intoPlace(placed, (draft) => copyFile(built, draft))
  }
  return placed
}

async function mtmdUnits(llama, toolchain) {
  const mtmd = join(llama.folder, 'tools', 'mtmd')
  const includes = [mtmd, join(llama.folder, 'include'), join(llama.folder, 'ggml', 'include')]
  const generated = await absentParts([...mtmdFiles.map((file) => join(mtmd, file)), ownGraphFile], mtmd)
  const units = mtmdFiles.map((file) => ({
    name: file,
    source: join(mtmd, file),
    includes,
    defines: {},
    // It builds graphs, none of which is hot; more costs minutes of compiling.
    optimisation: 1,
    key: hashOf(llama.identity, toolchain.identity, file, '1'),
  }))
  const key = hashOf(llama.identity, toolchain.identity, generated)
  return [...units, { name: 'absent-parts.cpp', text: generated, includes, defines: {}, optimisation: 1, key }]
}

async function ownUnits(llama, toolchain) {
  const folder = join(nativeFolder, 'src')
  const files = (await readdir(folder)).sort()
  const headers = await Promise.all(files.filter((file) => file.endsWith('.h')).map((file) => readFile(join(folder, file), 'utf8')))
  const addonApi = JSON.parse(await readFile(join(modules, 'node-addon-api', 'package.json'), 'utf8')).version
  return Promise.all(
    files
      .filter((file) => file.endsWith('.cpp') && (process.platform === 'win32' || !file.startsWith('windows-')))
      .map(async (file) => ({
        name: file,
        source: join(folder, file),
        includes: [folder, join(modules, 'node-addon-api'), join(modules, 'node-api-headers', 'include'), ...llamaIncludes(llama)],
        defines: { NAPI_VERSION: '9', NAPI_CPP_EXCEPTIONS: '1', WHEREABOUTS_LLAMA_VERSION: `"${llama.version}"` },
        optimisation: 3,
        key: hashOf(llama.identity, toolchain.identity, addonApi, ...headers, file, await readFile(join(folder, file), 'utf8')),
      })),
  )
}

const llamaIncludes = (llama) => ['tools/mtmd', 'include', 'ggml/include'].map((folder) => join(llama.folder, folder))

async function identityUnit({ addonHash, llama, toolchain }) {
  const text = `extern const char * const whereabouts_addon_hash;
extern const char * const whereabouts_compiler;
const char * const whereabouts_addon_hash = "${addonHash}";
const char * const whereabouts_compiler = ${JSON.stringify(toolchain.description)};
`
  return { name: 'identity.cpp', text, includes: [], defines: {}, optimisation: 1, key: hashOf(llama.identity, toolchain.identity, text) }
}

async function compileAll(units, { cache, toolchain, onProgress }) {
  const waiting = units.filter((unit) => !existsSync(objectOf(unit, cache, toolchain)))
  const total = waiting.length
  let started = 0
  const worker = async () => {
    for (let unit = waiting.shift(); unit; unit = waiting.shift()) {
      onProgress(`Compiling the vision engine, ${++started} of ${total}: ${unit.name}`)
      const source = unit.source ?? join(cache, `${unit.key}.cpp`)
      if (unit.text) await intoPlace(source, (draft) => writeFile(draft, unit.text))
      await intoPlace(objectOf(unit, cache, toolchain), (object) => toolchain.compile({ ...unit, source, object }))
    }
  }
  await Promise.all(Array.from({ length: compilersAtOnce }, worker))
}

const objectOf = (unit, cache, toolchain) => join(cache, `${unit.key}${toolchain.objectSuffix}`)

/** What `make` writes appears at `path` whole or not at all, whoever else builds at the same time. */
async function intoPlace(path, make) {
  const draft = `${path}.${randomUUID()}.tmp`
  try {
    await make(draft)
    await rename(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
}

async function sameBytes(one, other) {
  if (!existsSync(other)) return false
  const [a, b] = await Promise.all([readFile(one), readFile(other)])
  return a.equals(b)
}

function hashOf(...parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return hash.digest('hex').slice(0, 24)
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    console.log(await buildNative({ onProgress: (line) => console.error(line) }))
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
