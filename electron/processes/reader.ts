// The reader process: opens hostile bytes (photos, their metadata, the text in them) so that no other process has to.
// Its death is a value to whoever called it, and it is started again with the next call.
import { parentLine } from '../services/children/parent-line.ts'
import { serveParent } from '../services/children/serve.ts'
import { closeNetworkGate } from '../services/ledger/network-gate.ts'
import { readerHandlers } from '../services/photos/reader-handlers.ts'

const parent = parentLine()
closeNetworkGate((destination) => parent.post({ refused: destination }))
serveParent(parent, readerHandlers())
