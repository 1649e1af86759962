export const noteStrings = {
  notes: 'Notes',
  write: 'New note on this photo',
  placeholder: 'What you see, what you checked, whom you asked',
  add: 'Add note',
  empty: 'No notes yet.',
  onCase: 'on the case',
  loading: 'Reading the notes…',
}
