export const logStrings = {
  title: 'What happened in this library',
  text: 'Each line is chained to the one before by its hash, so that a change made afterwards shows.',
  verify: 'Check the chain',
  verifying: 'Checking…',
  intact: (entries: number) => `All ${entries.toLocaleString('en')} entries are as they were written.`,
  broken: (sequence: number | null) =>
    `The chain is broken${sequence === null ? '' : ` at entry ${sequence}`}: something was changed afterwards.`,
  older: 'Show older entries',
  empty: 'Nothing has happened yet.',
  loading: 'Reading the log…',
  columns: { when: 'When', who: 'Who', what: 'What', subject: 'Of', hash: 'Hash' },
}
