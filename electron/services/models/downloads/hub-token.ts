import type { HubTokenPlace } from '../../../contract/downloads.ts'
import { ProblemError } from '../../../core/problem.ts'

/** A keychain that the host has. `keep` throws with its words where it has none after all. */
export interface Secrets {
  read(name: string): Promise<string | null>
  keep(name: string, value: string): Promise<void>
  forget(name: string): Promise<void>
}

export interface HubToken {
  /** Null where there is none. */
  read(): Promise<string | null>
  place(): Promise<HubTokenPlace>
  /** Throws `token-not-kept`. */
  keep(token: string): Promise<void>
  forget(): Promise<void>
}

const NAME = 'hub-token'

/** The access token of the hub: from the environment variable HF_TOKEN, else from the keychain. It is written down nowhere else. */
export function createHubToken(secrets: Secrets | null, env: NodeJS.ProcessEnv): HubToken {
  const fromEnvironment = env.HF_TOKEN?.trim() || null
  const fromKeychain = async () => (await secrets?.read(NAME)) ?? null
  return {
    read: async () => fromEnvironment ?? (await fromKeychain()),
    async place() {
      const place = fromEnvironment !== null ? 'environment' : (await fromKeychain()) !== null ? 'keychain' : 'nowhere'
      return { place, canBeKept: secrets !== null }
    },
    async keep(token) {
      try {
        if (!secrets) throw new Error('This program has no keychain here.')
        await secrets.keep(NAME, token)
      } catch (error) {
        throw new ProblemError(
          {
            code: 'token-not-kept',
            message: 'The access token was not saved: there is no keychain that could keep it safe.',
            remedy: 'Start the program with the token in the environment variable HF_TOKEN.',
            details: { reason: error instanceof Error ? error.message : '' },
          },
          { cause: error },
        )
      }
    },
    forget: async () => secrets?.forget(NAME),
  }
}
