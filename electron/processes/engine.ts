// The engine process: owns the native addon and the model's memory. A crash in C++ or the end of memory ends this process
// alone; who called it learns of its death and starts it again.
import { parentLine } from '../services/children/parent-line.ts'
import { serveParent } from '../services/children/serve.ts'
import { engineHandlers } from '../services/inference/host/handlers.ts'
import { closeNetworkGate } from '../services/ledger/network-gate.ts'

const parent = parentLine()
closeNetworkGate((destination) => parent.post({ refused: destination }))
serveParent(parent, engineHandlers())
