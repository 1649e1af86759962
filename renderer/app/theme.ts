import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { atlas } from '../features/atlas/index.ts'

export type Theme = 'system' | 'light' | 'dark'

const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' }

export const useTheme = create<{ theme: Theme; choose(theme: Theme): void; switchTheme(): void }>()(
  persist(
    (set) => ({
      theme: 'system',
      choose: (theme) => set({ theme }),
      switchTheme: () => set(({ theme }) => ({ theme: NEXT[theme] })),
    }),
    { name: 'whereabouts-theme' },
  ),
)

/** Keeps the document in the chosen theme, and tells the map, whose canvases cannot follow by themselves. */
export function followTheme(): void {
  const systemDark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const { theme } = useTheme.getState()
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
    const dark = theme === 'dark' || (theme === 'system' && systemDark.matches)
    document.documentElement.dataset.shade = dark ? 'dark' : 'light'
    atlas.refreshTheme()
  }
  useTheme.subscribe(apply)
  systemDark.addEventListener('change', apply)
  apply()
}
