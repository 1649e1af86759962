// @ts-check
import { SetupFailure } from './failure.mjs'

/** @type {import('./steps.mjs').Step} */
export const nativeStep = {
  id: 'native',
  title: 'vision engine (C++)',
  inputs: [
    'native/build.mjs',
    'native/build',
    'native/src',
    'node_modules/node-llama-cpp/package.json',
    'node_modules/node-addon-api/package.json',
  ],
  outputs: [`native/dist/${process.platform}-${process.arch}/whereabouts-vision.node`],
  async run({ report }) {
    const { buildNative } = await import('../../../native/build.mjs')
    try {
      await buildNative({ onProgress: report })
    } catch (error) {
      if (error instanceof Error && error.name === 'MissingToolError')
        throw new SetupFailure(error.message, 'Then run the same command again.')
      throw error
    }
  },
}
