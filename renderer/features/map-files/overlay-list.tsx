import { Crosshair, Trash2 } from 'lucide-react'
import type { Overlay, OverlayFeature } from '../../../electron/contract/map-exchange.ts'
import { mapFileStrings as strings } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Menu } from '../../ui/menu.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { Refused } from './import-form.tsx'
import { useMapFiles } from './store.ts'

const LISTED = 200
const RADII_KM = [1, 10, 50]

export interface OverlayUses {
  onShow: (features: readonly OverlayFeature[]) => void
  /** `radiusKm` for a circle round a point; null for the area itself. */
  onUseAsHint: (feature: OverlayFeature, side: 'inside' | 'outside', radiusKm: number | null) => void
}

/** The files over the map, each with what is in it. */
export function OverlayList(uses: OverlayUses) {
  const overlays = useMapFiles((state) => state.overlays)
  if (!overlays) return null
  return (
    <>
      <h3>{strings.overlays}</h3>
      {overlays.length === 0 && <p className="faint">{strings.none}</p>}
      <ul className="overlays">
        {overlays.map((overlay) => (
          <OverlayCard key={overlay.id} overlay={overlay} {...uses} />
        ))}
      </ul>
    </>
  )
}

function OverlayCard({ overlay, onShow, onUseAsHint }: { overlay: Overlay } & OverlayUses) {
  const features = useMapFiles((state) => state.features.get(overlay.id)) ?? []
  const hidden = useMapFiles((state) => state.hidden.has(overlay.id))
  const { show, remove } = useMapFiles.getState()
  return (
    <li className="overlay">
      <div className="overlay-head">
        <span className="overlay-name">{overlay.name}</span>
        <SwitchField label={strings.shown(overlay.name)} labelHidden checked={!hidden} onChange={(shown) => show(overlay.id, shown)} />
      </div>
      <div className="overlay-foot">
        <span className="faint">
          {overlay.format.toUpperCase()} · {strings.entries(overlay.featureCount)}
        </span>
        <span className="spring" />
        <IconButton label={strings.zoom} onClick={() => onShow(features)}>
          <Crosshair aria-hidden="true" />
        </IconButton>
        <IconButton label={`${strings.remove}: ${overlay.name}`} onClick={() => void remove(overlay.id)}>
          <Trash2 aria-hidden="true" />
        </IconButton>
      </div>
      <Refused refused={overlay.refused} />
      <Disclosure title={strings.entries(overlay.featureCount)}>
        <ul className="overlay-entries">
          {features.slice(0, LISTED).map((feature, index) => (
            // Names may repeat; the list of a file never changes.
            <li key={`${index} ${feature.name}`}>
              <Menu groups={[usesOf(feature, onShow, onUseAsHint)]}>
                <button type="button" className="overlay-entry">
                  {feature.name || strings.unnamed[feature.shape.kind]}
                </button>
              </Menu>
            </li>
          ))}
        </ul>
        {features.length > LISTED && <p className="faint">{strings.more(features.length - LISTED)}</p>}
      </Disclosure>
    </li>
  )
}

function usesOf(feature: OverlayFeature, onShow: OverlayUses['onShow'], onUse: OverlayUses['onUseAsHint']) {
  const hints =
    feature.shape.kind === 'area'
      ? [
          { id: 'inside', title: strings.useInside, onSelect: () => onUse(feature, 'inside', null) },
          { id: 'outside', title: strings.useOutside, onSelect: () => onUse(feature, 'outside', null) },
        ]
      : feature.shape.kind === 'point'
        ? RADII_KM.map((km) => ({ id: `radius-${km}`, title: strings.useRadius(km), onSelect: () => onUse(feature, 'inside', km) }))
        : []
  return [{ id: 'show', title: strings.zoom, onSelect: () => onShow([feature]) }, ...hints.map((hint) => ({ ...hint, aside: strings.use }))]
}
