import { expect, test } from 'vitest'
import { librarySettings } from '../../../../../electron/contract/settings.ts'
import { networkDraft, readNetworkDraft } from '../../../../../renderer/features/models/network-draft.ts'

const EMPTY = { mirror: '', proxy: '', limit: '' }

test('empty fields are settings that are not set, and back', () => {
  const nothing = { hubMirror: null, hubProxy: null, downloadLimit: null }
  expect(readNetworkDraft(EMPTY)).toEqual({ changes: nothing, wrong: [] })
  expect(networkDraft(librarySettings.parse({}))).toEqual(EMPTY)
})

test('what is typed is read with its blanks and its comma', () => {
  const typed = { mirror: ' https://mirror.example ', proxy: 'http://proxy.example:3128', limit: '2,5' }
  const changes = { hubMirror: 'https://mirror.example', hubProxy: 'http://proxy.example:3128', downloadLimit: 2.5 }
  expect(readNetworkDraft(typed)).toEqual({ changes, wrong: [] })
  expect(networkDraft(librarySettings.parse(changes))).toEqual({ mirror: changes.hubMirror, proxy: changes.hubProxy, limit: '2.5' })
})

test('each field that cannot be read is named, and changes nothing', () => {
  const typed = { mirror: 'mirror.example', proxy: 'http://ana:secret@proxy.example', limit: 'fast' }
  expect(readNetworkDraft(typed)).toEqual({ changes: {}, wrong: ['mirror', 'proxy', 'limit'] })
  expect(readNetworkDraft({ ...EMPTY, limit: '0' }).wrong).toEqual(['limit'])
})
