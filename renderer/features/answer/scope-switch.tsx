import type { Group } from '../../../electron/contract/groups.ts'
import { groupStrings } from '../../strings/index.ts'
import { Segments } from '../../ui/segments.tsx'
import { useAnswer } from './store.ts'

/** For a photo that is in a group: its own answer, or that of the group. */
export function ScopeSwitch({ group }: { group: Group }) {
  const ofGroup = useAnswer((state) => state.ofGroup)
  const setOfGroup = useAnswer((state) => state.setOfGroup)
  const posterior = useAnswer((state) => state.posterior)
  const speaking = posterior && 'photos' in posterior ? posterior.photos.filter(({ stance }) => stance !== 'silent').length : null
  return (
    <section className="section">
      <Segments
        label={groupStrings.scope}
        value={ofGroup ? 'group' : 'photo'}
        options={[
          { value: 'photo', title: groupStrings.scopePhoto },
          { value: 'group', title: groupStrings.scopeGroup },
        ]}
        onChange={(value) => setOfGroup(value === 'group')}
      />
      {ofGroup && speaking !== null && <p className="faint">{groupStrings.pooledFrom(group.name, speaking, group.photoIds.length)}</p>}
    </section>
  )
}
