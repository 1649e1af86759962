// A child tells its parent of a refused connection over the line that its calls use.

export interface ChildRefusal {
  refused: string
}

export function isChildRefusal(message: unknown): message is ChildRefusal {
  return typeof message === 'object' && message !== null && 'refused' in message && typeof message.refused === 'string'
}

/** For the child: tells the parent, where there is one. */
export function tellParent(destination: string): void {
  process.send?.({ refused: destination } satisfies ChildRefusal)
}
