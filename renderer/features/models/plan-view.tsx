import type { DownloadPlan, HubContacts } from '../../../electron/contract/downloads.ts'
import { modelStrings } from '../../strings/index.ts'
import { FactList } from '../../ui/fact-list.tsx'
import { byteSizeText } from '../../ui/figures/byte-size.ts'
import { Note } from '../../ui/note.tsx'

const { plan: words, fileColumns } = modelStrings

/** What would be fetched, in full. */
export function PlanView({ plan, contacts }: { plan: DownloadPlan; contacts: HubContacts }) {
  const { repo, commit, licence, folder, form, files, bytesTotal, bytesMissing, bytesFree, isRoomEnough } = plan
  const [all, missing, free] = [bytesTotal, bytesMissing, bytesFree].map(byteSizeText) as [string, string, string]
  const reached = words.contactsText(contacts.hub, contacts.isMirror)
  return (
    <>
      <FactList
        facts={[
          [words.fromRepo, repo],
          [words.commit, <code key="commit">{commit}</code>],
          [words.licence, licence ?? words.licenceUnknown],
          [words.contacts, contacts.proxy === null ? reached : `${reached}, ${words.byProxy(contacts.proxy)}`],
          [words.toFetch, bytesMissing === 0 ? words.allHere : words.toFetchOf(missing, all)],
          [words.free, free],
          [words.folder, <code key="folder">{folder}</code>],
        ]}
      />
      {!isRoomEnough && (
        <Note tone="bad" title={words.noRoom(missing, free)}>
          {words.noRoomText}
        </Note>
      )}
      {form === 'checkpoint' && <Note>{words.checkpointText}</Note>}
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{fileColumns.name}</th>
            <th scope="col">{fileColumns.size}</th>
            <th scope="col">{fileColumns.state}</th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ path, bytes, isHere }) => (
            <tr key={path}>
              <td className="table-wide">{path}</td>
              <td className="figures">{byteSizeText(bytes)}</td>
              <td>{isHere ? modelStrings.fileHere : modelStrings.fileToCome}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="faint">{words.ledger}</p>
    </>
  )
}
