import { ChevronDown, X } from 'lucide-react'
import { overviewStrings } from '../../../strings/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu, type MenuEntry } from '../../../ui/menu.tsx'
import { useVocabulary } from '../vocabulary.ts'
import { STATUSES } from '../work/status-mark.tsx'
import { FACET_TITLES, FACETS, type Facet, facetText, isFiltering, NO_FILTER, toggled } from './filter.ts'
import { useOverview } from './store.ts'

/** The menus that narrow down what is shown, and what they are set to, as chips that can be taken off. */
export function FilterBar() {
  const { filter, change } = useOverview()
  const offered = useOffered()
  const toggle = (facet: Facet, value: string) => change({ filter: toggled(filter, facet, value) })
  return (
    <fieldset className="filter-bar group" aria-label={overviewStrings.filters}>
      {FACETS.map((facet) => {
        const values: readonly string[] = filter[facet]
        const entries = offered[facet].map(
          (value): MenuEntry => ({
            ...{ id: value, title: facetText(facet, value), checked: values.includes(value), onSelect: () => toggle(facet, value) },
          }),
        )
        const none: MenuEntry = { id: 'none', title: overviewStrings.nothingToChoose, disabled: true, onSelect: () => {} }
        return (
          <Menu key={facet} groups={[entries.length > 0 ? entries : [none]]}>
            <Button className="filter-menu">
              {FACET_TITLES[facet]}
              <ChevronDown aria-hidden="true" />
            </Button>
          </Menu>
        )
      })}
      {FACETS.flatMap((facet) =>
        filter[facet].map((value) => (
          <span key={`${facet} ${value}`} className="chip">
            {overviewStrings.chip(FACET_TITLES[facet], facetText(facet, value))}
            <button
              type="button"
              className="tag-remove"
              aria-label={overviewStrings.removeChip(FACET_TITLES[facet], facetText(facet, value))}
              onClick={() => toggle(facet, value)}
            >
              <X aria-hidden="true" />
            </button>
          </span>
        )),
      )}
      {isFiltering(filter) && (
        <Button kind="quiet" onClick={() => change({ filter: NO_FILTER })}>
          {overviewStrings.clearAll}
        </Button>
      )}
    </fieldset>
  )
}

/** What each menu offers: the tags and people in use, and what there always is. */
function useOffered(): Record<Facet, readonly string[]> {
  const { tags, assignees } = useVocabulary()
  return { statuses: STATUSES, tags: tags.map(({ tag }) => tag), assignees, precisions: Object.keys(overviewStrings.precisions) }
}
