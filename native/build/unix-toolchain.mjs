import { missingTool } from './missing-tool.mjs'
import { mustRun, runTool } from './run-tool.mjs'

/** Compiler and linker of Linux and macOS. */
export async function unixToolchain() {
  const compiler = await firstThatRuns([process.env.CXX, 'c++', 'g++', 'clang++'].filter(Boolean))
  if (!compiler) throw missingTool('compiler', 'A C++ compiler is needed to build the vision engine, and none was found.')
  const macos = process.platform === 'darwin'
  const shared = ['-std=c++17', '-fPIC', '-fvisibility=hidden', '-DNDEBUG', ...(macos ? ['-mmacosx-version-min=12.0'] : [])]
  return {
    /** Part of every cache key. */
    identity: compiler.version,
    description: compiler.version.split('\n')[0],
    objectSuffix: '.o',
    compile: ({ source, object, includes, defines, optimisation }) =>
      mustRun(compiler.command, [
        ...shared,
        `-O${optimisation}`,
        ...includes.map((folder) => `-I${folder}`),
        ...Object.entries(defines).map(([name, value]) => `-D${name}=${value}`),
        '-c',
        source,
        '-o',
        object,
      ]),
    // The symbols of llama.cpp stay open: they are found in the library that the loader made visible before, whichever
    // of node-llama-cpp's variants (processor, GPU) that is.
    link: ({ objects, output }) =>
      mustRun(compiler.command, [
        ...(macos
          ? ['-bundle', '-undefined', 'dynamic_lookup', '-mmacosx-version-min=12.0']
          : ['-shared', '-Wl,--gc-sections', '-Wl,-s', '-pthread']),
        ...objects,
        '-o',
        output,
      ]),
  }
}

async function firstThatRuns(commands) {
  for (const command of commands) {
    const result = await runTool(command, ['--version'])
    if (result.code === 0) return { command, version: `${command} ${result.stdout.trim()}` }
  }
  return null
}
