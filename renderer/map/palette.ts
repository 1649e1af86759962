const NAMES = [
  'water',
  'land',
  'coast',
  'border',
  'admin',
  'label',
  'label-town',
  'label-country',
  'label-faint',
  'label-water',
  'halo',
  'mass',
  'region',
  'pin',
  'graticule',
  'green',
  'building',
  'road',
  'highway',
  'claim',
  'hint',
  'hint-not',
  'sun',
  'overlay',
] as const

export type Palette = Record<(typeof NAMES)[number], string>

/** The map's colours as the style sheet has them in the present theme. A canvas cannot read `light-dark()` itself. */
export function readPalette(container: HTMLElement): Palette {
  const probe = document.createElement('span')
  probe.hidden = true
  container.append(probe)
  const read = (name: string) => {
    probe.style.color = `var(--map-${name})`
    return getComputedStyle(probe).color
  }
  const palette = Object.fromEntries(NAMES.map((name) => [name, read(name)])) as Palette
  probe.remove()
  return palette
}
