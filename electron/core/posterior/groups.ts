/** Lists of members per group in two flat arrays: those of group g are `members[starts[g] .. starts[g + 1]]`. */
export interface Groups {
  starts: Uint32Array
  members: Uint32Array
}

/** The different values in order of appearance, and for each name the index of its value. */
export function distinct(names: string[]): { values: string[]; indexes: Uint32Array } {
  const seen = new Map<string, number>()
  const indexes = new Uint32Array(names.length)
  for (const [position, name] of names.entries()) {
    let index = seen.get(name)
    if (index === undefined) {
      index = seen.size
      seen.set(name, index)
    }
    indexes[position] = index
  }
  return { values: [...seen.keys()], indexes }
}

/** Members 0, 1, 2, … by the group that each belongs to. */
export function grouped(groupOf: Uint32Array, groupCount: number): Groups {
  const starts = new Uint32Array(groupCount + 1)
  for (const group of groupOf) starts[group + 1] = (starts[group + 1] as number) + 1
  for (let group = 0; group < groupCount; group++) starts[group + 1] = (starts[group + 1] as number) + (starts[group] as number)
  const next = starts.slice()
  const members = new Uint32Array(groupOf.length)
  for (const [member, group] of groupOf.entries()) {
    const position = next[group] as number
    members[position] = member
    next[group] = position + 1
  }
  return { starts, members }
}
