/** The look of a report: paper first, a screen after it. Read as data by the document, so it is kept out of the way here. */
export const REPORT_STYLE = `
:root { --ink: #16191d; --soft: #4a525b; --faint: #68717b; --line: #d4d9de; --wash: #f4f6f7; --accent: #17706b; --warn: #8a5200; }
* { box-sizing: border-box; }
html { background: #e9ebed; }
body { max-width: 52rem; margin: 2rem auto; padding: 3.5rem 4rem 4rem; background: #fff; color: var(--ink);
  font: 10.5pt/1.5 "Source Serif 4", "Noto Serif", Georgia, "Times New Roman", "DejaVu Serif", serif; box-shadow: 0 1px 3px rgb(0 0 0 / 12%); }
h1, h2, h3, .kicker, table, dl, figcaption, .col h3, footer, .tag { font-family: "Source Sans 3", "Noto Sans", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; }
p, h1, h2, h3, dl, ul, figure, pre { margin: 0; }
.kicker { color: var(--accent); font-size: 9pt; font-weight: 600; letter-spacing: 0.08em; text-transform: uppercase; }
h1 { margin: 0.35rem 0 1.25rem; font-size: 22pt; line-height: 1.15; font-weight: 650; overflow-wrap: anywhere; }
h2 { margin: 2.25rem 0 0.75rem; padding-bottom: 0.3rem; border-bottom: 1px solid var(--line); font-size: 13.5pt; line-height: 1.3; font-weight: 650; overflow-wrap: anywhere; break-after: avoid; }
h3 { margin: 1.25rem 0 0.4rem; font-size: 10pt; line-height: 1.35; font-weight: 650; overflow-wrap: anywhere; break-after: avoid; }
p { margin-bottom: 0.6rem; max-width: 42rem; overflow-wrap: anywhere; }
p.lead { font-size: 13pt; line-height: 1.4; }
p.faint { color: var(--faint); font-size: 9.5pt; }
p.warn { padding: 0.5rem 0.75rem; border-left: 3px solid #e0a94f; background: #fff7e8; color: var(--warn); }
ul { margin-bottom: 0.75rem; padding-left: 1.2rem; }
li { margin-bottom: 0.25rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.2rem 1rem; margin-bottom: 0.75rem; font-size: 9pt; line-height: 1.45; }
dt { color: var(--faint); }
dd { margin: 0; overflow-wrap: anywhere; }
dl.mono dd { font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; font-size: 7.75pt; line-height: 1.6; }
header dl { padding: 0.75rem 0; border-block: 1px solid var(--line); }
table { width: 100%; margin: 0.25rem 0 1rem; border-collapse: collapse; font-size: 8.5pt; line-height: 1.4; }
thead { display: table-header-group; }
th { padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1.5px solid var(--ink); color: var(--soft); font-weight: 600; text-align: left; vertical-align: bottom; white-space: nowrap; }
td { padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th:last-child, td:last-child { padding-right: 0; }
tr { break-inside: avoid; }
.end { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.wide { width: 42%; }
td.mono { font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; font-size: 7.5pt; }
figure { margin: 0.75rem 0 1.25rem; break-inside: avoid; }
figcaption { margin-top: 0.4rem; color: var(--soft); font-size: 8.25pt; line-height: 1.45; overflow-wrap: anywhere; }
.photo { position: relative; overflow: hidden; background: #eceff1; line-height: 0; text-align: center; }
.photo .frame { position: relative; display: inline-block; max-width: 100%; }
.photo img { display: block; max-width: 100%; max-height: 11cm; }
.photo svg { position: absolute; inset: 0; width: 100%; height: 100%; }
.cover { max-width: none; padding: 3.5rem 1rem; background: #eceff1; color: var(--soft); text-align: center; }
.maps { display: grid; grid-template-columns: 1fr 1fr; gap: 0.75rem; }
.maps svg { display: block; width: 100%; height: auto; border: 1px solid #b7c0c8; }
pre { margin: 0.25rem 0 0.9rem; padding: 0.6rem 0.8rem; border-left: 3px solid var(--line); background: var(--wash); white-space: pre-wrap; overflow-wrap: anywhere;
  font: 9.5pt/1.5 "Source Serif 4", "Noto Serif", Georgia, "DejaVu Serif", serif; }
.beside { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; margin: 0.5rem 0 1rem; break-inside: avoid; }
.col { padding-top: 0.5rem; border-top: 2px solid var(--accent); min-width: 0; }
.col + .col { border-top-color: #c2410c; }
.col h3 { margin-top: 0; }
.col dl { grid-template-columns: minmax(5rem, max-content) minmax(0, 1fr); }
footer { margin-top: 3rem; padding-top: 0.75rem; border-top: 1px solid var(--line); color: var(--faint); font-size: 8pt; overflow-wrap: anywhere; }
@media (max-width: 44rem) {
  body { margin: 0; padding: 1.5rem 1.25rem; }
  .beside, .maps { grid-template-columns: 1fr; }
}
@page { size: A4; margin: 18mm 17mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #68717b; } }
@media print {
  html { background: none; }
  body { max-width: none; margin: 0; padding: 0; box-shadow: none; font-size: 9.75pt; }
  .photo img { max-height: 7.5cm; }
  h2 { margin-top: 1.5rem; }
  p, li { orphans: 3; widows: 3; }
  .new-page { break-before: page; }
  .new-page > h2 { margin-top: 0; }
  footer { margin-top: 1.5rem; break-inside: avoid; break-before: avoid; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
