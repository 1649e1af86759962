import { create } from 'zustand'
import { parseRoute, type Route, routeHash } from './route-hash.ts'

export const useRoute = create<Required<Route>>()(() => parseRoute(location.hash))

// Back and Forward of the browser, and addresses typed by hand.
for (const event of ['hashchange', 'popstate']) addEventListener(event, () => useRoute.setState(parseRoute(location.hash)))

/** Turns the page to a case and photo in the workbench, or to the screen that is named. `replace`: the page's own choice, which Back should not return to. */
export function goTo(route: Route, replace = false): void {
  const hash = routeHash(route)
  if (hash === location.hash) return
  if (replace) history.replaceState(null, '', hash)
  else history.pushState(null, '', hash)
  useRoute.setState({ screen: 'workbench', ...route })
}
