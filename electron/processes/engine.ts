// The engine process: owns the native addon and the model's memory. A crash in C++ or the end of memory ends this process
// alone; who called it learns of its death and starts it again.
import { nodeParentLine, serveParent } from '../services/children/serve.ts'
import { engineHandlers } from '../services/inference/host/handlers.ts'
import { tellParent } from '../services/ledger/child-refusal.ts'
import { closeNetworkGate } from '../services/ledger/network-gate.ts'

closeNetworkGate(tellParent)
serveParent(nodeParentLine(), engineHandlers())
