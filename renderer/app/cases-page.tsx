import { useEffect, useMemo } from 'react'
import { countryNamer, useAtlas } from '../features/atlas/index.ts'
import { CasesScreen } from '../features/cases/index.ts'
import { goTo, useRoute } from './routes.ts'

/** All cases and photos of the library. What is chosen stands in the address; what is opened goes to the workbench. */
export function CasesPage() {
  const { caseId, photoId } = useRoute()
  const { basemap, names, language, problem, load } = useAtlas()
  const ground = useMemo(() => basemap && { basemap, words: { names, countryName: countryNamer(language) } }, [basemap, names, language])
  useEffect(() => void load(), [load])
  return (
    <CasesScreen
      caseId={caseId}
      photoId={photoId}
      ground={ground}
      groundProblem={problem}
      onChoose={(chosenCase, chosenPhoto) => goTo({ screen: 'cases', caseId: chosenCase, photoId: chosenPhoto }, true)}
      onOpen={(openedCase, openedPhoto) => goTo({ caseId: openedCase, photoId: openedPhoto })}
    />
  )
}
