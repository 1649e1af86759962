import type { Act, ActOf, ActType } from '../../../contract/acts.ts'
import type { CaseId, PhotoId } from '../../../contract/ids.ts'
import type { WriteConnection } from '../connection.ts'
import type { Stamp } from '../stamp.ts'

/** What became of an act: whose history it belongs to, and the act that takes it back. */
export interface CarriedOut {
  caseId: CaseId | null
  photoId: PhotoId | null
  inverse: Act
}

/** Carries an act out within the transaction that it is called in, and writes it into the log. */
export type ActHandler<Type extends ActType> = (db: WriteConnection, act: ActOf<Type>, stamp: Stamp) => CarriedOut

/** The handlers of some acts: each file of features brings its own. */
export type ActHandlers<Type extends ActType> = { [T in Type]: ActHandler<T> }
