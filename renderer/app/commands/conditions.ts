// When a command makes sense.
import { useRoute } from '../routes.ts'
import { openPhoto } from '../session.ts'

export const always = () => true
export const inCase = () => useRoute.getState().caseId !== null
export const onPhoto = () => openPhoto() !== null
