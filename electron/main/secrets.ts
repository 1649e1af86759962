import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { safeStorage } from 'electron'

/** Secrets in a file that only the system's keychain can open: name → base64 of the encrypted value. */
export class Secrets {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  /** Throws where the system has no keychain: a secret is never written down unencrypted. */
  keep(name: string, value: string): void {
    if (!isKeychainThere()) throw new Error('This computer has no keychain that could keep the secret. It was not saved.')
    this.#write({ ...this.#read(), [name]: safeStorage.encryptString(value).toString('base64') })
  }

  /** Null when there is none of that name, or when the keychain can no longer open it. */
  read(name: string): string | null {
    const kept = this.#read()[name]
    if (kept === undefined || !isKeychainThere()) return null
    try {
      return safeStorage.decryptString(Buffer.from(kept, 'base64'))
    } catch {
      // Of another account or another keychain: it has to be entered anew.
      return null
    }
  }

  forget(name: string): void {
    const { [name]: _forgotten, ...rest } = this.#read()
    this.#write(rest)
  }

  #read(): Record<string, string> {
    if (!existsSync(this.#file)) return {}
    return JSON.parse(readFileSync(this.#file, 'utf8')) as Record<string, string>
  }

  #write(secrets: Record<string, string>): void {
    writeFileSync(`${this.#file}.part`, JSON.stringify(secrets), { mode: 0o600 })
    renameSync(`${this.#file}.part`, this.#file)
  }
}

/** On Linux without a keyring Electron would fall back to a key that everybody knows. */
function isKeychainThere(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}
