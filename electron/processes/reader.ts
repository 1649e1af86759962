// The reader process: opens hostile bytes (photos, their metadata, the text in them) so that no other process has to.
// Its death is a value to whoever called it, and it is started again with the next call.
import { nodeParentLine, serveParent } from '../services/children/serve.ts'
import { tellParent } from '../services/ledger/child-refusal.ts'
import { closeNetworkGate } from '../services/ledger/network-gate.ts'
import { readerHandlers } from '../services/photos/reader-handlers.ts'

closeNetworkGate(tellParent)
serveParent(nodeParentLine(), readerHandlers())
