import { join } from 'node:path'
import { expect, it } from 'vitest'
import { claimingPng } from '../../fixtures/photos/png-bytes.ts'
import { problemFrom, realReader } from '../../fixtures/photos/real-reader.ts'
import { signPhoto } from '../../fixtures/photos/sign-photo.ts'
import { temporaryFile } from '../../fixtures/photos/temporary-folder.ts'

const photos = realReader()
const sample = join(import.meta.dirname, '../../../resources/samples/petra.webp')
/** A photo that keeps the reader busy for a while: 250 megapixels. */
const slowPhoto = () => temporaryFile(claimingPng(16_000, 16_000))

it('a reader killed in the middle of a call is a problem of that call alone: the one behind it and the next succeed', async () => {
  await photos.inspect(sample)
  const first = photos.pids.pictures!
  const hit = problemFrom(photos.inspect(slowPhoto()))
  const behind = photos.inspect(sample)
  setTimeout(() => process.kill(first, 'SIGKILL'), 100)
  expect(await hit).toMatchObject({ code: 'reader-died', details: { reason: 'killed', signal: 'SIGKILL' } })
  expect(await behind).toMatchObject({ mediaType: 'image/webp' })
  expect(photos.pids.pictures).not.toBe(first)
  expect(await photos.inspect(sample)).toMatchObject({ widthPx: 1024, heightPx: 720 })
})

it('a reader that crashes is told from one that was killed', async () => {
  await photos.inspect(sample)
  const hit = problemFrom(photos.inspect(slowPhoto()))
  const { pictures } = photos.pids
  setTimeout(() => process.kill(pictures!, 'SIGSEGV'), 100)
  expect(await hit).toMatchObject({ code: 'reader-died', details: { reason: 'crashed', signal: 'SIGSEGV' } })
})

it('a call that takes too long is stopped, and the next one works', async () => {
  const limit = 250
  const impatient = realReader({
    timeLimitsMs: { inspect: limit, preview: 60_000, tiles: 60_000, pixels: 60_000, metadata: 60_000, text: 60_000 },
  })
  await impatient.preview(sample, 100)
  // A reader that is held still answers nothing, however fast the machine.
  process.kill(impatient.pids.pictures!, 'SIGSTOP')
  expect((await problemFrom(impatient.inspect(sample))).code).toBe('photo-took-too-long')
  expect((await impatient.preview(sample, 100)).length).toBeGreaterThan(100)
})

it('cancelling ends the call with the reason given, also while it waits in line', async () => {
  const first = new AbortController()
  const second = new AbortController()
  const running = photos.inspect(slowPhoto(), { signal: first.signal })
  const waiting = photos.inspect(sample, { signal: second.signal })
  second.abort(new Error('changed my mind'))
  await expect(waiting).rejects.toThrow('changed my mind')
  first.abort(new Error('and again'))
  await expect(running).rejects.toThrow('and again')
  expect(await photos.inspect(sample)).toMatchObject({ mediaType: 'image/webp' })
})

it('reading text can be cancelled between lines', async () => {
  const signs = Array.from({ length: 12 }, (_, i) => ({ text: `Line number ${i + 1}`, x: 0.5, y: 0.06 + i * 0.08, letterHeightPx: 24 }))
  const path = temporaryFile(await signPhoto(signs))
  const controller = new AbortController()
  const messages: string[] = []
  const reading = photos.text(path, {
    signal: controller.signal,
    onProgress: (_fraction, message) => {
      messages.push(message)
      if (message.startsWith('Reading line 2')) controller.abort(new Error('enough'))
    },
  })
  await expect(reading).rejects.toThrow('enough')
  expect(messages).not.toContain('Reading line 12 of 12')
})
