// Writes the tables that text clues look up, from the Unicode CLDR: `node resources/clue-tables/build.ts`, then `biome check --write electron/core/clues/tables`.
// They are small and committed; electron/core/clues/tables is the domain's, which reads no files.
import { readFileSync, writeFileSync } from 'node:fs'
import { currencyTable } from './currency-table.ts'
import { languageTable, scriptTable } from './writing-tables.ts'

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../node_modules/${path}`, import.meta.url), 'utf8'))
const write = (name: string, table: object) =>
  writeFileSync(new URL(`../../electron/core/clues/tables/${name}.json`, import.meta.url), `${JSON.stringify(table, null, 2)}\n`)

const territories = read('cldr-core/supplemental/territoryInfo.json').supplemental.territoryInfo
const likely = read('cldr-core/supplemental/likelySubtags.json').supplemental.likelySubtags
const tender = read('cldr-core/supplemental/currencyData.json').supplemental.currencyData.region
const currencies = read('cldr-numbers-full/main/en/currencies.json').main.en.numbers.currencies

write('languages', languageTable(territories))
write('scripts', scriptTable(territories, likely))
write('currencies', currencyTable(tender, currencies))
