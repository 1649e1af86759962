/** A vocabulary of hardly more than bytes. */
const FEWEST_WORDS = 1024
/** English prose in the vocabularies of Qwen takes more; the cache is rounded up anyway. */
const CHARACTERS_A_TOKEN = 3.5

/** About how many tokens a text becomes, rather too many than too few. */
export function promptTokens(text: string, vocabularySize: number): number {
  return vocabularySize < FEWEST_WORDS ? Buffer.byteLength(text) : Math.ceil(text.length / CHARACTERS_A_TOKEN)
}
