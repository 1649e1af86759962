// @ts-check
// The steps of set-up, in order, and which of them each command needs. What a step does lives in the room that owns it;
// here stands only what it depends on and what it leaves behind.
import { builtByScript } from './built-by-script.mjs'
import { dependenciesStep } from './dependencies.mjs'
import { nativeStep } from './native-addon.mjs'

/**
 * @typedef {{ root: string, report: (what: string) => void, signal: AbortSignal }} StepContext
 * @typedef {import('./stamp.mjs').Stamped & {
 *   title: string,
 *   isDoneAlready?: (root: string) => boolean,
 *   run: (context: StepContext) => Promise<void>,
 * }} Step
 * @typedef {'start' | 'locate' | 'models' | 'test' | 'bench' | 'package' | 'trainer' | 'all'} Goal
 */

const gazetteerStep = builtByScript({
  id: 'gazetteer',
  title: 'gazetteer',
  script: 'resources/gazetteer/ensure.ts',
  inputs: ['resources/gazetteer', 'electron/core/places', 'electron/core/geography', 'package-lock.json'],
  outputs: ['resources/gazetteer/dist/gazetteer.sqlite'],
})

const basemapStep = builtByScript({
  id: 'basemap',
  title: 'map of the world',
  script: 'resources/basemap/ensure.ts',
  inputs: ['resources/basemap', 'resources/gazetteer', 'electron/core/geography/map-languages.ts', 'package-lock.json'],
  outputs: ['resources/basemap/dist/countries.json'],
})

// Lies in the user's cache, from where the services make it again should it be gone.
const testModelStep = builtByScript({
  id: 'test-model',
  title: 'test model',
  script: 'models/fixtures/make.ts',
  args: ['test-tiny'],
  inputs: ['models/fixtures', 'models/files', 'models/gguf'],
  outputs: [],
})

// The same for a checkpoint that comes with the program, where one is there.
const shippedModelStep = builtByScript({
  id: 'shipped-model',
  title: 'model that comes with the program',
  script: 'electron/hosts/setup/convert-shipped.ts',
  inputs: ['models/demonstration', 'models/shipped', 'models/conversion', 'models/catalogue.json'],
  outputs: [],
})

const pageStep = builtByScript({
  id: 'page',
  title: 'page',
  script: 'node_modules/vite/bin/vite.js',
  args: ['build'],
  inputs: ['renderer', 'electron/contract', 'electron/core', 'vite.config.ts', 'package-lock.json'],
  outputs: ['dist/page/index.html'],
})

const iconStep = builtByScript({
  id: 'icon',
  title: 'icon',
  script: 'resources/icons/ensure.ts',
  inputs: ['resources/icons', 'renderer/app/icon.svg', 'package-lock.json'],
  outputs: ['dist/icons/icon.png'],
})

const locating = [dependenciesStep, nativeStep, gazetteerStep, testModelStep, shippedModelStep]
const everything = [...locating, basemapStep, pageStep]

/** @type {Record<Goal, Step[]>} */
const NEEDED = {
  start: everything,
  locate: locating,
  models: [dependenciesStep, nativeStep],
  test: everything,
  bench: everything,
  package: [...everything, iconStep],
  // The trainer's own Python is made by the program itself; it needs the newer Node alone.
  trainer: [dependenciesStep],
  all: everything,
}

/** @param {Goal} goal @returns {Step[]} the packages first: everything else stands on them */
export function stepsFor(goal) {
  return NEEDED[goal]
}
