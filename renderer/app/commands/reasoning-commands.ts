import { stepEntity, useEntities, useReasoning } from '../../features/reasoning/index.ts'
import { appStrings } from '../../strings/index.ts'
import { useLayout } from '../layout.ts'
import type { Command } from './command.ts'
import { onPhoto } from './conditions.ts'

const { commands: titles } = appStrings

const reading = () => onPhoto() && useLayout.getState().tab === 'reasoning'

export const reasoningCommands: readonly Command[] = [
  {
    id: 'toggle-entity-boxes',
    group: 'photo',
    title: titles.toggleEntityBoxes,
    keys: 'e',
    when: onPhoto,
    run: () => useEntities.getState().toggleBoxes(),
  },
  {
    id: 'read-wide',
    group: 'view',
    title: titles.readWide,
    keys: 'shift+w',
    when: onPhoto,
    run: () => {
      const { readWide, tab, change } = useLayout.getState()
      change({ tab: 'reasoning', readWide: tab !== 'reasoning' || !readWide })
    },
  },
  { id: 'next-claim', group: 'view', title: titles.nextClaim, keys: 'shift+j', when: reading, run: () => stepEntity(1) },
  { id: 'previous-claim', group: 'view', title: titles.previousClaim, keys: 'shift+k', when: reading, run: () => stepEntity(-1) },
  {
    id: 'check-claims',
    group: 'photo',
    title: titles.checkClaims,
    keys: null,
    when: () => useReasoning.getState().runId !== null,
    run: () => {
      useLayout.getState().change({ tab: 'reasoning' })
      void useEntities.getState().check()
    },
  },
]
