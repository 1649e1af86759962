// Which of WordNet's nouns are things that one can see in a photo, and of which kind; and which of their names usually mean
// something else.
import type { EntityKind } from '../../electron/contract/entities.ts'
import type { WordNet } from './wordnet.ts'

export type TermKind = Exclude<EntityKind, 'quoted'>

/** Whatever is a kind of these (`noun.number of its sense`) belongs to the kind. The nearest counts: a church is worship, not architecture. */
const ROOTS: Partial<Record<TermKind, string>> = {
  sign: 'signboard.1 poster.1 street sign.1 signpost.1',
  vehicle: 'vehicle.1',
  road: 'road.1 path.2 walk.5 passageway.1',
  'street-furniture': 'fence.1 lamp.2 lamppost.1 pole.1 railing.1 power line.1',
  vegetation: 'tree.1 shrub.1 flower.1 grass.1 fern.1 cactus.1 vine.1 vegetation.1 bamboo.2 herb.1 bulbous plant.1 aquatic plant.1',
  terrain: 'geological formation.1 natural elevation.1 rock.1 plain.1 forest.2 island.1 field.1 sand.1',
  water: 'body of water.1 dam.1',
  architecture: 'building.1 dwelling.1 shelter.1 place of business.1 building complex.1 stadium.1 room.1 enclosure.1 farm.1 airfield.1',
  worship: 'place of worship.1 shrine.1 cross.1 burial chamber.1',
  'building-part':
    'wall.1 roof.1 window.1 door.1 arch.2 column.7 balcony.2 dormer.1 chimney.1 gable.1 building material.1 stairway.1 porch.1 dome.4',
  landmark: 'tower.1 memorial.3 bridge.1 fortification.1 statue.1 sculpture.1',
  clothing: 'clothing.1 footwear.1 headdress.1 jewelry.1 spectacles.1',
  flag: 'flag.1',
  animal: 'bird.1 mammal.1 reptile.1 amphibian.3 bony fish.1 insect.1 crustacean.1 domestic animal.1 spider.1',
  weather: 'cloud.2 precipitation.3 storm.1',
  food: 'edible fruit.1 vegetable.1 bread.1 baked goods.1 cheese.1',
  object:
    'furniture.1 musical instrument.1 container.1 weapon.1 hand tool.1 plaything.1 sports equipment.1 home appliance.1 tableware.1 kitchen utensil.1 camera.1 computer.1 machine.1 tent.1 rope.1',
}

/** Kinds of the roots that are not seen, or not in daylight photos of places: what lies inside bodies and machines, what is too small or too abstract. */
const NOT_SEEN =
  'hominid.1 microorganism.1 bone.1 fossil.1 larva.1 spacecraft.1 missile.1 computer circuit.1 protective covering.1 tooth.2 blood vessel.1 envelope.2 wrapping.1 cell.2'

/** Longer names are descriptions. */
const MOST_WORDS = 3

export interface Visible {
  kind: TermKind
  offset: string
  /** Those of its names that usually mean it; none where all of them usually mean something else. */
  names: string[]
  /** What WordNet calls it first. */
  principal: string
}

/** The synsets below the roots, by their offsets. */
export function visibleThings(wordnet: WordNet, unusable: ReadonlySet<string>): Visible[] {
  const kindOf = new Map<string, TermKind | null>()
  for (const [kind, roots] of Object.entries(ROOTS))
    for (const root of named(roots)) kindOf.set(synsetNamed(wordnet, root), kind as TermKind)
  for (const root of named(NOT_SEEN).filter((name) => hasSense(wordnet, name))) kindOf.set(synsetNamed(wordnet, root), null)
  const found: Visible[] = []
  for (const { offset, names, isInstance } of wordnet.synsets.values()) {
    const kind = isInstance ? null : nearestKind(wordnet, offset, kindOf)
    if (!kind) continue
    const usual = names.filter((name) => isWord(name) && !unusable.has(name) && usuallyMeans(wordnet, name, offset))
    found.push({ kind, offset, names: usual, principal: names[0]! })
  }
  return found.sort((a, b) => a.offset.localeCompare(b.offset))
}

/** A name of several words ends with the number of its sense. */
function named(list: string): string[] {
  return list.match(/[a-z][a-z ]*?\.\d+/g) ?? []
}

function hasSense(wordnet: WordNet, root: string): boolean {
  const [name, number] = root.split('.')
  return wordnet.sensesOf(name!)[Number(number) - 1] !== undefined
}

function synsetNamed(wordnet: WordNet, root: string): string {
  const [name, number] = root.split('.')
  const offset = wordnet.sensesOf(name!)[Number(number) - 1]
  if (!offset) throw new Error(`WordNet has no ${root}`)
  return offset
}

/** Breadth first, so that the nearest root counts; nothing where an excluded one is as near. */
function nearestKind(wordnet: WordNet, offset: string, kindOf: ReadonlyMap<string, TermKind | null>): TermKind | null {
  let level = [offset]
  const seen = new Set<string>()
  while (level.length > 0) {
    const kinds = level.map((each) => kindOf.get(each)).filter((kind) => kind !== undefined)
    if (kinds.length > 0) return kinds.includes(null) ? null : kinds[0]!
    level = level.flatMap((each) => wordnet.synsets.get(each)?.broader ?? []).filter((each) => !seen.has(each))
    for (const each of level) seen.add(each)
  }
  return null
}

/** Capitals are proper names and taxa; figures and full stops are model numbers and abbreviations. */
const isWord = (name: string): boolean => /^[a-z][a-z' -]{2,}$/.test(name) && name.split(/[ -]/).length <= MOST_WORDS && !SLUR.test(name)

/** Old names of plants and fish that are insults. */
const SLUR = /negro|nigger|kaffir|kafir|jewfish|gypsy|squaw|hottentot/

/**
 * A word with several meanings counts only where the visible one is its first and was tagged more often than its uses as a
 * verb, an adjective or an adverb: `crane` the bird, `clear` and `left` name nothing.
 */
function usuallyMeans(wordnet: WordNet, name: string, offset: string): boolean {
  const [first, second] = wordnet.sensesOf(name)
  if (first !== offset) return false
  const here = wordnet.timesTagged(name, offset)
  if (second && wordnet.timesTagged(name, second) * 2 > here && here > 0) return false
  const { verb, describing } = wordnet.timesTaggedElse(name)
  if (describing !== null && describing >= here) return false
  return verb === null || verb <= here
}
