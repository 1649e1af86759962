import { z } from 'zod'
import type { HubRepo } from '../../electron/contract/downloads.ts'
import { downloadProblem } from './download-problem.ts'
import type { HubAnswer, HubConnection } from './hub-connection.ts'
import { type Pace, withPatience } from './patience.ts'
import { leadsOut } from './safe-name.ts'
import { refuseStatus } from './transport-fault.ts'

/** What the hub says that a file's bytes are: LFS files have their SHA-256, small ones git's own hash of a blob. */
export interface HubHash {
  kind: 'sha256' | 'git-blob'
  value: string
}

export interface HubFile {
  path: string
  bytes: number
  hash: HubHash
}

export interface HubListing {
  repo: HubRepo
  /** The commit that the revision stood for when it was asked; 40 hexadecimal digits. */
  commit: string
  /** As its publisher states it; null where nothing is stated. */
  licence: string | null
  files: HubFile[]
}

interface Asking {
  host: string
  pace: Pace
  signal: AbortSignal | undefined
}

const MOST_JSON_BYTES = 32 * 1024 * 1024
const MOST_PAGES = 100

const revisionAnswer = z.object({
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  cardData: z
    .object({ license: z.union([z.string(), z.array(z.string())]), license_name: z.string() })
    .partial()
    .nullish(),
})

const treeAnswer = z.array(
  z.object({
    type: z.string(),
    path: z.string().max(1000),
    size: z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER),
    oid: z.string().regex(/^[0-9a-f]{40}$|^[0-9a-f]{64}$/),
    lfs: z.object({ oid: z.string().regex(/^(sha256:)?[0-9a-f]{64}$/), size: z.number().int().nonnegative() }).nullish(),
  }),
)

/**
 * What a revision of a repository holds, pinned to its commit. Throws `download-not-found`, `-not-allowed`,
 * `-unreachable`, `-answer-odd`, and `download-name-refused` for a list that leads out of its folder.
 */
export async function listHub(
  connection: HubConnection,
  { repo, revision }: { repo: HubRepo; revision: string },
  asking: Asking,
): Promise<HubListing> {
  const purpose = `Asking what ${repo} holds`
  const ask = <Answer>(path: string, schema: z.ZodType<Answer>) => askJson(connection, path, { repo, purpose, schema }, asking)
  const revisionPath = `api/models/${repo}/revision/${encodeURIComponent(revision)}`
  const { sha: commit, cardData } = (await ask(revisionPath, revisionAnswer)).content
  const files: HubFile[] = []
  let cursor = ''
  for (let page = 0; page < MOST_PAGES; page++) {
    const { content, next } = await ask(`api/models/${repo}/tree/${commit}?recursive=true${cursor}`, treeAnswer)
    for (const { type, path, size, oid, lfs } of content) {
      if (leadsOut(path)) {
        const shown = JSON.stringify(path.slice(0, 120))
        throw downloadProblem('download-name-refused', `The hub lists a file outside of the model’s folder: ${shown}.`, { name: shown })
      }
      if (type === 'file') files.push({ path, bytes: lfs?.size ?? size, hash: hashOf(oid, lfs?.oid) })
    }
    if (next === null) return { repo, commit, licence: licenceOf(cardData), files }
    cursor = `&cursor=${encodeURIComponent(next)}`
  }
  throw downloadProblem('download-answer-odd', `The list of files of ${repo} does not end.`, { pages: MOST_PAGES })
}

function hashOf(oid: string, lfsOid: string | undefined): HubHash {
  if (lfsOid !== undefined) return { kind: 'sha256', value: lfsOid.replace('sha256:', '') }
  return { kind: 'git-blob', value: oid }
}

function licenceOf(card: z.infer<typeof revisionAnswer>['cardData']): string | null {
  const stated = card?.license_name ?? [card?.license ?? []].flat().join(', ')
  return stated.slice(0, 200) || null
}

async function askJson<Answer>(
  connection: HubConnection,
  path: string,
  { repo, purpose, schema }: { repo: HubRepo; purpose: string; schema: z.ZodType<Answer> },
  { host, pace, signal }: Asking,
): Promise<{ content: Answer; next: string | null }> {
  return withPatience(host, { pace, signal }, async () => {
    const answer = await connection.get(path, { purpose, headers: { accept: 'application/json' }, signal })
    if (answer.status !== 200) {
      answer.discard()
      refuseStatus(answer.status, { what: repo, host, retryAfter: answer.header('retry-after') })
    }
    const parsed = schema.safeParse(await readJson(answer, repo))
    if (!parsed.success) throw unreadable(repo, parsed.error.issues[0]?.message ?? '')
    return { content: parsed.data, next: cursorOf(answer.header('link')) }
  })
}

async function readJson(answer: HubAnswer, repo: string): Promise<unknown> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of answer.chunks()) {
    bytes += chunk.byteLength
    if (bytes > MOST_JSON_BYTES) throw unreadable(repo, 'it does not end')
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) throw unreadable(repo, 'it is no JSON')
    throw error
  }
}

/** Of `<…?cursor=…>; rel="next"` the cursor alone: a mirror may pass on the hub's own address. */
function cursorOf(link: string | null): string | null {
  const next = link?.match(/<([^>]+)>\s*;\s*rel="?next"?/)?.[1]
  return next === undefined ? null : (URL.parse(next, 'https://hub.invalid')?.searchParams.get('cursor') ?? null)
}

function unreadable(repo: string, reason: string) {
  return downloadProblem('download-answer-odd', `What the hub says of ${repo} could not be understood.`, { reason })
}
