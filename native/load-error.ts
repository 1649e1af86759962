export type NativeLoadErrorCode = 'addon-not-built' | 'libraries-missing' | 'libraries-unusable' | 'cpu-variant-unknown'

/** The addon could not be brought into the process at all. `details` are facts for the message. */
export class NativeLoadError extends Error {
  readonly code: NativeLoadErrorCode
  readonly details: Record<string, string>

  constructor(code: NativeLoadErrorCode, details: Record<string, string>, options?: { cause?: unknown }) {
    super(`${code}: ${JSON.stringify(details)}`, options)
    this.name = 'NativeLoadError'
    this.code = code
    this.details = details
  }
}
