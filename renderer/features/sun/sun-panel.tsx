import { useMemo } from 'react'
import type { LatLon } from '../../../electron/contract/geography.ts'
import type { ShadowMeasure } from '../../../electron/contract/hints.ts'
import type { Candidate } from '../../../electron/contract/posterior.ts'
import { shadowPerHeight, sunDay } from '../../../electron/core/sun/sun-day.ts'
import { sunPosition } from '../../../electron/core/sun/sun-position.ts'
import { instantOf, offsetText, utcOffsetMinutes, wallTime } from '../../../electron/core/sun/zoned-time.ts'
import { sunStrings as strings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { coordinatesText } from '../../ui/figures/coordinates.ts'
import { Slider } from '../../ui/slider.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { BandForm } from './band-form.tsx'
import { type SunPlace, useSun } from './store.ts'
import './sun.css'
import { zoneAt } from './zone-at.ts'

export interface SunPlaceOption {
  id: SunPlace
  title: string
  at: LatLon
}

interface SunPanelProps {
  places: readonly SunPlaceOption[]
  /** When the metadata says that the photo was taken, on the clocks of wherever it was. */
  captured: { date: string; minutes: number } | null
  candidates: readonly Candidate[]
  /** Length of a shadow for one of height, as measured in the photo; null while nothing was. */
  measuredRatio: number | null
  onUseAsHint: (measure: ShadowMeasure, name: string) => void
}

const LAST_MINUTE = 1439

/** The sun at a place and a time, and the places for a shadow and a time. */
export function SunPanel({ places, captured, candidates, measuredRatio, onUseAsHint }: SunPanelProps) {
  const { place, date, minutes, raysShown, set } = useSun()
  const chosen = places.find(({ id }) => id === place) ?? places[0]
  const day = date || captured?.date || new Date().toISOString().slice(0, 10)
  return (
    <>
      <section className="section">
        <p className="faint">{strings.intro}</p>
        {chosen && (
          <>
            <SelectField
              label={strings.place}
              hint={coordinatesText(chosen.at)}
              value={chosen.id}
              options={places.map(({ id, title }) => ({ value: id, title }))}
              onChange={(id) => set({ place: id })}
            />
            <div className="sun-when">
              <TextField label={strings.date} type="date" value={day} onChange={(value) => set({ date: value })} />
              <TextField
                label={strings.time}
                type="time"
                value={clockText(minutes)}
                onChange={(value) => set({ date: day, minutes: minutesOf(value) ?? minutes })}
              />
              {captured && (
                <Button kind="quiet" onClick={() => set(captured)}>
                  {strings.fromMetadata}
                </Button>
              )}
            </div>
            <Slider
              label={strings.time}
              value={[minutes]}
              min={0}
              max={LAST_MINUTE}
              step={5}
              valueText={clockText(minutes)}
              onChange={([value]) => set({ date: day, minutes: value ?? minutes })}
            />
            <SunFacts at={chosen.at} date={day} minutes={minutes} />
            <SwitchField label={strings.onMap} checked={raysShown} onChange={(shown) => set({ raysShown: shown })} />
          </>
        )}
      </section>
      <section className="section">
        <BandForm candidates={candidates} measuredRatio={measuredRatio} onUseAsHint={onUseAsHint} />
      </section>
    </>
  )
}

function SunFacts({ at, date, minutes }: { at: LatLon; date: string; minutes: number }) {
  const zone = zoneAt(at)
  const facts = useMemo(() => {
    const instant = instantOf({ date, minutes }, zone ?? 'UTC')
    const { azimuthDeg, altitudeDeg } = sunPosition(at, instant)
    const length = shadowPerHeight(altitudeDeg)
    const { sunrise, sunset, noon, always } = sunDay(at, instantOf({ date, minutes: 720 }, zone ?? 'UTC'))
    const clock = (moment: Date | null) => (moment ? clockText(wallTime(moment, zone ?? 'UTC').minutes) : '–')
    return {
      offset: offsetText(utcOffsetMinutes(instant, zone ?? 'UTC')),
      list: [
        [strings.sun, altitudeDeg > 0 ? strings.sunFacts(azimuthDeg, altitudeDeg) : strings.down],
        [strings.shadow, length === null ? strings.noShadow : strings.shadowFacts((azimuthDeg + 180) % 360, length)],
        ...(always === null
          ? ([
              [strings.rise, clock(sunrise)],
              [strings.noon, clock(noon)],
              [strings.set, clock(sunset)],
            ] as const)
          : ([[strings.noon, clock(noon)]] as const)),
      ] as const,
      always,
    }
  }, [at, date, minutes, zone])
  return (
    <div className="figures">
      <FactList facts={facts.list} />
      {facts.always && <p>{facts.always === 'up' ? strings.alwaysUp : strings.alwaysDown}</p>}
      <p className="faint">{zone ? strings.zone(zone, facts.offset) : strings.zoneUtc}</p>
    </div>
  )
}

const clockText = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

function minutesOf(text: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(text) ?? []
  return hours && minutes ? Number(hours) * 60 + Number(minutes) : null
}
