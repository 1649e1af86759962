import { Eye } from 'lucide-react'
import type { LibrarySettings } from '../../../electron/contract/settings.ts'
import { BORDER_VIEWS, borderViewStatement } from '../../../electron/core/geography/border-views.ts'
import { MAP_LANGUAGES } from '../../../electron/core/geography/map-languages.ts'
import { atlasStrings } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { SelectField } from '../../ui/field.tsx'
import { Popover } from '../../ui/popover.tsx'
import { Slider } from '../../ui/slider.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { useMapChoices } from './map-choices.ts'
import { mapLanguageName } from './map-language.ts'
import { PackList } from './pack-list.tsx'

interface LayerPickerProps {
  settings: LibrarySettings
  onSettings: (changes: Partial<LibrarySettings>) => void
  /** Asks for a file in the desktop program; null elsewhere. */
  choosePack: (() => Promise<string | null>) | null
}

/** What the map shows. */
export function LayerPicker(props: LayerPickerProps) {
  return (
    <Popover
      label={atlasStrings.layersTitle}
      align="end"
      side="left"
      trigger={
        <IconButton label={atlasStrings.layersTitle} kind="plain">
          <Eye aria-hidden="true" />
        </IconButton>
      }
    >
      <LayerChoices {...props} />
    </Popover>
  )
}

/** Made when it is opened: the names of all languages are not worked out at every judgement. */
function LayerChoices({ settings, onSettings, choosePack }: LayerPickerProps) {
  const { change, ...choices } = useMapChoices()
  const { layers } = atlasStrings
  return (
    <div className="layer-picker">
      <h3>{atlasStrings.answerLayers}</h3>
      <SwitchField label={layers.probability} checked={choices.probability} onChange={(probability) => change({ probability })} />
      {choices.probability && (
        <Slider
          label={atlasStrings.opacity}
          value={[choices.probabilityOpacity]}
          min={0.2}
          max={1}
          step={0.05}
          valueText={`${Math.round(choices.probabilityOpacity * 100)} %`}
          onChange={([probabilityOpacity = 1]) => change({ probabilityOpacity })}
        />
      )}
      <SwitchField label={layers.regions} checked={choices.regions} onChange={(regions) => change({ regions })} />
      <SwitchField label={layers.candidates} checked={choices.candidates} onChange={(candidates) => change({ candidates })} />
      <h3>{atlasStrings.worldLayers}</h3>
      <SwitchField label={layers.names} checked={choices.names} onChange={(names) => change({ names })} />
      <SwitchField label={layers.regionLines} checked={choices.regionLines} onChange={(regionLines) => change({ regionLines })} />
      <SwitchField label={layers.graticule} checked={choices.graticule} onChange={(graticule) => change({ graticule })} />
      <SelectField
        label={atlasStrings.mapLanguage}
        value={settings.mapLanguage ?? 'own'}
        options={[
          { value: 'own', title: atlasStrings.ownLanguage },
          ...MAP_LANGUAGES.map((value) => ({ value, title: mapLanguageName(value) })),
        ]}
        onChange={(language) => onSettings({ mapLanguage: language === 'own' ? null : language })}
      />
      <SelectField
        label={atlasStrings.borderView}
        hint={borderViewStatement(settings.borderView)}
        value={settings.borderView}
        options={BORDER_VIEWS.map(({ id, title }) => ({ value: id, title }))}
        onChange={(borderView) => onSettings({ borderView })}
      />
      <h3>{atlasStrings.packs}</h3>
      <PackList choosePack={choosePack} />
    </div>
  )
}
