// Compiler and linker of Windows: Microsoft's, from a command prompt that has them on its path.
//
// Not tried: written on a machine without Windows. What differs there is that a library cannot leave symbols open, and
// an import library names one file, while node-llama-cpp's files are named after their variant and release. So the
// import libraries made here name placeholders, and src/windows-delay-load.cpp answers for them with what is loaded.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { missingTool } from './missing-tool.mjs'
import { mustRun, runTool } from './run-tool.mjs'

const machine = process.arch === 'arm64' ? 'ARM64' : 'X64'

export async function windowsToolchain({ modules, cache }) {
  const banner = await runTool('cl.exe', [])
  if (banner.code === null)
    throw missingTool('compiler', "Microsoft's C++ compiler is needed to build the vision engine, and is not on the path.")
  const version = banner.stderr.split('\n')[0].trim()
  const imports = await importLibraries({ modules, cache })
  return {
    identity: version,
    description: version,
    objectSuffix: '.obj',
    compile: ({ source, object, includes, defines, optimisation }) =>
      mustRun('cl.exe', [
        '/nologo',
        '/c',
        '/std:c++17',
        '/EHsc',
        '/MD',
        '/utf-8',
        '/DNDEBUG',
        '/DNOMINMAX',
        optimisation > 1 ? '/O2' : '/O1',
        ...includes.map((folder) => `/I${folder}`),
        ...Object.entries(defines).map(([name, value]) => `/D${name}=${value.replaceAll('"', '\\"')}`),
        `/Fo${object}`,
        source,
      ]),
    link: ({ objects, output }) =>
      mustRun('link.exe', [
        '/NOLOGO',
        '/DLL',
        `/OUT:${output}`,
        ...objects,
        ...imports.map(({ library }) => library),
        ...imports.map(({ placeholder }) => `/DELAYLOAD:${placeholder}`),
        'delayimp.lib',
      ]),
  }
}

async function importLibraries({ modules, cache }) {
  const bins = join(modules, '@node-llama-cpp', `win-${process.arch}`, 'bins', `win-${process.arch}`)
  const libraries = (await readdir(bins)).filter((file) => /^(llama|ggml)[^-]*\.dll$|^ggml-base\.dll$/i.test(file))
  const made = []
  for (const file of libraries) {
    const listing = await mustRun('dumpbin.exe', ['/NOLOGO', '/EXPORTS', join(bins, file)])
    // "ordinal hint address name": only the C interface, whose names carry no decoration
    const names = [...listing.matchAll(/^ +\d+ +[0-9A-F]+ +[0-9A-F]{8} ((?:llama|ggml|gguf)_\w+)/gm)].map((row) => row[1])
    made.push(await importLibrary(cache, `whereabouts-${file.split('.')[0].toLowerCase()}.dll`, names))
  }
  const nodeApi = await readFile(join(modules, 'node-api-headers', 'def', 'node_api.def'), 'utf8')
  const engine = await readFile(join(modules, 'node-api-headers', 'def', 'js_native_api.def'), 'utf8')
  const namesOf = (text) => [...text.matchAll(/^\s*(napi_\w+|node_api_\w+)/gm)].map((row) => row[1])
  made.push(await importLibrary(cache, 'node.exe', [...new Set([...namesOf(nodeApi), ...namesOf(engine)])]))
  return made
}

async function importLibrary(cache, placeholder, names) {
  const definition = join(cache, `${placeholder}.def`)
  const library = join(cache, `${placeholder}.lib`)
  await writeFile(definition, `LIBRARY ${placeholder}\nEXPORTS\n${names.map((name) => `  ${name}\n`).join('')}`)
  await mustRun('lib.exe', ['/NOLOGO', `/DEF:${definition}`, `/OUT:${library}`, `/MACHINE:${machine}`])
  return { placeholder, library }
}
