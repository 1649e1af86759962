import type { Packs } from '../packs/packs.ts'
import type { ContractWithErrors } from './base.ts'

export function packsRouter({ packs: feature }: ContractWithErrors, packs: Packs) {
  return feature.router({
    list: feature.list.handler(() => packs.list()),
    add: feature.add.handler(({ input }) => packs.add(input.path)),
    change: feature.change.handler(({ input: { id, ...changes } }) => packs.change(id, changes)),
    move: feature.move.handler(({ input }) => packs.move(input.id, input.by)),
    remove: feature.remove.handler(({ input }) => packs.remove(input.id)),
  })
}
