import { ImageOff } from 'lucide-react'
import { useState } from 'react'

interface SmallPictureProps {
  className: string
  /** Null where it is known beforehand that there is nothing to show. */
  address: string | null
  /** What stands in its place when there is nothing to show. */
  missing: string
  /** Why there is nothing to show. */
  reason?: string | undefined
}

/** A photo made small, beside words that name it. Bytes that cannot be read any more leave a sign in its place. */
export function SmallPicture({ className, address, missing, reason }: SmallPictureProps) {
  const [failed, setFailed] = useState<string | null>(null)
  if (address === null || failed === address) {
    return (
      <span className={className} title={reason ?? missing}>
        <ImageOff role="img" aria-label={missing} />
      </span>
    )
  }
  return (
    <img className={className} src={address} alt="" loading="lazy" decoding="async" draggable={false} onError={() => setFailed(address)} />
  )
}
