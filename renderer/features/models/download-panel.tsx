import { Pause, Play } from 'lucide-react'
import type { Download } from '../../../electron/contract/downloads.ts'
import { modelStrings } from '../../strings/index.ts'
import { ProgressBar } from '../../ui/bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { byteSizeText } from '../../ui/figures/byte-size.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { fractionDone, timeLeftMs } from './entries.ts'
import { useModels } from './store.ts'

/** How far a download is, and what can be done with it. */
export function DownloadPanel({ name, download }: { name: string; download: Download }) {
  const { pause, goOn, cancel, clear } = useModels()
  const { number, state, problem, bytesDone, bytesTotal } = download
  const isMoving = state === 'waiting' || state === 'under-way'
  return (
    <section className="download" aria-label={modelStrings.progress(name)}>
      {problem && <ProblemNote problem={problem} />}
      {state === 'finished' ? (
        <p>{modelStrings.finishedText(download.folder)}</p>
      ) : (
        <>
          <ProgressBar fraction={fractionDone(download)} label={modelStrings.progress(name)} />
          <p className="download-figures figures">
            <span>{modelStrings.soFar(byteSizeText(bytesDone), byteSizeText(bytesTotal))}</span>
            <Pace download={download} />
          </p>
        </>
      )}
      <div className="button-row">
        {state === 'finished' ? (
          <Button onClick={() => void clear(number)}>{modelStrings.clear}</Button>
        ) : (
          <>
            {/* One button with two faces: it keeps the focus. */}
            <Button
              kind={isMoving ? 'plain' : 'primary'}
              icon={isMoving ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
              onClick={() => void (isMoving ? pause(number) : goOn(number))}
            >
              {isMoving ? modelStrings.pause : modelStrings.goOn}
            </Button>
            <Button kind="danger" onClick={() => void cancel(number)}>
              {modelStrings.cancel}
            </Button>
          </>
        )}
      </div>
      <Disclosure title={modelStrings.filesOf}>
        <DownloadFiles download={download} />
      </Disclosure>
    </section>
  )
}

function Pace({ download }: { download: Download }) {
  const { state, now } = download
  if (state === 'waiting') return <span>{modelStrings.waitingText}</span>
  if (state === 'paused' || state === 'failed') return <span>{modelStrings.pausedText}</span>
  if (!now) return <span>{modelStrings.checking}</span>
  const leftMs = timeLeftMs(download)
  return (
    <>
      <span>{modelStrings.speed(byteSizeText(now.bytesPerSecond))}</span>
      {leftMs !== null && <span>{modelStrings.timeLeft(leftMs)}</span>}
      <span className="download-file">{modelStrings.fileNow(now.path)}</span>
    </>
  )
}

function DownloadFiles({ download: { files } }: { download: Download }) {
  const { name, size, hash } = modelStrings.fileColumns
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">{size}</th>
          <th scope="col">{hash}</th>
        </tr>
      </thead>
      <tbody>
        {files.map(({ path, bytes, sha256 }) => (
          <tr key={path}>
            <td className="table-wide">{path}</td>
            <td className="figures">{byteSizeText(bytes)}</td>
            <td className="table-wide">{sha256 ? <code>{sha256}</code> : modelStrings.fileUnchecked}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
