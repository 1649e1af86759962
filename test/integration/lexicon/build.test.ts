import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { builtLexicon, LEXICON_FILE } from '../../../resources/lexicon/build.ts'

const committed = readFileSync(LEXICON_FILE, 'utf8')
const lines: string[] = Object.values(JSON.parse(committed).terms as Record<string, string[]>).flat()
const names = new Set(lines.flatMap((line) => line.split('|').filter((_, i) => i !== 1)))

describe('the lexicon of visible things', () => {
  it('is built the same from its sources, to the last byte', () => {
    expect(builtLexicon()).toBe(committed)
  })

  it('says everything under one head, and kinds only of heads it has', () => {
    const heads = new Set(lines.map((line) => line.split('|')[0]!))
    expect(heads.size).toBe(lines.length)
    expect(lines.map((line) => line.split('|')[1]!).filter((broader) => broader !== '' && !heads.has(broader))).toEqual([])
  })

  it('takes things of WordNet that stand in photos', () => {
    for (const name of [
      'rickshaw',
      'wheelbarrow',
      'thatched roof',
      'maple',
      'osprey',
      'sombrero',
      'gazebo',
      'vending machine',
      'dry-stone wall',
    ])
      expect(names).toContain(name)
  })

  it('takes no word that usually means something else', () => {
    for (const name of 'country right left clear bank turkey reading delta colors state capital may lines case kind point view image does'.split(
      ' ',
    ))
      expect(names).not.toContain(name)
  })

  it('carries the licence of WordNet beside it', () => {
    expect(readFileSync(new URL('wordnet-licence.txt', LEXICON_FILE), 'utf8')).toContain(
      'WordNet 3.1 Copyright 2011 by Princeton University',
    )
  })
})
