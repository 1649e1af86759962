// The line to a child process. The hosts decide what a child is (a Node process here, a utility process in the
// desktop program); the services only ever see this.

/** How a child ended. Its death is a value, never an exception. */
export interface ChildExit {
  reason: 'exited' | 'killed' | 'crashed'
  code: number | null
  signal: string | null
  /** The last lines it wrote to stderr. */
  lastWords: string
}

export interface ChildLine {
  readonly pid: number | undefined
  /** Structured-clone data only. */
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: (exit: ChildExit) => void): void
  kill(): void
}

/** `engine` owns the model's memory; `reader` opens hostile files (photos, OCR). */
export type ChildKind = 'engine' | 'reader'
export type OpenChild = (kind: ChildKind) => ChildLine
