// When a command makes sense.
import { useRoute } from '../routes.ts'
import { openPhoto } from '../session.ts'

export const always = () => true
/** At work on a case, not merely looking at it among all others. */
export const inCase = () => useRoute.getState().caseId !== null && useRoute.getState().screen === 'workbench'
export const onPhoto = () => openPhoto() !== null
