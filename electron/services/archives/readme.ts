/** Lies in every archive, for whoever opens it without knowing what it is. */
export function readmeText(caseTitle: string): string {
  return `A case of Whereabouts

  ${caseTitle}

This file is one whole case: the original bytes of its photos, everything that was found in them, every run of a
model with what is needed to do it again, notes and verdicts with those that were withdrawn, and the case's part of
the log, in which every entry vouches for the one before it.

  manifest.json   what is here: every file with its length and its SHA-256
  seal.txt        the SHA-256 of manifest.json. Whoever sent you this archive can tell you the same number on
                  another way (by telephone, in print): then nothing can have been exchanged on the way
  originals/      the photos, byte for byte, each named by its SHA-256
  rows/           tables, one row a line, as JSON
  log.jsonl       the case's entries of the log, one a line: "hash" is the SHA-256 of "previousHash" followed by
                  the entry itself as JSON with its keys in order and without blanks (sequence, at, actor,
                  action, subject, details)

To check it, open verify.html (it comes with Whereabouts and can be saved beside the archive) in any browser and drop
this file on it. It needs no network and no installation. Without it:

  unzip case.whereabouts -d case && cd case && sha256sum -c seal.txt

To work with it, choose "Import case" in Whereabouts.
`
}
