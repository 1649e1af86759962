import { Copy } from 'lucide-react'
import { useState } from 'react'
import type { Sample } from '../../../electron/contract/runs.ts'
import { entityStrings, reasoningStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { RawText } from '../../ui/raw-text.tsx'

/** The words exactly as the model wrote them, to read and to take along. */
export function RawWords({ sample: { text, tokens, seed } }: { sample: Sample }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <div className="raw-words">
      <p className="faint figures">{reasoningStrings.asWritten(tokens, seed)}</p>
      <RawText label={reasoningStrings.raw} text={text} />
      <Button kind="quiet" icon={<Copy aria-hidden="true" />} onClick={() => void copy()}>
        <span role="status">{copied ? entityStrings.copied : entityStrings.copy}</span>
      </Button>
    </div>
  )
}
