import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { uiStrings } from '../strings/index.ts'
import { Button } from './button.tsx'

interface DialogProps {
  title: string
  open: boolean
  onClose: () => void
  wide?: boolean
  children: ReactNode
}

/** The browser's own modal dialog: it keeps the focus, closes on Escape, and needs no injected style. */
export function Dialog({ title, open, onClose, wide = false, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = ref.current
    if (open && dialog && !dialog.open) {
      dialog.showModal()
      // What the dialog was opened for: its first field, or its text; never the button that closes it.
      const field = dialog.querySelector<HTMLElement>('input, textarea, select') ?? dialog
      field.focus()
    }
    if (!open && dialog?.open) dialog.close()
  }, [open])
  return (
    <dialog
      ref={ref}
      tabIndex={-1}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={titleId}
      onClose={onClose}
      closedby="any"
    >
      {open && (
        <>
          <header className="dialog-head">
            <h2 id={titleId}>{title}</h2>
            <Button kind="quiet" className="button-icon" aria-label={uiStrings.close} onClick={onClose}>
              <X aria-hidden="true" />
            </Button>
          </header>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long text must scroll by keyboard. */}
          <div className="dialog-body" tabIndex={0}>
            {children}
          </div>
        </>
      )}
    </dialog>
  )
}
