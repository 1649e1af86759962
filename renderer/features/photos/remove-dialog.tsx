import { photoStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { usePhotos } from './store.ts'

export function RemovePhotoDialog() {
  const { removing, askToRemove, remove } = usePhotos()
  return (
    <Dialog title={photoStrings.removeTitle} open={removing !== null} onClose={() => askToRemove(null)}>
      <p>{removing && photoStrings.removeText(removing.fileName)}</p>
      <div className="dialog-foot">
        <Button kind="quiet" onClick={() => askToRemove(null)}>
          {photoStrings.keep}
        </Button>
        <Button kind="danger" onClick={() => removing && void remove(removing)}>
          {photoStrings.remove}
        </Button>
      </div>
    </Dialog>
  )
}
