// The network ledger: everything that ever left this machine, and every attempt that was refused.
import { oc } from '@orpc/contract'
import { z } from 'zod'

export const departure = z.object({
  number: z.number().int().positive(),
  at: z.iso.datetime(),
  actor: z.string(),
  /** Host and port, or the name that was looked up. */
  destination: z.string(),
  /** What for, in plain words. */
  purpose: z.string(),
  /** `refused`: not a byte left. */
  outcome: z.enum(['refused', 'sent']),
  bytesSent: z.number().int().nonnegative(),
  bytesReceived: z.number().int().nonnegative(),
})

export const ledgerContract = {
  /** Newest first; `before` is a number to go on from. */
  list: oc
    .input(z.object({ before: z.number().int().optional(), limit: z.number().int().min(1).max(500).default(100) }))
    .output(z.object({ departures: z.array(departure), sent: z.number().int(), refused: z.number().int() })),
}

export type Departure = z.infer<typeof departure>
