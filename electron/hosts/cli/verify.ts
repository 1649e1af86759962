import { verifyArchiveFile } from '../../services/archives/verify-file.ts'

/** What the verifier says of an archive, line by line. Throws `archive-unreadable`. */
export async function verifyReport(path: string): Promise<{ text: string; whole: boolean }> {
  const { whole, seal, manifest, checks } = await verifyArchiveFile(path)
  const lines = [
    whole ? 'This archive is whole.' : 'This archive is NOT whole.',
    ...(manifest
      ? [`Case: ${oneLine(manifest.caseTitle)}, written ${oneLine(manifest.exportedAt)} by ${oneLine(manifest.exportedBy)}`]
      : []),
    `Seal: ${seal ?? 'none'}`,
    ...checks.flatMap(({ passed, said }) => said.map((sentence) => `${passed ? ' ok ' : ' !! '} ${oneLine(sentence)}`)),
  ]
  return { text: `${lines.join('\n')}\n`, whole }
}

/** Words from the archive, without what a terminal would act upon. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
