// Tries one way to use a graphics card and says whether it works. A driver that crashes takes this process alone with it;
// the desktop shell starts it before the engine, since its Node processes cannot start children of their own.
import { findsGpu, gpuLibraries } from '../../native/try-gpu.ts'
import { portsFromShell } from '../services/children/shell-port.ts'

const [wanted] = process.argv.slice(2)
const libraries = gpuLibraries().find(({ name }) => name === wanted)
const said = wanted ? libraries !== undefined && findsGpu(libraries) : gpuLibraries().map(({ name }) => name)
portsFromShell()?.postMessage(said)
