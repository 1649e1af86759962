/** One request that is about to leave this machine. */
export interface Departure {
  /** `host:port` that is connected to: the proxy's where there is one. */
  connectsTo: string
  /** `host:port` that the request is for. */
  destination: string
  /** What for, in plain words. */
  purpose: string
}

/** An allowed departure, until it is closed. */
export interface Passage {
  /** Bytes of the request's head and of the answer's head and body so far, as the other side sees them: without encryption. */
  count(bytesSent: number, bytesReceived: number): void
  close(): void
}

/** Asked before every request: writes it down and lets it through, or throws. */
export type Leave = (departure: Departure) => Passage
