import { Check, ChevronsUpDown, FolderOpen, LibraryBig, Pencil, Plus, Tags } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { CaseId } from '../../../electron/contract/ids.ts'
import { caseStrings, workStrings } from '../../strings/index.ts'
import { useCases } from './store.ts'

interface CaseSwitcherProps {
  caseId: CaseId | null
  onChoose: (caseId: CaseId) => void
  onShowAll: () => void
}

export function CaseSwitcher({ caseId, onChoose, onShowAll }: CaseSwitcherProps) {
  const cases = useCases((state) => state.cases) ?? []
  const openForm = useCases((state) => state.openForm)
  const openProperties = useCases((state) => state.openProperties)
  const current = cases.find(({ id }) => id === caseId)
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="case-switcher" aria-label={`${caseStrings.switchCase}: ${current?.title ?? caseStrings.noCase}`}>
        <FolderOpen aria-hidden="true" />
        <span className="case-switcher-title">{current?.title ?? caseStrings.noCase}</span>
        <ChevronsUpDown aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
        {cases.map((item) => (
          <DropdownMenu.Item key={item.id} className="menu-item" onSelect={() => onChoose(item.id)}>
            {item.id === caseId ? <Check aria-hidden="true" /> : <span className="menu-item-indent" />}
            <span className="menu-item-name">{item.title}</span>
            <span className="menu-item-aside">{caseStrings.photos(item.photoCount)}</span>
          </DropdownMenu.Item>
        ))}
        {cases.length > 0 && <DropdownMenu.Separator className="menu-rule" />}
        <DropdownMenu.Item className="menu-item" onSelect={onShowAll}>
          <LibraryBig aria-hidden="true" />
          {caseStrings.allCases}
        </DropdownMenu.Item>
        <DropdownMenu.Item className="menu-item" onSelect={() => openForm({ kind: 'new' })}>
          <Plus aria-hidden="true" />
          {caseStrings.newCase}
        </DropdownMenu.Item>
        {current && (
          <DropdownMenu.Item className="menu-item" onSelect={() => openProperties(current.id)}>
            <Tags aria-hidden="true" />
            {workStrings.propertiesEntry}
          </DropdownMenu.Item>
        )}
        {current && (
          <DropdownMenu.Item className="menu-item" onSelect={() => openForm({ kind: 'rename', caseId: current.id, title: current.title })}>
            <Pencil aria-hidden="true" />
            {caseStrings.renameCase}
          </DropdownMenu.Item>
        )}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}
