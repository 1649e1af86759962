// Where the work on a case or a photo stands: what an analyst says of it beside the verdict.
import { z } from 'zod'

export const workStatus = z.enum(['to-do', 'in-progress', 'needs-help', 'ready', 'closed'])

/** Marks that turn the direction of a line around: a name must not disguise its neighbours. */
const DISGUISES = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu

/** Words on one line, without control characters. */
const oneLine = (longest: number) =>
  z
    .string()
    .overwrite((text) => text.normalize('NFC').replace(DISGUISES, ' ').replace(/\s+/gu, ' ').trim())
    .max(longest)

export const tag = oneLine(60).min(1)

/** A field that the people of a case invented: its name and what it holds, as text. */
export const customField = z.object({ name: oneLine(60).min(1), value: z.string().trim().max(2000) })

/** What can be set of a case; what is left out stays as it is. */
export const caseChanges = z
  .object({ status: workStatus, assignee: oneLine(120), tags: z.array(tag).max(40), fields: z.array(customField).max(40) })
  .partial()

export const photoChanges = z.object({ status: workStatus, tags: z.array(tag).max(40) }).partial()

export type WorkStatus = z.infer<typeof workStatus>
export type CustomField = z.infer<typeof customField>
export type CaseChanges = z.infer<typeof caseChanges>
export type PhotoChanges = z.infer<typeof photoChanges>
