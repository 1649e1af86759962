// Care: photos that are hard to look at stay covered until somebody asks to see them.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { caseId, photoId } from './ids.ts'

/** How covered photos look. */
export const careLook = z.enum(['off', 'blur', 'grey', 'blur-and-grey'])
/** Which photos are covered: those marked as graphic, or all but those marked as harmless. */
export const careScope = z.enum(['marked', 'all'])
export const caseCare = z.object({ look: careLook, scope: careScope })
/** Null where nobody has said. */
export const graphicMark = z.boolean().nullable()

export const careOfCase = z.object({ care: caseCare, marks: z.array(z.object({ photoId, graphic: z.boolean() })) })

export const careContract = {
  ofCase: oc.input(z.object({ caseId })).output(careOfCase),
  set: oc.input(z.object({ caseId, care: caseCare })).output(careOfCase),
  mark: oc.input(z.object({ photoId, graphic: graphicMark })).output(careOfCase),
}

export type CareLook = z.infer<typeof careLook>
export type CareScope = z.infer<typeof careScope>
export type CaseCare = z.infer<typeof caseCare>
export type CareOfCase = z.infer<typeof careOfCase>
