import { desktop } from '../../rpc/index.ts'

/** The system's own dialog; resolves with null where the person chose none. Null where the page runs in a browser, which knows no paths. */
export const chooseFolder: (() => Promise<string | null>) | null = desktop
  ? async () => (await desktop?.choose('folder'))?.[0] ?? null
  : null

/** Where a file lies that was dropped on the page; null in a browser, and for what was never a file. */
export const pathOf = (file: File): string | null => desktop?.pathOf(file) || null
