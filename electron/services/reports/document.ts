// A report becomes one HTML file that loads nothing and runs nothing. Every word from outside goes through `markup`.
import type { PhotoId } from '../../contract/ids.ts'
import type { Block, Column, MarkedBox, Report, Section } from '../../core/report/report.ts'
import { Markup, markup } from './markup.ts'
import { REPORT_STYLE } from './style.ts'

export interface ReportPictures {
  /** The photo as it is shown, base64 of a WebP; missing where it cannot be shown. */
  photos: ReadonlyMap<PhotoId, string>
  maps: ReadonlyMap<PhotoId, { overview: Markup; detail: Markup }>
}

/** Nothing may be loaded, run, framed or sent: pictures stand in the file itself. */
const CSP = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

export function reportDocument(report: Report, pictures: ReportPictures): string {
  const facts = factList(report.facts)
  // The style holds a string of its own after the last rule: where each page says what it belongs to.
  const footer = report.footer.replace(/[^\p{L}\p{N} .,:()·-]/gu, ' ')
  const style = new Markup(`${REPORT_STYLE}@page { @bottom-left { content: "${footer}"; font: 8pt sans-serif; color: #68717b; } }\n`)
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CSP}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Whereabouts">
<title>${report.title}</title>
<style>${style}</style>
</head>
<body>
<header>
<p class="kicker">${report.kicker}</p>
<h1 dir="auto">${report.title}</h1>
${facts}
</header>
<main>
${report.sections.map((section) => sectionMarkup(section, pictures))}
</main>
<footer>${report.footer}</footer>
</body>
</html>
`
  return page.toString()
}

function sectionMarkup({ title, newPage, blocks }: Section, pictures: ReportPictures): Markup {
  return markup`<section${newPage ? markup` class="new-page"` : ''}>
<h2 dir="auto">${title}</h2>
${blocks.map((block) => blockMarkup(block, pictures))}</section>
`
}

function blockMarkup(block: Block, pictures: ReportPictures): Markup {
  switch (block.kind) {
    case 'heading':
      return markup`<h3 dir="auto">${block.text}</h3>\n`
    case 'paragraph':
      return markup`<p${block.tone ? markup` class="${block.tone}"` : ''} dir="auto">${block.text}</p>\n`
    case 'list':
      return markup`<ul>${block.items.map((item) => markup`<li dir="auto">${item}</li>`)}</ul>\n`
    case 'facts':
      return factList(block.facts, block.mono)
    case 'table':
      return tableMarkup(block.columns, block.rows)
    case 'words':
      return markup`<pre dir="auto">${block.text}</pre>\n`
    case 'photo':
      return photoMarkup(block, pictures)
    case 'maps':
      return mapsMarkup(block, pictures)
    case 'beside':
      return markup`<div class="beside">${block.columns.map(
        ({ title, blocks }) => markup`<div class="col"><h3>${title}</h3>${blocks.map((inner) => blockMarkup(inner, pictures))}</div>`,
      )}</div>\n`
  }
}

function factList(facts: readonly (readonly [string, string])[], mono = false): Markup {
  const pairs = facts.map(([name, value]) => markup`<dt>${name}</dt><dd dir="auto">${value}</dd>`)
  return markup`<dl${mono ? markup` class="mono"` : ''}>${pairs}</dl>\n`
}

function tableMarkup(columns: readonly Column[], rows: readonly (readonly string[])[]): Markup {
  const classes = columns.map(({ align, mono, wide }) => [align, mono && 'mono', wide && 'wide'].filter(Boolean).join(' '))
  const classOf = (index: number) => (classes[index] ? markup` class="${classes[index]}"` : '')
  const head = columns.map(({ title }, index) => markup`<th scope="col"${classOf(index)}>${title}</th>`)
  const body = rows.map((row) => markup`<tr>${row.map((cell, index) => markup`<td${classOf(index)} dir="auto">${cell}</td>`)}</tr>\n`)
  return markup`<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}</tbody>\n</table>\n`
}

function photoMarkup({ photoId, alt, caption, boxes, covered }: Extract<Block, { kind: 'photo' }>, { photos }: ReportPictures): Markup {
  const bytes = photos.get(photoId)
  const shown = bytes
    ? markup`<div class="photo"><span class="frame"><img src="data:image/webp;base64,${bytes}" alt="${alt}">${boxes.length > 0 ? boxesMarkup(boxes) : ''}</span></div>`
    : markup`<p class="cover">${covered ? 'Covered in this report, because it may be hard to look at.' : 'The photo cannot be shown.'}</p>`
  return markup`<figure>${shown}<figcaption dir="auto">${caption}</figcaption></figure>\n`
}

const BOX_COLOURS = { clue: '#ffb224', entity: '#4fd6e8' }

/** Corners are fractions of the photo: a square of 100 that is drawn out over it, with lines and figures that are not. */
function boxesMarkup(boxes: readonly MarkedBox[]): Markup {
  const outlines = boxes.map(({ corners, of }) => {
    const points = corners.map(({ x, y }) => `${(x * 100).toFixed(2)},${(y * 100).toFixed(2)}`).join(' ')
    return markup`<polygon points="${points}" fill="none" stroke="#000" stroke-opacity="0.55" stroke-width="4" vector-effect="non-scaling-stroke"/><polygon points="${points}" fill="none" stroke="${BOX_COLOURS[of]}" stroke-width="2" vector-effect="non-scaling-stroke"/>`
  })
  const numbers = boxes.map(({ mark, corners, of }) => {
    const x = Math.min(...corners.map((corner) => corner.x)) * 100
    const y = Math.min(...corners.map((corner) => corner.y)) * 100
    return markup`<svg x="${x.toFixed(2)}%" y="${y.toFixed(2)}%" overflow="visible" width="1" height="1"><rect x="-1" y="-14" width="${mark.length * 7 + 7}" height="14" fill="${BOX_COLOURS[of]}"/><text x="3" y="-3.5" font-family="Arial, DejaVu Sans, sans-serif" font-size="10" font-weight="700" fill="#16191d">${mark}</text></svg>`
  })
  return markup`<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">${outlines}</svg><svg overflow="visible" aria-hidden="true">${numbers}</svg>`
}

function mapsMarkup({ photoId, caption }: Extract<Block, { kind: 'maps' }>, { maps }: ReportPictures): Markup {
  const drawn = maps.get(photoId)
  if (!drawn) return markup``
  return markup`<figure><div class="maps">${drawn.overview}${drawn.detail}</div><figcaption dir="auto">${caption}</figcaption></figure>\n`
}
