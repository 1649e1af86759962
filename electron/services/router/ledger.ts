import type { Library } from '../library/library.ts'
import { listDepartures } from '../store/departures.ts'
import type { ContractWithErrors } from './base.ts'

export function ledgerRouter({ ledger }: ContractWithErrors, library: Library) {
  return ledger.router({ list: ledger.list.handler(({ input }) => listDepartures(library.read, input)) })
}
