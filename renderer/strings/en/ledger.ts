export const ledgerStrings = {
  title: 'What left this machine',
  text: 'Every connection from Whereabouts to another machine is written down here before it is made. Connections that nobody asked for are refused before a byte is sent.',
  loading: 'Reading the ledger…',
  nothingLeft: 'Nothing has ever left this machine',
  left: (count: number) => (count === 1 ? 'One connection left this machine' : `${count} connections left this machine`),
  nothingTried: 'No part of the program has tried to reach another machine either.',
  refused: (count: number) =>
    count === 1
      ? 'One attempt by a part of the program was refused. Nothing of it was sent.'
      : `${count} attempts by parts of the program were refused. Nothing of them was sent.`,
  columns: { when: 'When', destination: 'Where to', purpose: 'What for, or who tried', outcome: 'Outcome', bytes: 'Sent' },
  outcomes: { refused: 'Refused', sent: 'Sent' },
  older: 'Show older entries',
}
