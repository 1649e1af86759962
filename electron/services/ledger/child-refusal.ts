// A child tells its parent of a refused connection over the line that its calls use.

export interface ChildRefusal {
  refused: string
}

export function isChildRefusal(message: unknown): message is ChildRefusal {
  return typeof message === 'object' && message !== null && 'refused' in message && typeof message.refused === 'string'
}
