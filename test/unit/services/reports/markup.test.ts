import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escaped, Markup, markup } from '../../../../electron/services/reports/markup.ts'

describe('markup', () => {
  it('escapes whatever is put into it, in elements and in attributes', () => {
    const hostile = `</style></script><script>alert(1)</script>"' onload='x'&amp;`
    expect(String(markup`<p title="${hostile}">${hostile}</p>`)).not.toMatch(/<script|<\/style|"'| onload='/)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(escaped(text)).not.toMatch(/[<>"']/)
        expect(escaped(text)).toMatch(/^(?:[^&]|&(?:amp|lt|gt|quot|#39);)*$/u)
      }),
    )
  })

  it('keeps markup that it made itself, and joins lists', () => {
    expect(String(markup`<ul>${(['<a>', 1, null, false] as const).map((item) => markup`<li>${item}</li>`)}</ul>`)).toBe(
      '<ul><li>&lt;a&gt;</li><li>1</li><li></li><li></li></ul>',
    )
    expect(String(markup`${new Markup('<b>')}`)).toBe('<b>')
  })

  it('names what is made to be unseen, and mends halves of characters', () => {
    expect(escaped('a\u202Egnp\u0000')).toBe('a‹U+202E›gnp‹U+0000›')
    expect(escaped('line\nline\t\ud800')).toBe('line\nline\t\ufffd')
  })
})
