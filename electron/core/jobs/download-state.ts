import type { DownloadState } from '../../contract/downloads.ts'

/** What can happen to a download. */
export type DownloadStep = 'start' | 'pause' | 'interrupt' | 'finish' | 'fail' | 'cancel' | 'go-on'

const NEXT: Record<DownloadState, Partial<Record<DownloadStep, DownloadState>>> = {
  // The program that was to fetch it ended: nothing leaves this machine again before somebody asks for it.
  waiting: { start: 'under-way', pause: 'paused', interrupt: 'paused', cancel: 'cancelled' },
  'under-way': { finish: 'finished', fail: 'failed', pause: 'paused', interrupt: 'paused', cancel: 'cancelled' },
  paused: { 'go-on': 'waiting', cancel: 'cancelled' },
  failed: { 'go-on': 'waiting', cancel: 'cancelled' },
  finished: {},
  // Its parts are gone: it is asked for anew.
  cancelled: {},
}

/** The state a download is in after `step`, or null where that cannot happen to one in this state. */
export function nextDownloadState(state: DownloadState, step: DownloadStep): DownloadState | null {
  return NEXT[state][step] ?? null
}

/** Nothing more can be made of it. */
export function downloadHasEnded(state: DownloadState): boolean {
  return state === 'finished' || state === 'cancelled'
}
