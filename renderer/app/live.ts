import type { RunEvent } from '../../electron/contract/runs.ts'
import { useAnswer } from '../features/answer/index.ts'
import { usePacks } from '../features/atlas/index.ts'
import { useCases, useOverview } from '../features/cases/index.ts'
import { useClues } from '../features/clues/index.ts'
import { useHints } from '../features/hints/index.ts'
import { useHistory } from '../features/history/index.ts'
import { useMapFiles } from '../features/map-files/index.ts'
import { followDownloads, useModels } from '../features/models/index.ts'
import { useNotes } from '../features/notes/index.ts'
import { groupOf, useGroups, useIntake, usePhotos } from '../features/photos/index.ts'
import { followEntities, useEntities, useReasoning } from '../features/reasoning/index.ts'
import { followRuns, runToShow, useRunSettings, useRuns } from '../features/runs/index.ts'
import { useSettings } from '../features/settings/index.ts'
import { useVerdict } from '../features/verdict/index.ts'
import { keepThumbnailsCovered, useCare, useViews } from '../features/viewer/index.ts'
import { client, connection, follow, stayConnected } from '../rpc/index.ts'
import { tieLitBoxesToPhoto } from './lit-boxes.ts'
import { tieAnswerToMap } from './map-answer.ts'
import { tieFilesToMap } from './map-files.ts'
import { tieHintsToMap } from './map-hints.ts'
import { tieSunToMap } from './map-sun.ts'
import { tieVerdictToMap } from './map-verdict.ts'
import { useRoute } from './routes.ts'

const SETTLE_MS = 400
const LAST_CASE = 'whereabouts-last-case'

/** Ties the features together: what is open decides what is read, and what happens in the library refreshes it. */
export function startLive(): void {
  keepThumbnailsCovered()
  tieLitBoxesToPhoto()
  useRoute.subscribe((route, before) => {
    const turned = route.screen !== before.screen
    if (turned || route.caseId !== before.caseId) {
      void findCase()
      readCase()
    }
    if (turned || route.photoId !== before.photoId) {
      useRuns.getState().dismissProblem()
      readPhoto()
    }
  })
  useCases.subscribe(({ cases }, before) => {
    if (cases !== before.cases) chooseCase()
  })
  usePhotos.subscribe(choosePhoto)
  useRuns.subscribe(turnToRun)
  useRoute.subscribe(turnToRun)
  useGroups.subscribe(turnToRun)
  useAnswer.subscribe(({ ofGroup }, before) => {
    if (ofGroup !== before.ofGroup) turnToRun()
  })
  connection.subscribe((now, before) => {
    if (now.phase === 'open' && before.phase !== 'open') readAll()
  })
  // What is undone or done again changes the answer at once, like a judgement does.
  useHistory.subscribe(({ told }, before) => {
    if (told && told !== before.told && told.how !== 'done') {
      void useAnswer.getState().refresh()
      void useClues.getState().load(useRoute.getState().photoId)
      if (told.record.act.type === 'change-settings') void useSettings.getState().load()
      if (told.record.act.type === 'arrange-packs') void usePacks.getState().load()
    }
  })
  followRuns(onRunEvent, refetchRuns)
  followEntities()
  followDownloads()
  // A model that came or went is one that a run can or cannot choose.
  useModels.subscribe(({ models }, before) => {
    if (before.models && models !== before.models) void useRunSettings.getState().load()
  })
  follow({ subscribe: (signal) => client.library.watch(undefined, { signal }), onEvent: onLibraryChanged })
  tieAnswerToMap()
  tieHintsToMap()
  tieSunToMap()
  tieVerdictToMap()
  tieFilesToMap()
  void stayConnected()
}

function readAll(): void {
  void useCases.getState().load()
  void useRunSettings.getState().load()
  void useSettings.getState().load()
  readCase()
  readPhoto()
}

function readCase(): void {
  const { caseId } = useRoute.getState()
  void useHistory.getState().load(caseId)
  void useMapFiles.getState().load(caseId)
  useIntake.getState().follow(caseId)
  if (!caseId) return
  localStorage.setItem(LAST_CASE, caseId)
  if (!atWork()) return
  void usePhotos.getState().load(caseId)
  void useCare.getState().load(caseId)
  void useGroups.getState().load(caseId)
  void useIntake.getState().loadFolders()
  void useRuns.getState().load(caseId)
}

/** Elsewhere a case is only chosen: it is read when it is opened. */
const atWork = () => useRoute.getState().screen === 'workbench'

function readPhoto(): void {
  if (!atWork()) return
  const { caseId, photoId } = useRoute.getState()
  void useClues.getState().load(photoId)
  void useHints.getState().load(caseId, photoId)
  void useViews.getState().load(photoId)
  if (caseId && photoId) {
    void useNotes.getState().load(caseId, photoId)
    void useVerdict.getState().load(photoId)
  }
  // Last: where there is no such photo, the page turns to another, which is then the last that is read.
  void usePhotos.getState().open(photoId)
}

/** A case that was only just made or imported is not in the list yet: that is read again before it is said not to be there. */
async function findCase(): Promise<void> {
  const { caseId } = useRoute.getState()
  const { cases, load } = useCases.getState()
  if (caseId && cases && !cases.some(({ id }) => id === caseId)) await load()
  chooseCase()
}

/** With no case in the address, or one that is not there, the one opened last is opened, or the first. */
function chooseCase(): void {
  const { cases } = useCases.getState()
  const { caseId } = useRoute.getState()
  if (!cases || (caseId && cases.some(({ id }) => id === caseId))) return
  const last = localStorage.getItem(LAST_CASE)
  const chosen = cases.find(({ id }) => id === last) ?? cases[0]
  useRoute.setState({ caseId: chosen?.id ?? null, photoId: null })
}

/** With no photo in the address, or one that is gone, the case's first photo is opened. */
function choosePhoto(): void {
  const { photos, caseId: listed } = usePhotos.getState()
  const { caseId, photoId } = useRoute.getState()
  if (!atWork()) return
  if (!photos || listed !== caseId || photos.some(({ id }) => id === photoId)) return
  useRoute.setState({ caseId, photoId: photos[0]?.id ?? null })
}

/** Shows the words and the answer of the run that the photo stands at; before any sample, that of its clues. */
function turnToRun(): void {
  if (!atWork()) return
  const { photoId } = useRoute.getState()
  const run = runToShow(useRuns.getState(), photoId)
  if (useReasoning.getState().runId !== (run?.id ?? null)) void useReasoning.getState().open(run?.id ?? null)
  if (useRuns.getState().runs === null && photoId) return
  const runId = run && run.samplesFinished > 0 ? run.id : null
  const { subject, open, ofGroup } = useAnswer.getState()
  const groupId = ofGroup ? (groupOf(useGroups.getState().groups, photoId)?.id ?? null) : null
  const wanted = photoId && { photoId, runId, groupId }
  if (subject?.photoId !== wanted?.photoId || subject?.runId !== wanted?.runId || subject?.groupId !== wanted?.groupId) void open(wanted)
}

function onRunEvent(event: RunEvent): void {
  useRuns.getState().apply(event)
  useReasoning.getState().apply(event)
  const { subject } = useAnswer.getState()
  if (event.type === 'sample-finished' && subject?.runId === event.runId) refreshAnswer()
  if (event.type === 'run-changed' && event.run.photoId === subject?.photoId) {
    refreshAnswer()
    void useClues.getState().load(event.run.photoId)
  }
}

function refetchRuns(): void {
  const { caseId } = useRoute.getState()
  if (caseId) void useRuns.getState().load(caseId)
  void useReasoning.getState().open(useReasoning.getState().runId)
}

/** One call for many events that come together. */
function settled(work: () => void): () => void {
  let waiting = false
  return () => {
    if (waiting) return
    waiting = true
    setTimeout(() => {
      waiting = false
      work()
    }, SETTLE_MS)
  }
}

const refreshAnswer = settled(() => void useAnswer.getState().refresh())

/** What was just done can be undone at once; the rest is read again when the library has come to rest. */
function onLibraryChanged(): void {
  void useHistory.getState().load(useRoute.getState().caseId)
  readChanges()
}

const readChanges = settled(() => {
  const { screen } = useRoute.getState()
  if (screen === 'cases') useOverview.getState().refresh()
  if (screen === 'models') void useModels.getState().load()
  void useCases.getState().load()
  readCase()
  readPhoto()
  void useAnswer.getState().refresh()
  // A line of text that the analyst rejects no longer speaks for what is quoted from it.
  void useEntities.getState().refresh()
})
