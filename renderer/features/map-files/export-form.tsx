import { Download } from 'lucide-react'
import { useRef, useState } from 'react'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import type { MapFormat } from '../../../electron/contract/map-exchange.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom } from '../../rpc/index.ts'
import { mapFileStrings as strings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Segments } from '../../ui/segments.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { exportMap, saveMade } from './api.ts'

const FORMATS = (['kml', 'kmz', 'geojson', 'gpx', 'csv'] as const).map((value) => ({ value, title: strings.formats[value] }))
const SCOPES = [
  { value: 'photo', title: strings.scopes.photo },
  { value: 'case', title: strings.scopes.case },
] as const

/** What the map shows, as a file for other programs. */
export function ExportForm({ caseId, photoId }: { caseId: CaseId; photoId: PhotoId | null }) {
  const [scope, setScope] = useState<'photo' | 'case'>('photo')
  const [format, setFormat] = useState<MapFormat>('kml')
  const [cells, setCells] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [making, setMaking] = useState(false)
  const stop = useRef<AbortController | null>(null)
  const save = async () => {
    const controller = new AbortController()
    stop.current = controller
    setMaking(true)
    setProblem(null)
    try {
      saveMade(await exportMap({ caseId, photoId: scope === 'photo' ? photoId : null, format, cells }, controller.signal))
    } catch (error) {
      if (!controller.signal.aborted) setProblem(problemFrom(error))
    }
    setMaking(false)
  }
  return (
    <>
      <h3>{strings.exportTitle}</h3>
      <p className="faint">{strings.exportIntro}</p>
      <div>
        <Segments label={strings.what} value={photoId ? scope : 'case'} options={photoId ? SCOPES : SCOPES.slice(1)} onChange={setScope} />
      </div>
      <SelectField label={strings.format} value={format} options={FORMATS} onChange={setFormat} />
      <SwitchField label={strings.cells} checked={cells} onChange={setCells} />
      <div className="map-file-actions">
        <Button kind="primary" icon={<Download aria-hidden="true" />} disabled={making} onClick={() => void save()}>
          {strings.save}
        </Button>
        {making && (
          <>
            <span role="status">{strings.making}</span>
            <Button kind="quiet" onClick={() => stop.current?.abort()}>
              {strings.stop}
            </Button>
          </>
        )}
      </div>
      {problem && <ProblemNote problem={problem} onDismiss={() => setProblem(null)} />}
    </>
  )
}
