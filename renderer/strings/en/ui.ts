export const uiStrings = {
  close: 'Close',
  tryAgain: 'Try again',
  dismiss: 'Dismiss',
  details: 'Details',
}
