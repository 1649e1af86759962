import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import type { CoordinateFormat } from '../../../electron/contract/settings.ts'
import { COORDINATE_FORMS, coordinateText } from '../../../electron/core/coordinates/coordinate-text.ts'
import { atlasStrings } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import type { Spot } from './spot-store.ts'

const SHOWN_MS = 1500

/** A place in every form, each to be copied; the library's own form first. */
export function CoordinateList({ spot, format }: { spot: Spot; format: CoordinateFormat }) {
  const forms = [format, ...COORDINATE_FORMS.filter((form) => form !== format)]
  return (
    <dl className="coordinates">
      {forms.map((form) => {
        const text = coordinateText(form, spot.at, spot.precisionM)
        return (
          <div key={form}>
            <dt>{atlasStrings.forms[form]}</dt>
            <dd className="figures">{text ?? <span className="faint">{atlasStrings.noUtm}</span>}</dd>
            {text && <CopyButton text={text} label={atlasStrings.copyForm(atlasStrings.forms[form])} />}
          </div>
        )
      })}
    </dl>
  )
}

function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), SHOWN_MS)
  }
  return (
    <IconButton label={copied ? atlasStrings.copied : label} onClick={() => void copy()}>
      {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
    </IconButton>
  )
}
