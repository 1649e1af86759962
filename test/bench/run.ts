// npm run bench -- [NAME…] [--rounds N] [--threads N]: runs the named benchmarks (all where none is named), prints tables, and keeps
// what was measured in test/bench/results/NAME.json.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { computingThreads } from '../../electron/services/inference/host/threads.ts'
import type { BenchReport, BenchTable } from './bench.ts'
import { benches } from './benches.ts'

const resultsFolder = fileURLToPath(new URL('results/', import.meta.url))

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, threads: { type: 'string', default: String(computingThreads()) } },
  allowPositionals: true,
})
const rounds = Number(values.rounds)
const threads = Number(values.threads)
const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name))
if (unknown.length > 0 || [rounds, threads].some((count) => !Number.isInteger(count) || count < 1)) {
  console.error(`usage: npm run bench -- [NAME…] [--rounds N] [--threads N]`)
  for (const { name, about } of benches) console.error(`  ${name.padEnd(14)} ${about}`)
  process.exit(2)
}

// Ends in order, so that a peer that was started does not stay behind.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1))

for (const bench of benches) {
  if (positionals.length > 0 && !positionals.includes(bench.name)) continue
  console.error(`${bench.name}: ${bench.about}`)
  const report = await bench.run({ rounds, threads, log: (text) => console.error(`  ${text}`) })
  console.log(asText(report))
  keep(bench.name, report)
}

function keep(name: string, report: BenchReport): void {
  mkdirSync(resultsFolder, { recursive: true })
  const machine = { processor: cpus()[0]?.model ?? 'unknown', logicalProcessors: cpus().length, node: process.version }
  const kept = { bench: name, at: new Date().toISOString(), rounds, threads, machine, ...report }
  writeFileSync(`${resultsFolder}${name}.json`, `${JSON.stringify(kept, null, 2)}\n`)
}

function asText({ tables, targets }: BenchReport): string {
  const promises: BenchTable = {
    title: 'Promises',
    head: ['', 'promise', 'measured'],
    rows: targets.map(({ promise, measured, met }) => [met ? 'kept' : 'NOT KEPT', promise, measured]),
  }
  return [...tables, ...(targets.length > 0 ? [promises] : [])].map(tableText).join('\n')
}

function tableText({ title, head, rows }: BenchTable): string {
  const cells = [head, ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toFixed(cell < 10 ? 2 : 0) : cell)))]
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const lines = cells.map((row) =>
    row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '),
  )
  return `\n${title}\n${lines.map((line) => `  ${line}`.trimEnd()).join('\n')}\n`
}
