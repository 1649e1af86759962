/** A name as read, or null with the reason in words. */
export interface ReadName {
  name: string | null
  complaint: string | null
}

/** No country or city has a longer name; the longest official city name (Bangkok's) is written short everywhere. */
const LONGEST_NAME = 120

const UNKNOWN =
  /^(?:unknown|unclear|uncertain|undetermined|undeterminable|indeterminate|unidentified|unidentifiable|unspecified|unsure|n\.?\s?\/?\s?a\.?|none|null|nil|undefined|tbd|not\s+(?:known|sure|clear|specified|available|applicable|determined|identifiable|visible|given|possible|certain)|cannot|can(?:'|’)t|could\s+not|unable|impossible|i\s+do(?:n(?:'|’)t|\s+not)\s+know|no\s+(?:idea|city|country|answer|information)|(?:country|city)(?:\s+name)?)(?![\p{L}\p{N}])/iu

const HEDGE =
  /\s*[(（[][^()（）[\]]{0,80}(?:likely|probabl|possibl|perhaps|maybe|uncertain|sure|guess|approx|estimat|confiden|%)[^()（）[\]]{0,80}[)）\]]\s*$/iu

const QUOTES: Record<string, string> = { '"': '"', "'": "'", '`': '`', '“': '”', '‘': '’', '«': '»', '「': '」', '『': '』', '„': '“' }
const OPENING_MARKS = /^[\s*_`#>~\-–—•·|[{(:：=＝]+/u
const CLOSING_MARKS = /[\s*_`~|[\]{};,，；、。!！:：\-–—"”]$/u

function withoutControls(text: string): string {
  // Control and format characters and U+FFFD come from broken bytes; no place is spelt with them (ZWJ and ZWNJ are kept for Indic and Persian names).
  return text.replace(/[\p{Cc}\uFFFD\u200B\uFEFF\u202A-\u202E\u2066-\u2069]/gu, ' ')
}

function trimEnd(text: string): string {
  // Cut by hand from the end: a regex ending in `$` would try every run of marks inside a long text.
  let end = text.length
  while (end > 0 && CLOSING_MARKS.test(text.slice(end - 1, end))) end--
  const cut = text.slice(0, end)
  // A full stop ends the sentence unless it belongs to an abbreviation: `Washington, D.C.`
  return /[.．]$/u.test(cut) && !/(?:^|[\s.])\p{Lu}\.$|St\.$/u.test(cut) ? cut.slice(0, -1) : cut
}

function unquoted(text: string): string {
  const close = QUOTES[text.charAt(0)]
  if (close === undefined) return text
  const end = text.indexOf(close, 1)
  if (end >= 0) return text.slice(1, end)
  // A lone apostrophe may belong to the name: ’s-Hertogenbosch.
  return close === "'" || close === '’' || text.startsWith('’') ? text : text.slice(1)
}

/** Words behind the name on the same line: `Helsinki. The tram …`; a short word before the stop (St., Mt.) is no sentence's end. */
function firstSentence(text: string): string {
  const end = /\p{Ll}{4}[.。]\s\p{Lu}/u.exec(text)
  return end === null ? text : text.slice(0, end.index + 4)
}

/** Cleans what stands behind `country:` or `city:` into a bare name; `what` is `country` or `city`, for the complaint. */
export function readName(raw: string, what: 'country' | 'city'): ReadName {
  const clipped = withoutControls(raw.slice(0, 4 * LONGEST_NAME))
  const cleaned = trimEnd(unquoted(trimEnd(firstSentence(clipped.replace(OPENING_MARKS, '')))).trim())
    .replace(HEDGE, '')
    .replace(/\s{1,400}/gu, ' ')
    .normalize('NFC')
  const refuse = (complaint: string): ReadName => ({ name: null, complaint })
  if (cleaned === '' || /^[\p{P}\p{S}\s]*$/u.test(cleaned)) return refuse(`The ${what} was left empty.`)
  if (UNKNOWN.test(cleaned)) return refuse(`The model gave the ${what} as “${shortened(cleaned)}”.`)
  if (raw.length > 4 * LONGEST_NAME || cleaned.length > LONGEST_NAME)
    return refuse(`What stands for the ${what} is too long to be a name: “${shortened(cleaned)}”.`)
  if (!/\p{L}/u.test(cleaned)) return refuse(`What stands for the ${what} is no name: “${shortened(cleaned)}”.`)
  return { name: cleaned, complaint: null }
}

/** At most 40 characters for a complaint, whole code points. */
export function shortened(text: string): string {
  const points = Array.from(text.slice(0, 200))
  return points.length > 40 ? `${points.slice(0, 39).join('')}…` : points.join('')
}
