import { ModelsScreen } from '../features/models/index.ts'
import { goTo, useRoute } from './routes.ts'

/** The models, over whatever was open: closing them goes back to it. */
export function ModelsPage() {
  const { caseId, photoId } = useRoute()
  return <ModelsScreen onClose={() => goTo({ caseId, photoId })} />
}
