import { CHANNEL_ROWS, type ToneSettings } from '../../../../electron/core/photos/tones.ts'

export const TONE_FILTER_ID = 'viewer-tones'

/** The tones as a filter for the painted picture alone: boxes and lines over it keep their colours. */
export function ToneFilter({ channel, curve }: { channel: ToneSettings['channel']; curve: readonly number[] }) {
  const row = CHANNEL_ROWS[channel]
  const values = curve.map((value) => (value / 255).toFixed(5)).join(' ')
  return (
    <svg className="viewer-filters" aria-hidden="true">
      <filter id={TONE_FILTER_ID} colorInterpolationFilters="sRGB" x="0" y="0" width="1" height="1">
        {row && <feColorMatrix type="matrix" values={matrix(row)} />}
        <feComponentTransfer>
          <feFuncR type="table" tableValues={values} />
          <feFuncG type="table" tableValues={values} />
          <feFuncB type="table" tableValues={values} />
        </feComponentTransfer>
      </filter>
    </svg>
  )
}

function matrix([red, green, blue]: readonly [number, number, number]): string {
  const line = `${red} ${green} ${blue} 0 0`
  return `${line} ${line} ${line} 0 0 0 1 0`
}
