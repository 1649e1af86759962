// What the desktop shell hands to the page, where there is one: the browser's page cannot know paths.
declare global {
  interface Window {
    whereabouts?: {
      /** Opens the system's dialog; null where the person chose none. */
      chooseFolder?: () => Promise<string | null>
    }
  }
}

/** Null where the page runs in a browser. */
export const chooseFolder: (() => Promise<string | null>) | null = window.whereabouts?.chooseFolder ?? null
