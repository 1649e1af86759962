import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import type { FilePreview, TableColumns } from '../../../electron/contract/map-exchange.ts'
import { mapFileStrings as strings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/empty-state.tsx'
import { SelectField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useMapFiles } from './store.ts'

const ACCEPTED = '.kml,.kmz,.geojson,.json,.gpx,.csv,.tsv,.txt'

/** A file is read and shown first, and kept when it looks right. */
export function ImportForm() {
  const { chosen, reading, problem, choose, keep, forget } = useMapFiles()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <h3>{strings.importTitle}</h3>
      <p className="faint">{strings.importIntro}</p>
      <div>
        <Button icon={<FileUp aria-hidden="true" />} disabled={reading} onClick={() => input.current?.click()}>
          {strings.choose}
        </Button>
        <input
          ref={input}
          type="file"
          accept={ACCEPTED}
          hidden
          aria-label={strings.choose}
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file) void choose(file)
            target.value = ''
          }}
        />
      </div>
      {reading && <Loading label={strings.reading} />}
      {problem && <ProblemNote problem={problem} onDismiss={forget} />}
      {chosen && !reading && (
        <div className="map-file-preview">
          <p className="map-file-name">{chosen.preview.name}</p>
          <p className="figures">{strings.holds(chosen.preview.points, chosen.preview.lines, chosen.preview.areas)}</p>
          {chosen.preview.names.length > 0 && <p className="faint map-file-names">{chosen.preview.names.join(' · ')}</p>}
          {chosen.preview.table && <TablePreview table={chosen.preview.table} onColumns={(columns) => void choose(chosen.file, columns)} />}
          <Refused refused={chosen.preview.refused} />
          <div className="map-file-actions">
            <Button
              kind="primary"
              disabled={chosen.preview.points + chosen.preview.lines + chosen.preview.areas === 0}
              onClick={() => void keep()}
            >
              {strings.keep}
            </Button>
            <Button kind="quiet" onClick={forget}>
              {strings.cancel}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}

export function Refused({ refused }: { refused: readonly string[] }) {
  if (refused.length === 0) return null
  return (
    <div className="map-file-refused">
      <p className="field-label">{strings.refused}</p>
      <ul>
        {refused.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}

function TablePreview({ table, onColumns }: { table: NonNullable<FilePreview['table']>; onColumns: (columns: TableColumns) => void }) {
  const { header, rows, columns } = table
  const options = header.map((title, index) => ({ value: String(index), title: title || String(index + 1) }))
  const chosen = columns ?? { lat: 0, lon: Math.min(1, header.length - 1), name: null }
  const choice = (name: 'lat' | 'lon') => (
    <SelectField
      label={strings.columns[name]}
      value={String(chosen[name])}
      options={options}
      onChange={(value) => onColumns({ ...chosen, [name]: Number(value) })}
    />
  )
  return (
    <>
      <p className="faint">{columns ? strings.columnsIntro : strings.columnsMissing}</p>
      <div className="map-file-columns">
        {choice('lat')}
        {choice('lon')}
        <SelectField
          label={strings.columns.name}
          value={String(chosen.name ?? '')}
          options={[{ value: '', title: strings.noColumn }, ...options]}
          onChange={(value) => onColumns({ ...chosen, name: value === '' ? null : Number(value) })}
        />
      </div>
      <div className="map-file-table">
        <table>
          <thead>
            <tr>
              {header.map((title, index) => (
                // Headings may repeat; columns never move.
                <th key={`${index} ${title}`} scope="col" data-chosen={[chosen.lat, chosen.lon, chosen.name].includes(index) || undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={`${index} ${row[0]}`}>
                {header.map((title, column) => (
                  <td key={`${column} ${title}`}>{row[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
