import { AboutDialog } from '../features/about/index.ts'
import { CaseFormDialog, CasePropertiesDialog, NoCase } from '../features/cases/index.ts'
import { HistoryToast } from '../features/history/index.ts'
import { LedgerDialog } from '../features/ledger/index.ts'
import { LogDialog } from '../features/log/index.ts'
import { DropTarget, FolderDialog, RemovePhotoDialog, RenameGroupDialog } from '../features/photos/index.ts'
import { ImportDialog } from '../features/reports/index.ts'
import { WelcomeDialog } from '../features/welcome/index.ts'
import { appStrings } from '../strings/index.ts'
import { TipProvider } from '../ui/tip.tsx'
import { CasesPage } from './cases-page.tsx'
import { keysOf, runCommand } from './commands/commands.ts'
import { ConnectionStrip } from './connection-strip.tsx'
import { ModelsPage } from './models-page.tsx'
import { Palette } from './palette/palette.tsx'
import { goTo, useRoute } from './routes.ts'
import { addFiles } from './session.ts'
import { Settings } from './settings.tsx'
import { ShareDialogs } from './share-dialogs.tsx'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { Workbench } from './workbench.tsx'

export function Shell() {
  const caseId = useRoute((route) => route.caseId)
  const screen = useRoute((route) => route.screen)
  return (
    <TipProvider>
      <div className="shell">
        <button type="button" className="skip-link" onClick={() => runCommand('focus-photo')}>
          {appStrings.skipToPhoto}
        </button>
        <TopBar />
        <ConnectionStrip />
        {screen === 'cases' ? (
          <CasesPage />
        ) : screen === 'models' ? (
          <ModelsPage />
        ) : caseId ? (
          <Workbench caseId={caseId} />
        ) : (
          <main className="blank">
            <NoCase />
          </main>
        )}
        <StatusBar />
      </div>
      {caseId && screen === 'workbench' && <DropTarget onFiles={addFiles} />}
      <CaseFormDialog onSaved={(saved) => saved !== caseId && goTo({ caseId: saved, photoId: null })} />
      <FolderDialog onFiles={addFiles} />
      <CasePropertiesDialog />
      <RemovePhotoDialog />
      <RenameGroupDialog />
      {caseId && <ShareDialogs caseId={caseId} />}
      <ImportDialog onOpen={(opened) => goTo({ caseId: opened, photoId: null })} />
      <ShortcutsDialog />
      <Palette />
      <Settings />
      <LedgerDialog />
      <LogDialog />
      <AboutDialog />
      <WelcomeDialog paletteKeys={keysOf('palette')} />
      <HistoryToast undoKeys={keysOf('undo')} redoKeys={keysOf('redo')} />
    </TipProvider>
  )
}
