// @ts-check
// How the desktop program is packed (`npm run package`). There is no `publish`: Whereabouts never looks for updates.
import { WORKBENCH_DATA } from './electron/hosts/setup/desktop-shell.mjs'

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'org.whereabouts.workbench',
  productName: 'Whereabouts',
  copyright: 'Apache-2.0',
  publish: null,
  directories: { output: 'dist/packages', buildResources: 'dist/icons' },
  npmRebuild: false,
  buildDependenciesFromSource: false,
  asar: true,
  // SQLite, the native addons and the models' libraries need files of the real file system.
  asarUnpack: ['dist/workbench/**', 'dist/page/**', 'node_modules/**'],
  files: [
    'package.json',
    'dist/desktop/**',
    'dist/page/**',
    'dist/workbench/**/*.js',
    // In a checkout the data is linked into the workbench's tree; a package holds it.
    ...WORKBENCH_DATA.map((path) => ({ from: path, to: `dist/workbench/${path}` })),
    '!node_modules/**/*.{md,map,ts,mts,cts}',
    '!node_modules/**/{test,tests,docs,example,examples}/**',
  ],
  extraResources: [{ from: 'resources/trainer', to: 'trainer', filter: ['**/*', '!**/__pycache__/**'] }],
  fileAssociations: [{ ext: 'whereabouts', name: 'Whereabouts case', role: 'Viewer', mimeType: 'application/x-whereabouts-case' }],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  linux: {
    target: ['deb', 'AppImage'],
    category: 'Science',
    synopsis: 'Find out where a photo was taken, offline',
    maintainer: 'Whereabouts contributors <noreply@whereabouts.invalid>',
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/tiff', 'image/avif'],
  },
  deb: { priority: 'optional' },
  mac: { target: ['dmg'], category: 'public.app-category.photography', hardenedRuntime: true },
  win: { target: ['nsis'] },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true, differentialPackage: false },
}
