import { MapPin } from 'lucide-react'
import { useEffect } from 'react'
import type { LatLon } from '../../../electron/contract/geography.ts'
import type { VerdictPrecision } from '../../../electron/contract/judgements.ts'
import type { Candidate } from '../../../electron/contract/posterior.ts'
import { parseCoordinates } from '../../../electron/core/coordinates/parse-coordinates.ts'
import { verdictStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { coordinatesText } from '../../ui/figures/coordinates.ts'
import { Segments } from '../../ui/segments.tsx'
import { groundAt } from './api.ts'
import { PlaceField, placeText } from './place-field.tsx'
import { useVerdict } from './store.ts'

const PRECISIONS: readonly VerdictPrecision[] = ['exact', 'vicinity', 'locality', 'city', 'region', 'country', 'undecided']
const OPTIONS = PRECISIONS.map((value) => ({ value, title: verdictStrings.precisions[value].title }))

interface VerdictFormProps {
  /** Offered as a starting point. */
  chosen: Candidate | null
  claim: LatLon | null
  /** A verdict stands already. */
  again: boolean
}

/** A verdict in the making. What was begun survives a reload. */
export function VerdictForm({ chosen, claim, again }: VerdictFormProps) {
  const { draft, picking, change, pick, save } = useVerdict()
  useGround()
  if (!draft) return null
  const { precision, placeName, reasons, against, at } = draft
  const undecided = precision === 'undecided'
  const complete = undecided ? reasons.trim() !== '' : placeName.trim() !== ''
  const take = (candidate: Candidate) =>
    change({ placeName: candidate.name, placeId: candidate.placeId, countryCode: candidate.countryCode, at: candidate.at })
  return (
    <section className="section">
      <h3>{again ? verdictStrings.anew : verdictStrings.give}</h3>
      <div className="field verdict-precision">
        <span className="field-label">{verdictStrings.precision}</span>
        <Segments
          label={verdictStrings.precision}
          value={precision}
          options={OPTIONS}
          onChange={(chosen) => change({ precision: chosen })}
        />
        <p className="field-hint">{verdictStrings.precisions[precision].explained}</p>
      </div>
      {!undecided && (
        <>
          <PlaceField
            value={placeName}
            hint={at ? verdictStrings.placed(coordinatesText(at)) : verdictStrings.placeHint}
            onType={(typed) => change({ placeName: typed, placeId: null, countryCode: null, at: parseCoordinates(typed)?.at ?? null })}
            onChoose={(match) => {
              const { id, countryCode, lat, lon } = match.place
              change({ placeName: placeText({ ...match, matched: 'name' }), placeId: id, countryCode, at: { lat, lon } })
            }}
          />
          <div className="verdict-offers">
            <Button icon={<MapPin aria-hidden="true" />} aria-pressed={picking} onClick={() => pick(!picking)}>
              {at ? verdictStrings.movePin : verdictStrings.setPin}
            </Button>
            {picking && (
              <p className="verdict-picking" role="status">
                {verdictStrings.picking}
              </p>
            )}
          </div>
          {placeName === '' && (chosen || claim) && (
            <div className="verdict-offers">
              {chosen && <Button onClick={() => take(chosen)}>{verdictStrings.takeCandidate(chosen.rank, chosen.name)}</Button>}
              {claim && (
                <Button onClick={() => change({ placeName: coordinatesText(claim, 5), placeId: null, countryCode: null, at: claim })}>
                  {verdictStrings.takeClaim}
                </Button>
              )}
            </div>
          )}
        </>
      )}
      <TextArea
        label={verdictStrings.reasons}
        placeholder={undecided ? verdictStrings.undecidedPlaceholder : verdictStrings.reasonsPlaceholder}
        maxLength={20_000}
        value={reasons}
        onChange={(text) => change({ reasons: text })}
      />
      <TextArea
        label={verdictStrings.against}
        placeholder={verdictStrings.againstPlaceholder}
        maxLength={20_000}
        value={against}
        onChange={(text) => change({ against: text })}
      />
      <div>
        <Button kind="primary" disabled={!complete} onClick={() => void save()}>
          {verdictStrings.save}
        </Button>
      </div>
    </section>
  )
}

/** For a place that was given by coordinates: the country that it lies in, so that it can be held against the candidates. */
function useGround(): void {
  const lat = useVerdict((state) => state.draft?.at?.lat)
  const lon = useVerdict((state) => state.draft?.at?.lon)
  const country = useVerdict((state) => state.draft?.countryCode)
  useEffect(() => {
    if (lat === undefined || lon === undefined || country) return
    const controller = new AbortController()
    groundAt({ lat, lon }, controller.signal).then(
      ({ countryCode }) => {
        const { draft, change } = useVerdict.getState()
        if (countryCode && draft?.at?.lat === lat && draft.at.lon === lon) change({ countryCode })
      },
      // Without it the verdict is as good; only the comparison by country is left out.
      () => undefined,
    )
    return () => controller.abort()
  }, [lat, lon, country])
}
