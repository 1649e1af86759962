/** Prints a page of ours on paper. The desktop shell prints with its own engine; the other hosts with the system's Chromium. */
export interface PagePrinter {
  /** The program that prints, to be named to the person. */
  name: string
  /** A PDF of the HTML, which loads nothing. Throws `ProblemError`s in words for people, and the signal's reason. */
  printPdf(html: string, signal?: AbortSignal): Promise<Uint8Array>
}

/** Looks for a printer when one is needed: null where there is none. */
export type FindPagePrinter = () => Promise<PagePrinter | null>
