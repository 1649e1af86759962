import type { ComponentProps, ReactNode } from 'react'
import { Tip } from './tip.tsx'

type ButtonKind = 'plain' | 'primary' | 'quiet' | 'danger'

interface ButtonProps extends ComponentProps<'button'> {
  kind?: ButtonKind
  icon?: ReactNode
}

export function Button({ kind = 'plain', icon, children, className = '', ...rest }: ButtonProps) {
  return (
    <button type="button" className={`button button-${kind} ${className}`} {...rest}>
      {icon}
      {children}
    </button>
  )
}

interface IconButtonProps extends ComponentProps<'button'> {
  /** Its name for screen readers and in its tip. */
  label: string
  /** Keys as shown to the person: `Ctrl O`. */
  keys?: string
  kind?: ButtonKind
}

export function IconButton({ label, keys, kind = 'quiet', className = '', children, ...rest }: IconButtonProps) {
  return (
    <Tip text={label} keys={keys}>
      <button type="button" aria-label={label} className={`button button-icon button-${kind} ${className}`} {...rest}>
        {children}
      </button>
    </Tip>
  )
}
