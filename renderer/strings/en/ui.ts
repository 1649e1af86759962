export const uiStrings = {
  overlays: 'Menus and tips',
  close: 'Close',
  tryAgain: 'Try again',
  dismiss: 'Dismiss',
  details: 'Details',
}
