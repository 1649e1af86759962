// Reports over a real library, whose case holds markup wherever words can come from outside.

import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PhotoPolygon } from '../../../electron/contract/clues.ts'
import type { PhotoId } from '../../../electron/contract/ids.ts'
import type { ReportRequest } from '../../../electron/contract/reports.ts'
import { borderViewStatement } from '../../../electron/core/geography/border-views.ts'
import { openLibrary } from '../../../electron/services/library/open-library.ts'
import { findChromiumPrinter } from '../../../electron/services/reports/chromium-printer.ts'
import { queueEntityCheck, saveFinding } from '../../../electron/services/store/entity-checks.ts'
import { finishRun } from '../../../electron/services/store/run-changes.ts'
import { addSample } from '../../../electron/services/store/samples.ts'
import { findChromium } from '../../driver/chromium.ts'
import { type FullCase, fullCase, HOSTILE } from '../../fixtures/archives/full-case.ts'
import { newSample, runUnderWay, TIMINGS } from '../../fixtures/libraries/rows.ts'
import { type OpenedWorkbench, openWorkbench } from '../../fixtures/workbench/open-workbench.ts'

describe('a report', () => {
  let opened: OpenedWorkbench
  let full: FullCase
  let request: ReportRequest

  beforeAll(async () => {
    opened = await openWorkbench()
    const library = openLibrary({ folder: opened.folder, actor: HOSTILE })
    full = await fullCase(library, HOSTILE.slice(0, 60))
    const runId = runUnderWay(library, full.photoIds[0]!)
    const [quay, tram] = full.photoIds as [PhotoId, PhotoId]
    const { client } = opened
    await client.cases.change({
      caseId: full.caseId,
      changes: { status: 'needs-help', assignee: HOSTILE, tags: [HOSTILE.slice(0, 60)], fields: [{ name: 'Source <i>', value: HOSTILE }] },
    })
    await client.photos.change({ photoId: quay, changes: { status: 'ready', tags: ['<u>seen</u>'] } })
    await client.groups.create({ caseId: full.caseId, name: HOSTILE, photoIds: [quay, tram] })
    const area = { kind: 'country', countryCode: 'ES' } as const
    const content = { side: 'inside', strength: 'perhaps', name: HOSTILE, note: HOSTILE, on: true, area } as const
    await client.hints.add({ caseId: full.caseId, photoId: quay, content })
    await client.hints.add({ caseId: full.caseId, photoId: null, content: { ...content, note: 'Switched off', on: false } })
    const told = newSample(runId, 0)
    told.sample.answer.reasoning = `A sign reads “RUA <b>DO</b> OURO”; there is a red tram and a palm tree. ${HOSTILE}`
    told.sample.text = HOSTILE
    addSample(library.write, told, library.stamp())
    finishRun(library.write, { runId, timings: TIMINGS }, library.stamp())
    const { entities } = await client.entities.ofRun({ runId })
    queueEntityCheck(library.write, { runId, sessionId: library.session, method: { entities: 1 }, total: entities.length }, library.stamp())
    const corner = (x: number, y: number) => ({ x, y })
    const region = [corner(0.1, 0.1), corner(0.4, 0.1), corner(0.4, 0.3), corner(0.1, 0.3)] as PhotoPolygon
    for (const { key } of entities) {
      const found = key.startsWith('vehicle') ? 'unsupported' : key.startsWith('vegetation') ? 'doubtful' : 'grounded'
      saveFinding(library.write, {
        ...{ runId, key, placed: true },
        finding: {
          ...{ status: found, reason: found === 'grounded' ? 'read-in-photo' : found === 'doubtful' ? 'hardly-seen' : 'not-seen' },
          line: found === 'grounded' ? { text: HOSTILE, reader: 'ocr', confidence: 0.9 } : null,
          ...{ seenProbability: 0.41, controlProbability: 0.32, asked: null, regionSource: null, checkedAt: '2026-11-23T04:00:00.000Z' },
          region: found === 'grounded' ? region : null,
        },
      })
    }
    library.close()
    request = {
      ...{ caseId: full.caseId, photoIds: full.photoIds.slice(0, 2), format: 'html', author: HOSTILE },
      ...{ photoSidePx: 320, coverGraphic: true, includeWords: true, includeLog: true },
    }
  })
  afterAll(async () => {
    expect(opened.bugs).toEqual([])
    await opened[Symbol.asyncDispose]()
  })

  async function made(asked: Partial<ReportRequest> = {}): Promise<Uint8Array> {
    for await (const event of await opened.client.reports.make({ ...request, ...asked })) {
      if (event.type === 'failed') throw new Error(event.problem.code)
      if (event.type !== 'ready') continue
      const answer = await opened.workbench.files(new Request(`http://page/made/${event.file.token}`))
      expect(answer.headers.get('content-disposition')).toContain('attachment')
      return new Uint8Array(await answer.arrayBuffer())
    }
    throw new Error('It ended without a word.')
  }

  it('holds what is concluded, the hashes and the log, and no other markup than its own', async () => {
    const html = new TextDecoder().decode(await made())
    expect(html).toContain('default-src &#39;none&#39;; img-src data:; style-src &#39;unsafe-inline&#39;')
    expect(html.match(/<(script|iframe|object|embed|link|base|form|a|input|button|template)\b/gi)).toBeNull()
    expect(html.match(/<[^>]*\son[a-z]+\s*=/gi)).toBeNull()
    for (const [, address] of html.matchAll(/<[^>]*\s(?:src|href)\s*=\s*"([^"]*)/gi)) expect(address).toMatch(/^data:image\/webp;base64,/)
    expect(html).not.toMatch(/url\(|@import/)
    for (const told of [
      'verdict decided',
      'What is concluded',
      'Method and its limits',
      'SHA-256 of the original',
      'test-tiny',
      '&lt;script&gt;alert(1)',
    ])
      expect(html).toContain(told)
    expect(html).not.toContain('secret.jpg')
  })

  it('holds where the work stands, groups, hints with their weight, claims and what was found of them, and whether the file fits', async () => {
    const html = new TextDecoder().decode(await made({ includeLog: false, includeWords: false }))
    const text = html.replace(/<[^>]*>/g, ' ')
    for (const told of ['needs help', 'Source &lt;i&gt;', '&lt;u&gt;seen&lt;/u&gt;', 'Group']) expect(text).toContain(told)
    expect(text).toMatch(/perhaps: as often right as wrong\s+(?:for|against) 1/)
    expect(text).toMatch(/Switched off[\s\S]{0,200}switched off/)
    for (const told of [
      'What the answers claim to see',
      'Found in the photo',
      'Doubtful',
      'Not found',
      'Yes with the photo: 41 %; without it: 32 %',
    ])
      expect(text).toContain(told)
    for (const told of ['Does the file fit the candidates?', 'What stands out in it', 'Projector file', 'Originals and their hashes'])
      expect(text).toContain(told)
  })

  it('is drawn by a browser without running, loading or breaking anything', async (context) => {
    const executablePath = findChromium()
    if (!executablePath) return context.skip('no Chromium')
    const browser: Browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
    try {
      const page = await browser.newPage()
      const heard: string[] = []
      page.on('dialog', (dialog) => void dialog.dismiss().then(() => heard.push('a dialog')))
      page.on('request', (asked) => !asked.url().startsWith('data:') && heard.push(asked.url()))
      await page.setContent(new TextDecoder().decode(await made()))
      expect(await page.locator('script, img:not([src^="data:image/webp"]), b').count()).toBe(0)
      expect(await page.locator('body').textContent()).toContain(HOSTILE)
      expect(heard).toEqual([])
    } finally {
      await browser.close()
    }
  })

  it('names the view of borders that was chosen, and draws it', async () => {
    const neutral = new TextDecoder().decode(await made())
    expect(neutral).toContain(borderViewStatement('iso-un'))
    await opened.client.settings.change({ borderView: 'ma' })
    const claimed = new TextDecoder().decode(await made())
    await opened.client.settings.change({ borderView: 'iso-un' })
    expect(claimed).toContain(borderViewStatement('ma'))
    expect(claimed).not.toContain(borderViewStatement('iso-un'))
    const lines = (html: string) => html.match(/<path /g)!.length
    expect(lines(claimed)).toBeGreaterThan(lines(neutral))
  })

  it('can leave the log and the words out', async () => {
    const html = new TextDecoder().decode(await made({ includeLog: false, includeWords: false, author: '' }))
    expect(html).not.toContain('From the log')
    expect(html).not.toContain('Appendix')
  })

  it('begins a page for each of several photos alone: of one photo it runs on, so that no page is left half empty', async () => {
    const pagesBegun = async (photoIds: PhotoId[]) => {
      const html = new TextDecoder().decode(await made({ photoIds, includeWords: false }))
      return html.match(/<section class="new-page">\s*<h2[^>]*>/g)?.length ?? 0
    }
    const [quay, tram] = full.photoIds as [PhotoId, PhotoId]
    expect(await pagesBegun([quay])).toBe(0)
    expect(await pagesBegun([quay, tram])).toBe(2)
  })

  it('is printed as a PDF by the system’s browser', async (context) => {
    if (!(await findChromiumPrinter())) return context.skip('no Chromium')
    expect((await opened.client.reports.abilities()).pdfBy).toBeTruthy()
    const pdf = Buffer.from(await made({ format: 'pdf' }))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(3)
    expect(pdf.includes('/JavaScript')).toBe(false)
  })

  it('says so where nothing prints, and where a photo is of another case', async () => {
    expect(await findChromiumPrinter({ PATH: '/nonexistent' })).toBeNull()
    const { id: caseId } = await opened.client.cases.create({ title: 'Another' })
    await expect(made({ caseId })).rejects.toThrow('photo-of-another-case')
  })
})
