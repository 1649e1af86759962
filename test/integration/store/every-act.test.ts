// Whatever an analyst does can be undone. Every act stands here with an example of it, and every call of the page with the acts that it
// makes, or with the reason why it makes none: one that is added without either fails.
import { describe, expect, it } from 'vitest'
import { type Act, type ActType, act as actSchema } from '../../../electron/contract/acts.ts'
import type { AnalystClue } from '../../../electron/contract/analyst-clues.ts'
import type { BatchId, CaseId, ClueId, GroupId, NoteId, PhotoId, PhotoViewId } from '../../../electron/contract/ids.ts'
import { contract } from '../../../electron/contract/index.ts'
import type { PackId } from '../../../electron/contract/packs.ts'
import type { Library } from '../../../electron/services/library/library.ts'
import { actHistory, perform, redoAct, undoAct } from '../../../electron/services/store/acts/acts.ts'
import { notePhotoOfBatch } from '../../../electron/services/store/batches.ts'
import { getCare } from '../../../electron/services/store/care.ts'
import { getCase } from '../../../electron/services/store/cases.ts'
import { listClues, replaceClues } from '../../../electron/services/store/clues.ts'
import { listGroups } from '../../../electron/services/store/groups.ts'
import { listHintsOfCase } from '../../../electron/services/store/hints.ts'
import { listIntake } from '../../../electron/services/store/intake.ts'
import { queueIntake } from '../../../electron/services/store/intake-changes.ts'
import { currentSettings } from '../../../electron/services/store/library-settings.ts'
import { verifyLog } from '../../../electron/services/store/log.ts'
import { listedPacks } from '../../../electron/services/store/map-packs.ts'
import { listNotes } from '../../../electron/services/store/notes.ts'
import { keepOverlay, listOverlays } from '../../../electron/services/store/overlays.ts'
import { addPhoto } from '../../../electron/services/store/photo-changes.ts'
import { listPhotos } from '../../../electron/services/store/photos.ts'
import { listVerdicts } from '../../../electron/services/store/verdicts.ts'
import { listViews } from '../../../electron/services/store/views.ts'
import { listWatchedFolders } from '../../../electron/services/store/watched-folders.ts'
import { caseWithPhoto, newPhoto, textClue } from '../../fixtures/libraries/rows.ts'
import { openForTest } from '../../fixtures/libraries/temporary-library.ts'

const id = <Id extends string>(number: number) => `99999999-9999-4999-8999-${String(number).padStart(12, '0')}` as Id
const [NOTE, CLUE, VIEW, GROUP, BATCH] = [id<NoteId>(1), id<ClueId>(2), id<PhotoViewId>(3), id<GroupId>(4), id<BatchId>(5)]
const [HINT, OVERLAY, PACK] = [id<never>(6), id<never>(7), id<PackId>(8)]

interface Made {
  caseId: CaseId
  photoId: PhotoId
  /** Of the clue that was read in the photo. */
  clueId: ClueId
  /** Photos of a batch that is in the case. */
  batched: PhotoId
}

function made(library: Library): Made {
  const { caseId, photoId } = caseWithPhoto(library)
  const { write } = library
  replaceClues(write, { photoId, source: 'text', reader: 'test', clues: [textClue('padaria')] }, library.stamp())
  keepOverlay(
    write,
    {
      ...{ id: OVERLAY, caseId, name: 'Walk', format: 'gpx', fileName: 'walk.gpx', sha256: 'a'.repeat(64), byteLength: 9, refused: [] },
      features: [{ name: '', description: '', shape: { kind: 'point', at: [1, 2] } }],
    },
    library.stamp(),
  )
  perform(write, { type: 'add-photos', caseId, batchId: BATCH }, library.stamp())
  const { photo } = addPhoto(write, newPhoto(caseId, 'batched.jpg'), library.stamp())
  notePhotoOfBatch(write, { batchId: BATCH, photoId: photo.id })
  queueIntake(write, { caseId, batchId: BATCH, items: [{ fileName: 'waits.jpg', source: { path: '/waits.jpg' } }] }, library.stamp())
  return { caseId, photoId, clueId: listClues(library.read, { photoId })[0]!.id, batched: photo.id }
}

/** All that an analyst sees of the case and of the library. */
function seen({ read }: Library, { caseId, photoId }: Made) {
  const isHere = listPhotos(read, { caseId }).some((photo) => photo.id === photoId)
  const { changedAt: _changedAt, ...record } = getCase(read, caseId)
  return {
    record,
    photos: listPhotos(read, { caseId }),
    clues: listClues(read, { photoId }),
    notes: listNotes(read, { caseId }),
    verdicts: listVerdicts(read, { photoId }).filter(({ withdrawn }) => !withdrawn),
    views: isHere ? listViews(read, { photoId }) : [],
    care: getCare(read, caseId),
    hints: listHintsOfCase(read, { caseId }),
    overlays: listOverlays(read, { caseId }),
    groups: listGroups(read, { caseId }).map(({ name, photoIds }) => ({ name, photoIds })),
    folders: listWatchedFolders(read, { caseId }).map(({ path }) => path),
    queue: listIntake(read, { caseId, offset: 0, limit: 50 }).map(({ fileName, state }) => [fileName, state]),
    settings: currentSettings(read),
    packs: listedPacks(read),
  }
}

const claim: AnalystClue = {
  kind: 'landmark',
  strength: 'strong',
  quote: '',
  reason: 'Seen there.',
  where: null,
  target: { kind: 'country', countryCode: 'PT', name: 'Portugal' },
}
const hint = { side: 'inside', strength: 'likely', name: '', note: '', on: true, area: { kind: 'country', countryCode: 'PT' } } as const
const look = { region: { centre: { x: 9, y: 9 }, widthPx: 9, heightPx: 9, rotationDegrees: 0 }, adjustments: null }
const packs = [{ id: PACK, name: 'Lisboa', path: '/lisboa.pmtiles', enabled: true }]
const verdict = ({ photoId }: Made) =>
  ({
    type: 'decide-verdict',
    verdict: { photoId, precision: 'city', placeId: null, placeName: 'Lisboa', countryCode: 'PT', at: null, reasons: '', against: '' },
  }) as const

/** One example of each act: what must have been done before, and the act itself, which must change something in sight. */
const EXAMPLES: Record<ActType, (made: Made) => readonly [...before: Act[], act: Act]> = {
  'rename-case': ({ caseId }) => [{ type: 'rename-case', caseId, title: 'Quay' }],
  'change-case': ({ caseId }) => [{ type: 'change-case', caseId, changes: { status: 'ready', tags: ['harbour'], assignee: 'Ana' } }],
  'change-photo': ({ photoId }) => [{ type: 'change-photo', photoId, changes: { status: 'ready', tags: ['tram'] } }],
  'judge-clue': ({ clueId }) => [{ type: 'judge-clue', clueId, standing: 'rejected' }],
  'add-clue': ({ photoId }) => [{ type: 'add-clue', clueId: CLUE, photoId, content: claim }],
  'change-clue': (of) => [...EXAMPLES['add-clue'](of), { type: 'change-clue', clueId: CLUE, content: { ...claim, strength: 'weak' } }],
  'remove-clue': (of) => [...EXAMPLES['add-clue'](of), { type: 'remove-clue', clueId: CLUE }],
  'bring-back-clue': (of) => [...EXAMPLES['remove-clue'](of), { type: 'bring-back-clue', clueId: CLUE }],
  'add-note': ({ caseId, photoId }) => [{ type: 'add-note', noteId: NOTE, caseId, photoId, text: 'A tram passes.' }],
  'retract-note': (of) => [...EXAMPLES['add-note'](of), { type: 'retract-note', noteId: NOTE }],
  'bring-back-note': (of) => [...EXAMPLES['retract-note'](of), { type: 'bring-back-note', noteId: NOTE }],
  'decide-verdict': (of) => [verdict(of)],
  'withdraw-verdict': (of) => [verdict(of), { type: 'withdraw-verdict', verdictNumber: 1 }],
  'reinstate-verdict': (of) => [...EXAMPLES['withdraw-verdict'](of), { type: 'reinstate-verdict', verdictNumber: 1 }],
  'remove-photo': ({ photoId }) => [{ type: 'remove-photo', photoId }],
  'bring-back-photo': (of) => [...EXAMPLES['remove-photo'](of), { type: 'bring-back-photo', photoId: of.photoId }],
  'add-view': ({ photoId }) => [{ type: 'add-view', viewId: VIEW, photoId, name: 'Sign', ...look }],
  'rename-view': (of) => [...EXAMPLES['add-view'](of), { type: 'rename-view', viewId: VIEW, name: 'Plate' }],
  'remove-view': (of) => [...EXAMPLES['add-view'](of), { type: 'remove-view', viewId: VIEW }],
  'bring-back-view': (of) => [...EXAMPLES['remove-view'](of), { type: 'bring-back-view', viewId: VIEW }],
  'set-case-care': ({ caseId }) => [{ type: 'set-case-care', caseId, care: { look: 'grey', scope: 'all' } }],
  'mark-graphic': ({ photoId }) => [{ type: 'mark-graphic', photoId, graphic: true }],
  'add-hint': ({ caseId, photoId }) => [{ type: 'add-hint', hintId: HINT, caseId, photoId, content: hint }],
  'change-hint': (of) => [...EXAMPLES['add-hint'](of), { type: 'change-hint', hintId: HINT, content: { ...hint, side: 'outside' } }],
  'remove-hint': (of) => [...EXAMPLES['add-hint'](of), { type: 'remove-hint', hintId: HINT }],
  'bring-back-hint': (of) => [...EXAMPLES['remove-hint'](of), { type: 'bring-back-hint', hintId: HINT }],
  'add-overlay': () => [{ type: 'add-overlay', overlayId: OVERLAY }],
  'remove-overlay': (of) => [...EXAMPLES['add-overlay'](of), { type: 'remove-overlay', overlayId: OVERLAY }],
  'group-photos': ({ caseId, photoId, batched }) => [
    { type: 'group-photos', caseId, groupId: GROUP, name: 'Corner', photoIds: [photoId, batched] },
  ],
  'regroup-photos': (of) => [
    ...EXAMPLES['group-photos'](of),
    { type: 'regroup-photos', caseId: of.caseId, places: [{ photoId: of.photoId, groupId: null }] },
  ],
  'rename-group': (of) => [...EXAMPLES['group-photos'](of), { type: 'rename-group', groupId: GROUP, name: 'Square' }],
  'take-photos-back': ({ caseId }) => [{ type: 'take-photos-back', caseId, batchId: BATCH }],
  'add-photos': (of) => [...EXAMPLES['take-photos-back'](of), { type: 'add-photos', caseId: of.caseId, batchId: BATCH }],
  'change-settings': () => [{ type: 'change-settings', changes: { borderView: 'in', lengthUnit: 'mi' } }],
  'arrange-packs': () => [{ type: 'arrange-packs', packs }],
  'watch-folder': ({ caseId }) => [{ type: 'watch-folder', caseId, path: '/photos' }],
  'unwatch-folder': (of) => [...EXAMPLES['watch-folder'](of), { type: 'unwatch-folder', caseId: of.caseId, path: '/photos' }],
}

const ACT_TYPES = actSchema.options.map(({ shape }) => shape.type.value)

/** What a call does: nothing that lasts, acts, or something whose undoing is a call of its own, or that has nothing to undo. */
type Deed = 'reads' | readonly ActType[] | { instead: string }
const queue: Deed = { instead: 'the queue is worked by hand: each of its buttons has its opposite beside it' }
const ofDownload: Deed = { instead: 'a download is worked by hand: what was fetched stays, and each button has its opposite beside it' }
const ofRun: Deed = { instead: 'a run is a record that stays; it can be cancelled' }

const PROCEDURES: Record<string, Record<string, Deed>> = {
  acts: { history: 'reads', undo: { instead: 'redo' }, redo: { instead: 'undo' } },
  archives: {
    ...{ prepare: 'reads', provenance: 'reads', verifier: 'reads' },
    importUpload: { instead: 'brings a case of its own and touches no other' },
    importFile: { instead: 'brings a case of its own and touches no other' },
  },
  care: { ofCase: 'reads', set: ['set-case-care'], mark: ['mark-graphic'] },
  cases: {
    ...{ list: 'reads', notes: 'reads', verdicts: 'reads', search: 'reads', searchByKind: 'reads' },
    create: { instead: 'begins an empty case; nothing is lost by it' },
    ...{ rename: ['rename-case'], change: ['change-case'], addNote: ['add-note'], retractNote: ['retract-note'] },
    ...{ decide: ['decide-verdict'], withdrawVerdict: ['withdraw-verdict'], reinstateVerdict: ['reinstate-verdict'] },
  },
  clues: {
    ...{
      list: 'reads',
      foresee: 'reads',
      judge: ['judge-clue'],
      setStanding: ['judge-clue'],
      add: ['add-clue'],
      change: ['change-clue'],
      remove: ['remove-clue'],
    },
  },
  downloads: {
    ...{ catalogue: 'reads', contacts: 'reads', plan: 'reads', list: 'reads', watch: 'reads', token: 'reads' },
    ...{ start: ofDownload, pause: ofDownload, goOn: ofDownload, cancel: ofDownload, clear: ofDownload },
    keepToken: { instead: 'forgetToken' },
    forgetToken: { instead: 'the token is given again; it is kept nowhere that could bring it back' },
  },
  entities: { ofRun: 'reads', watch: 'reads', check: ofRun, cancelCheck: ofRun },
  groups: { list: 'reads', create: ['group-photos'], add: ['regroup-photos'], ungroup: ['regroup-photos'], rename: ['rename-group'] },
  hints: { list: 'reads', ofRun: 'reads', add: ['add-hint'], change: ['change-hint'], remove: ['remove-hint'] },
  intake: {
    ...{ summary: 'reads', list: 'reads', folders: 'reads', watch: 'reads', addFiles: ['add-photos'], addFolder: ['add-photos'] },
    ...{ pause: queue, resume: queue, move: queue, retry: queue, cancel: queue, clear: queue },
    ...{ watchFolder: ['watch-folder'], unwatchFolder: ['unwatch-folder'] },
  },
  ledger: { list: 'reads' },
  library: { describe: 'reads', log: 'reads', verifyLog: 'reads', watch: 'reads' },
  mapExchange: { overlays: 'reads', features: 'reads', exportMap: 'reads', removeOverlay: ['remove-overlay'] },
  models: {
    ...{ list: 'reads', engine: 'reads', adapters: 'reads', readAdapter: 'reads', passport: 'reads', fit: 'reads', tested: 'reads' },
    selfTest: { instead: 'measures the machine; the next test or choice takes its place' },
    choose: { instead: 'how a model is computed on this machine; the next choice takes its place' },
    exportModel: 'reads',
    importModel: { instead: 'adds a model to the folder of models, from where its files can be taken away' },
    acceptChangedFiles: { instead: 'changes no file of the model; the earlier passport is named in the new one' },
  },
  overview: { cases: 'reads', photos: 'reads', photo: 'reads', points: 'reads', vocabulary: 'reads' },
  packs: { list: 'reads', add: ['arrange-packs'], change: ['arrange-packs'], move: ['arrange-packs'], remove: ['arrange-packs'] },
  photos: {
    ...{ list: 'reads', changed: 'reads', get: 'reads', similar: 'reads', alike: 'reads' },
    ...{ addFiles: ['add-photos'], remove: ['remove-photo'], change: ['change-photo'] },
  },
  places: {
    find: 'reads',
    suggest: 'reads',
    reverse: 'reads',
    regionAt: 'reads',
    regionNamed: 'reads',
    suggestRegions: 'reads',
    sources: 'reads',
  },
  posterior: { ofRun: 'reads', recorded: 'reads', ofPhoto: 'reads', ofGroup: 'reads' },
  reports: { make: 'reads', abilities: 'reads' },
  runs: {
    ...{ defaults: 'reads', compare: 'reads', list: 'reads', get: 'reads', watch: 'reads' },
    ...{ start: ofRun, cancel: ofRun, retry: ofRun, rerun: ofRun },
  },
  settings: { get: 'reads', change: ['change-settings'] },
  views: { list: 'reads', tiles: 'reads', add: ['add-view'], rename: ['rename-view'], remove: ['remove-view'] },
}
/** Made where the page hands over bytes rather than by a call. */
const BY_BYTES: readonly ActType[] = ['add-photos', 'add-overlay']

describe('every act', () => {
  it.each(ACT_TYPES)('%s is undone and done again', (type) => {
    const library = openForTest()
    const of = made(library)
    const acts = [...EXAMPLES[type](of)]
    const last = acts.pop()!
    expect(last.type).toBe(type)
    for (const act of acts) perform(library.write, act, library.stamp())
    const before = seen(library, of)
    perform(library.write, last, library.stamp())
    const after = seen(library, of)
    expect(after).not.toEqual(before)
    const { caseId } = of
    undoAct(library.write, { caseId, number: actHistory(library.read, { caseId }).undo!.number }, library.stamp())
    expect(seen(library, of)).toEqual(before)
    redoAct(library.write, { caseId, number: actHistory(library.read, { caseId }).redo!.number }, library.stamp())
    expect(seen(library, of)).toEqual(after)
    expect(verifyLog(library.read).intact).toBe(true)
  })

  it('is made by some call, or takes back one that is', () => {
    const reached = new Set([...BY_BYTES, ...Object.values(PROCEDURES).flatMap((deeds) => Object.values(deeds).flatMap(actsOf))])
    for (const type of [...reached]) {
      const library = openForTest()
      const of = made(library)
      for (const act of EXAMPLES[type](of)) reached.add(perform(library.write, act, library.stamp()).inverse.type)
      library.close()
    }
    expect([...reached].toSorted()).toEqual([...ACT_TYPES].toSorted())
  })
})

const actsOf = (deed: Deed): readonly ActType[] => (Array.isArray(deed) ? (deed as readonly ActType[]) : [])

it('every call of the page is an act, reads only, or says why there is nothing to undo', () => {
  const calls = (tree: Record<string, Record<string, unknown>>) =>
    Object.entries(tree).flatMap(([feature, procedures]) => Object.keys(procedures).map((name) => `${feature}.${name}`))
  expect(calls(PROCEDURES).toSorted()).toEqual(calls(contract as unknown as Record<string, Record<string, unknown>>).toSorted())
})
