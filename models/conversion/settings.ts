// What config.json says, asked for by name: transformers has moved settings between the root and `text_config` more than once.
import { checkpointProblem } from '../checkpoint/checkpoint-problem.ts'
import { isObject, type JsonObject } from '../checkpoint/read-json.ts'

/** The settings of the text model: those of the root, over which go those of its own part. */
export function textSettings(config: JsonObject): JsonObject {
  const own = [config.text_config, config.llm_config].find(isObject) ?? {}
  return { ...config, ...own }
}

/** A whole number from 1 to `limit`. Throws `checkpoint-setting-missing`, `checkpoint-damaged`. */
export function countAt(settings: JsonObject, limit: number, ...names: readonly string[]): number {
  const value = numberAt(settings, undefined, ...names)
  if (Number.isInteger(value) && value >= 1 && value <= limit) return value
  throw impossible(names[0] as string, value)
}

/** A finite number above 0; `otherwise` where the setting is absent. */
export function numberAt(settings: JsonObject, otherwise: number | undefined, ...names: readonly string[]): number {
  const name = names.find((each) => settings[each] !== undefined && settings[each] !== null)
  const value = name === undefined ? otherwise : settings[name]
  if (value === undefined) throw missing(names[0] as string)
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value
  throw impossible(name ?? (names[0] as string), value)
}

/** A list of numbers. */
export function numbersAt(settings: JsonObject, name: string, length?: number): number[] {
  const value = settings[name]
  if (value === undefined || value === null) throw missing(name)
  const isList = Array.isArray(value) && value.every((each) => typeof each === 'number' && Number.isFinite(each))
  if (isList && (length === undefined ? value.length > 0 : value.length === length)) return value
  throw impossible(name, value)
}

/** A part of the settings that is an object of its own. */
export function partAt(settings: JsonObject, name: string): JsonObject {
  const value = settings[name]
  if (isObject(value)) return value
  throw missing(name)
}

/** Where llama.cpp takes a value for granted, the checkpoint must have that very one. */
export function mustBe(settings: JsonObject, name: string, expected: number | string): void {
  const value = settings[name] ?? expected
  if (value === expected) return
  throw checkpointProblem('checkpoint-setting-unsupported', `This model has ${name} = ${String(value)}, and only ${expected} can be run.`, {
    setting: name,
    value: String(value),
  })
}

function missing(setting: string) {
  return checkpointProblem('checkpoint-setting-missing', `The configuration of the model is incomplete: ${setting} is missing.`, {
    setting,
  })
}

function impossible(setting: string, value: unknown) {
  const message = `The configuration of the model is damaged: ${setting} is impossible.`
  return checkpointProblem('checkpoint-damaged', message, { setting, value: String(value).slice(0, 100) })
}
