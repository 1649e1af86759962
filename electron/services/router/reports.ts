import type { Reports } from '../reports/reports.ts'
import type { ContractWithErrors } from './base.ts'

export function reportsRouter({ reports: feature }: ContractWithErrors, reports: Reports) {
  return feature.router({
    make: feature.make.handler(({ input, signal }) => reports.make(input, signal)),
    abilities: feature.abilities.handler(() => reports.abilities()),
  })
}
