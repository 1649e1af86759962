// The boundaries of the rooms (CONTRIBUTING.md), checked by `npm test`. Every rule says how to mend what it found.
const { Visitor } = require('@swc/core/Visitor.js')

// The parser's own walker stops at `using` declarations, which it does not know yet: walk them like any other.
const visitStatement = Visitor.prototype.visitStatement
Visitor.prototype.visitStatement = function visitKnownStatement(statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement)
  this.visitVariableDeclarators(statement.decls)
  return statement
}

const ROOMS = '^(electron|renderer|native|models|resources|test)/'

/** Data that TypeScript and the Python package both read lies in the package, which travels alone. */
const SHARED_DATA = '^resources/trainer/globe_trainer/lexicon/lexicon\\.json$'

/** What each room may import of the other rooms; itself always. */
const MAY_IMPORT = {
  'electron/contract': [],
  'electron/core': ['electron/contract'],
  models: ['electron/core', 'electron/contract'],
  native: [],
  resources: ['electron/core', 'electron/contract'],
  'electron/services': ['electron/core', 'electron/contract', 'models', 'native', 'resources'],
  'electron/processes': ['electron/services', 'electron/core', 'electron/contract', 'native'],
  'electron/hosts': ['electron/services', 'electron/core', 'electron/contract', 'models', 'native', 'resources'],
  'electron/main': ['electron/core', 'electron/contract'],
  'electron/preload': ['electron/contract'],
  renderer: ['electron/core', 'electron/contract'],
}

const REMEDY = {
  'electron/contract': 'The contract says what crosses the boundary and imports only itself: move what it needs into the contract.',
  'electron/core': 'The domain is pure: have what it needs passed in, or move this code to electron/services.',
  models: 'Model files are read and written without the services: move the shared part to electron/core, or have it passed in.',
  native: 'The addon knows nothing of the product: policy belongs to electron/services.',
  resources: 'Data that ships is built on its own: move the shared part to electron/core.',
  'electron/services': 'Services know no host, no process and no page: have it passed in, or move this code to the room that uses it.',
  'electron/processes': 'A process is a page long and starts services: move the logic to electron/services.',
  'electron/hosts': 'Hosts stand on the services and not on each other’s shells: move what is shared to electron/services.',
  'electron/main': 'The desktop shell relays and supervises: work belongs to electron/services, in the workbench process.',
  'electron/preload': 'The preload script only hands over: the page or the shell does the work.',
  renderer: 'The page sees the contract and the domain: call a procedure of the contract instead, or move pure code to electron/core.',
}

const roomRules = Object.entries(MAY_IMPORT).map(([room, allowed]) => ({
  name: `${room.replaceAll('/', '-')}-imports`,
  severity: 'error',
  comment: REMEDY[room],
  from: { path: `^${room}/` },
  to: { path: ROOMS, pathNot: `^(${[room, ...allowed].join('|')})/|${SHARED_DATA}` },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'electron-only-in-the-shell',
      severity: 'error',
      comment: 'Only electron/main and electron/preload import electron: have what you need passed in.',
      from: { path: ROOMS, pathNot: '^electron/(main|preload)/' },
      to: { path: '^(electron$|node_modules/electron/)' },
    },
    {
      name: 'pure-rooms-stay-pure',
      severity: 'error',
      comment:
        'No Node module may be used here: have the value (clock, bytes, file content) passed in, or move this code to electron/services.',
      from: { path: '^(electron/(contract|core)|renderer)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-meet-in-the-app',
      severity: 'error',
      comment:
        'A feature never imports another: let renderer/app bring them together, or move the shared piece to renderer/ui, renderer/map or renderer/rpc.',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'features-by-their-index',
      severity: 'error',
      comment: 'A feature shows its index.ts alone: export what is needed there.',
      from: { path: '^renderer/', pathNot: '^renderer/features/' },
      to: { path: '^renderer/features/[^/]+/', pathNot: '^renderer/features/[^/]+/index\\.ts$' },
    },
    {
      name: 'ui-knows-no-feature',
      severity: 'error',
      comment: 'Pieces of renderer/ui are stateless and know no feature, store or connection: take values and callbacks as props.',
      from: { path: '^renderer/(ui|map)/' },
      to: { path: '^renderer/(app|features|rpc)/' },
    },
    {
      name: 'words-stand-alone',
      severity: 'error',
      comment: 'The catalogue of words knows no part of the page: have what a sentence needs passed in.',
      from: { path: '^renderer/strings/' },
      to: { path: '^renderer/', pathNot: '^renderer/strings/' },
    },
    {
      name: 'sql-in-its-rooms',
      severity: 'error',
      comment:
        'SQL lives in services/store, services/library, services/audit, services/places, services/packs (MBTiles files are databases of the user’s own) and the gazetteer’s build: call a function there.',
      from: { path: ROOMS, pathNot: '^(electron/services/(store|library|audit|places|packs)|resources/gazetteer|test)/' },
      to: { path: '^(better-sqlite3$|node_modules/better-sqlite3/)' },
    },
    {
      name: 'addon-through-its-loader',
      severity: 'error',
      comment: 'The compiled addon is loaded by native’s loader alone: import that.',
      from: { pathNot: '^native/' },
      to: { path: '\\.node$' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      comment: 'What ships never leans on tests: move the shared part out of test/.',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Two files that need each other are one idea or three: move what both need into a file of its own.',
      from: {},
      // Types alone may point back: they are gone when the program runs.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nothing imports this file: use it, delete it, or, where it is an entry point, add it to this rule.',
      from: {
        orphan: true,
        pathNot: ['\\.d\\.ts$', '(^|/)tsconfig\\.json$', '^[^/]+$', '^test/', '^electron/processes/'],
      },
      to: {},
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      comment: 'This import leads nowhere: mend the path, or add the package to package.json.',
      from: {},
      // `geojson` and `topojson-specification` are packages of types alone.
      to: { couldNotResolve: true, pathNot: '(\\.node|^geojson|^topojson-specification)$' },
    },
    {
      name: 'shipped-code-needs-shipped-packages',
      severity: 'error',
      comment: 'This runs on the user’s machine but its package is a development dependency: move it to dependencies.',
      from: { path: '^electron/(services|processes|hosts|core|contract)/', pathNot: '^electron/hosts/setup/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '(^|/)node_modules/(@types/|electron/)' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // Built things of ours alone: most packages lie in a `dist` of theirs, and those are what the rules ask about.
    exclude: { path: '^(dist|\\.cache|native/dist|resources/[^/]+/dist)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
