import { expect, test } from 'vitest'
import { downloadState } from '../../../../electron/contract/downloads.ts'
import { downloadHasEnded, nextDownloadState } from '../../../../electron/core/jobs/download-state.ts'

test('a program that ends leaves its downloads paused, and nothing begins by itself', () => {
  expect(nextDownloadState('under-way', 'interrupt')).toBe('paused')
  expect(nextDownloadState('waiting', 'interrupt')).toBe('paused')
  expect(nextDownloadState('paused', 'start')).toBeNull()
  expect(nextDownloadState('paused', 'go-on')).toBe('waiting')
  expect(nextDownloadState('failed', 'go-on')).toBe('waiting')
})

test('what has ended goes nowhere, and everything else can be cancelled', () => {
  for (const state of downloadState.options) {
    expect(nextDownloadState(state, 'cancel') === null).toBe(downloadHasEnded(state))
    if (downloadHasEnded(state)) expect(nextDownloadState(state, 'go-on')).toBeNull()
  }
})
