/** Programs that change pictures, by the words they write; viewers and cameras' own systems are not among them. */
const EDITORS =
  /\b(?:adobe\s+)?(photoshop|lightroom|camera raw|gimp|affinity|pixelmator|capture one|darktable|rawtherapee|luminar|snapseed|picsart|vsco|facetune|canva|paint\.net|paint shop pro|coreldraw|photoscape|acdsee|fotor|pixlr|photopea|krita|procreate|polarr|meitu|faceapp|remini|inkscape|imagemagick|topaz)\b/i

/** Programs that make pictures from words. */
const GENERATORS =
  /\b(midjourney|dall[·\s.-]?e|stable[\s-]?diffusion|sdxl|comfyui|automatic1111|novelai|adobe firefly|firefly image|imagen|gpt-4o image|flux\.1|leonardo\.ai|ideogram|invokeai|dreamstudio)\b/i

export const editorNamed = (words: readonly string[]): string | null => named(words, EDITORS)
export const generatorNamed = (words: readonly string[]): string | null => named(words, GENERATORS)

function named(words: readonly string[], programs: RegExp): string | null {
  const found = words.find((text) => programs.test(text))
  return found === undefined ? null : found.length > 80 ? (programs.exec(found)?.[0] ?? null) : found
}
