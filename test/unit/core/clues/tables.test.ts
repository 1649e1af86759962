import currencyData from 'cldr-core/supplemental/currencyData.json' with { type: 'json' }
import likelySubtags from 'cldr-core/supplemental/likelySubtags.json' with { type: 'json' }
import territoryInfo from 'cldr-core/supplemental/territoryInfo.json' with { type: 'json' }
import english from 'cldr-numbers-full/main/en/currencies.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import currencies from '../../../../electron/core/clues/tables/currencies.json' with { type: 'json' }
import languages from '../../../../electron/core/clues/tables/languages.json' with { type: 'json' }
import scripts from '../../../../electron/core/clues/tables/scripts.json' with { type: 'json' }
import { type CurrencyNames, currencyTable, type Tender } from '../../../../resources/clue-tables/currency-table.ts'
import { languageTable, scriptTable, type Territories } from '../../../../resources/clue-tables/writing-tables.ts'

const territories = territoryInfo.supplemental.territoryInfo as unknown as Territories

describe('the committed tables', () => {
  it('are what the build makes of CLDR today', () => {
    expect(languages).toEqual(languageTable(territories))
    expect(scripts).toEqual(scriptTable(territories, likelySubtags.supplemental.likelySubtags))
    expect(currencies).toEqual(
      currencyTable(
        currencyData.supplemental.currencyData.region as unknown as Tender,
        english.main.en.numbers.currencies as unknown as CurrencyNames,
      ),
    )
  })
  it('share out all the readers, largest first', () => {
    for (const shares of [...Object.values(languages), ...Object.values(scripts)] as [string, number][][]) {
      expect(shares.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1, 2)
      expect(shares.map(([, share]) => share)).toEqual(shares.map(([, share]) => share).sort((a, b) => b - a))
      for (const [code] of shares) expect(code).toMatch(/^[A-Z]{2}$/)
    }
  })
})
