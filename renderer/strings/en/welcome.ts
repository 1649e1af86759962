export const welcomeStrings = {
  title: 'Welcome to Whereabouts',
  lead: 'Find out where a photo was taken, on this computer and nowhere else, and be able to say why.',
  steps: {
    add: {
      title: '1. Add photos to a case',
      text: 'Drop them on the window, paste them, or import a folder. The original files are copied, sealed by their fingerprint, and never changed.',
    },
    weigh: {
      title: '2. Weigh the evidence',
      text: 'A model looks several times, text and metadata are read, and the map shows how sure the answer is. Accept, doubt or reject each clue; the map follows.',
    },
    conclude: {
      title: '3. Conclude, in your own words',
      text: 'Give your verdict and how precise it is. Make a report for the editor, or hand the whole case to a second analyst who can check every byte.',
    },
    keep: {
      title: 'Nothing leaves this machine',
      text: 'No request is made that you did not ask for. The ledger, under More, lists everything that ever left this machine.',
    },
  },
  paletteHint: 'finds every command and everything in your cases. Every step can be undone.',
  begin: 'Begin',
}
