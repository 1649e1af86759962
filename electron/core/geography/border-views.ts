/** One way to draw contested borders. */
export interface BorderView {
  /** `iso-un`, or the ISO code of the claimant in small letters. */
  id: string
  title: string
  /** Ground that is drawn as the claimant's; empty for the neutral view. */
  ground: readonly string[]
}

/**
 * The views that the bundled outlines can be drawn in: a claimant is here where the claimed ground has an outline of its own and a border on land.
 * The grounds are those of `resources/gazetteer/data/contested-areas.json`.
 */
export const BORDER_VIEWS: readonly BorderView[] = [
  { id: 'iso-un', title: 'ISO 3166 and United Nations', ground: [] },
  { id: 'cn', title: 'As China claims', ground: ['Arunachal Pradesh'] },
  { id: 'in', title: 'As India claims', ground: ['Kashmir', 'Arunachal Pradesh', 'the Siachen Glacier'] },
  { id: 'ma', title: 'As Morocco claims', ground: ['Western Sahara'] },
  { id: 'pk', title: 'As Pakistan claims', ground: ['Kashmir', 'the Siachen Glacier'] },
  { id: 'rs', title: 'As Serbia claims', ground: ['Kosovo'] },
  { id: 'ru', title: 'As Russia claims', ground: ['Crimea'] },
  { id: 'ua', title: 'As Ukraine claims', ground: ['Crimea'] },
]

/** One sentence that names the view of borders, for the legend and for every export. An unknown view is named as it is. */
export function borderViewStatement(id: string): string {
  const view = BORDER_VIEWS.find((candidate) => candidate.id === id)
  if (!view) return `Borders drawn in the view “${id}”, which this version does not know; contested borders are dashed.`
  const [last = '', ...before] = view.ground.toReversed()
  if (last === '') return 'Borders follow ISO 3166 and the United Nations; contested borders are dashed.'
  const grounds = before.length > 0 ? `${before.toReversed().join(', ')} and ${last}` : last
  return `Borders drawn ${view.title.replace('As', 'as')} for ${grounds}; other contested borders are dashed.`
}
