/** A stretch of UTF-16 units: a word inside a larger array. */
export interface Units {
  units: Uint16Array
  from: number
  to: number
}

export function unitsOf(text: string): Units {
  const units = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i)
  return { units, from: 0, to: text.length }
}

/**
 * Optimal string alignment distance (insertions, deletions, substitutions, swaps of neighbours; no substring edited twice), or
 * `limit + 1` as soon as it is certain to be larger. Restricted Damerau–Levenshtein after Boytsov, "Indexing methods for approximate
 * dictionary searching", J. Exp. Algorithmics 16 (2011); banded to `limit` diagonals either side (Ukkonen 1985).
 */
export function boundedEditDistance(a: string, b: string, limit: number): number {
  return boundedUnitDistance(unitsOf(a), unitsOf(b), limit)
}

/** `boundedEditDistance` on units where they lie, for the many candidates of one lookup. */
export function boundedUnitDistance(wordA: Units, wordB: Units, limit: number): number {
  const a = wordA.units
  const b = wordB.units
  const tooFar = limit + 1
  if (Math.abs(wordA.to - wordA.from - (wordB.to - wordB.from)) > limit) return tooFar
  let startA = wordA.from
  let startB = wordB.from
  let endA = wordA.to
  let endB = wordB.to
  while (startA < endA && startB < endB && a[startA] === b[startB]) {
    startA++
    startB++
  }
  while (endA > startA && endB > startB && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  const rows = endA - startA
  const columns = endB - startB
  if (rows === 0 || columns === 0) return Math.min(tooFar, rows + columns)

  let [twoBack, previous, current] = rowsFor(columns + 1)
  for (let j = 0; j <= columns; j++) previous[j] = j
  for (let i = 1; i <= rows; i++) {
    const from = Math.max(1, i - limit)
    const to = Math.min(columns, i + limit)
    current[0] = i
    if (from > 1) current[from - 1] = tooFar
    let best = from === 1 ? i : tooFar
    const letterA = a[startA + i - 1]
    for (let j = from; j <= to; j++) {
      const letterB = b[startB + j - 1]
      let cost = previous[j - 1]! + (letterA === letterB ? 0 : 1)
      const deleted = j < i + limit ? previous[j]! + 1 : tooFar
      const inserted = current[j - 1]! + 1
      if (deleted < cost) cost = deleted
      if (inserted < cost) cost = inserted
      if (i > 1 && j > 1 && letterA === b[startB + j - 2] && a[startA + i - 2] === letterB) {
        const swapped = twoBack[j - 2]! + 1
        if (swapped < cost) cost = swapped
      }
      current[j] = cost
      if (cost < best) best = cost
    }
    // A swap reaches two rows back, so one bad row does not yet end it.
    if (best > limit && rowMinimum(previous, i - 1, columns, limit) >= limit) return tooFar
    const spare = twoBack
    twoBack = previous
    previous = current
    current = spare
  }
  return Math.min(tooFar, previous[columns]!)
}

/** How many edits a name of this many letters is allowed: none below 4, one below 8, then two. */
export function allowedEdits(letters: number): 0 | 1 | 2 {
  return letters < 4 ? 0 : letters < 8 ? 1 : 2
}

function rowMinimum(row: Uint16Array, i: number, columns: number, limit: number): number {
  let best = Number.POSITIVE_INFINITY
  for (let j = Math.max(0, i - limit); j <= Math.min(columns, i + limit); j++) best = Math.min(best, row[j]!)
  return best
}

let buffers: [Uint16Array, Uint16Array, Uint16Array] = [new Uint16Array(64), new Uint16Array(64), new Uint16Array(64)]

/** Three rows kept between calls: the function is called thousands of times a query and must not allocate. */
function rowsFor(length: number): [Uint16Array, Uint16Array, Uint16Array] {
  if (buffers[0].length < length) buffers = [new Uint16Array(length * 2), new Uint16Array(length * 2), new Uint16Array(length * 2)]
  return buffers
}
