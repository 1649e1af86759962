import type { ModelKind } from '../../../electron/contract/model-kind.ts'
import type { PassportSource } from '../../../electron/contract/model-passport.ts'
import type { RunMode } from '../../../electron/contract/runs.ts'

const kinds: Record<ModelKind, { brief: string; text: string }> = {
  geolocation: { brief: 'For real photos', text: 'Looks at real photos and says where they may have been taken.' },
  demonstration: { brief: 'Demonstration', text: 'Shows how the program works. It knows drawn pictures of an invented world alone.' },
  test: { brief: 'Test', text: 'Generated to test the program. What it writes means nothing.' },
}

const modes: Record<RunMode, string> = { reasoning: 'reasons first, then answers', direct: 'answers at once' }

/** Packings of a model’s numbers, roughly, for whoever does not know their names. */
function formatWords(format: string): string {
  const bits = /^I?Q(\d)|(?:BF|F)(16|32)/i.exec(format)
  const count = Number(bits?.[1] ?? bits?.[2] ?? Number.NaN)
  if (Number.isNaN(count)) return format
  if (count <= 3) return `${format}: very small, answers suffer`
  if (count <= 5) return `${format}: small, nearly as good`
  if (count <= 8) return `${format}: larger, as good as the original`
  return `${format}: the original’s own numbers, the largest`
}

function sourceWords(source: PassportSource): string {
  switch (source.kind) {
    case 'hub':
      return `${source.repository} on the Hugging Face hub${source.revision === null ? '' : `, version ${source.revision}`}`
    case 'folder':
      return `The folder “${source.name}”`
    case 'archive':
      return `The archive “${source.name}”`
    case 'generated':
      return `Made by this program: ${source.generator}, version ${source.version}`
  }
}

/** About how long yet; nothing more exact would stay true. */
function timeLeft(ms: number): string {
  const minutes = Math.ceil(ms / 60_000)
  if (minutes <= 1) return 'less than a minute left'
  if (minutes < 60) return `about ${minutes} min left`
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return `about ${Math.round(hours / 24)} days left`
  return minutes % 60 === 0 ? `about ${hours} h left` : `about ${hours} h ${minutes % 60} min left`
}

export const modelStrings = {
  kinds,
  sourceWords,
  formatWords,
  timeLeft,
  title: 'Models',
  promise: 'Nothing is fetched unless you ask.',
  close: 'Back',
  fromHub: 'Another model…',
  network: 'Download settings',
  loading: 'Looking for models…',
  list: 'Models',
  here: 'On this computer',
  notHere: 'Can be downloaded',
  noneTitle: 'No model is known',
  noneText: 'Download one from the Hugging Face hub, or put its two files into the models folder.',
  states: {
    ready: 'Ready',
    fetched: 'To be converted',
    changed: 'Changed',
    trouble: 'Cannot run',
    missing: 'Not here',
    waiting: 'Waiting',
    'under-way': 'Downloading',
    paused: 'Paused',
    failed: 'Failed',
  },
  vouching: {
    vouched: 'Its passport vouches for its files',
    accepted: 'A file was changed; a person went on with it',
    changed: 'A file is not the one in its passport',
    none: 'No passport',
  },
  vouchingText: {
    vouched: 'Its passport says what its files were made of, and they are still those files.',
    accepted:
      'A file was changed after the passport was drawn up, and a person decided to go on with it. What was measured before is left out.',
    changed: 'A file of this model is not the one that its passport describes. It is not run until you decide.',
    none: 'Nothing says where its files came from. It can be used all the same; models that Whereabouts makes itself get their passport when they are first used.',
  },
  sections: { about: 'About', passport: 'Passport', files: 'Files', figures: 'What was measured', fit: 'Memory' },
  facts: {
    kind: 'What it is for',
    size: 'Size',
    quantisation: 'Packed as',
    licence: 'Licence',
    source: 'Where it comes from',
    reliability: 'How far it is trusted',
    modes: 'How it answers',
    maxImageTokens: 'Sees photos up to',
    folder: 'Folder',
  },
  unknownSize: 'Known once the hub was asked',
  reliability: (share: number) =>
    share === 0 ? 'Not at all: its words are kept off the map' : `${Math.round(share * 100)} % of the weight of a sure answer`,
  modes: (known: readonly RunMode[]) => {
    const words = known.map((mode) => modes[mode]).join('; or ')
    return words.charAt(0).toUpperCase() + words.slice(1)
  },
  imageTokens: (count: number) => `${count.toLocaleString('en')} image tokens (about ${Math.round(Math.sqrt(count) * 28)} px a side)`,
  anySize: 'As large as the run’s settings say',
  missingText: 'It is not on this computer. You can download it; before anything is fetched you see what it is and how large.',
  missingByHand: (folder: string) => `If you have its files already, put them into ${folder}.`,
  fetchedTitle: 'It is here, and has to be converted before it can run',
  fetchedText: (folder: string) => `Its checkpoint lies in ${folder}. In a terminal: npm run models -- convert "${folder}"`,
  accept: 'Trust the changed files',
  accepting: 'Reading the files…',
  acceptText: 'Do this only if you changed the file yourself or know who did. The new passport will say so, and so will every report.',
  download: 'Download…',
  downloadAnother: 'Download in another size…',
  pause: 'Pause',
  goOn: 'Go on',
  cancel: 'Cancel the download',
  clear: 'Take off the list',
  progress: (name: string) => `Download of ${name}`,
  soFar: (done: string, all: string) => `${done} of ${all}`,
  speed: (size: string) => `${size}/s`,
  fileNow: (path: string) => `Now: ${path}`,
  waitingText: 'It begins when the download before it has ended.',
  pausedText: 'What has come so far is kept.',
  checking: 'Looking at what is here already…',
  finishedText: (folder: string) => `All its files are in ${folder}.`,
  filesOf: 'Files of the download',
  fileColumns: { name: 'File', size: 'Size', state: 'State', hash: 'SHA-256' },
  fileHere: 'here already',
  fileToCome: 'to be fetched',
  fileChecked: 'checked',
  fileUnchecked: 'not checked yet',
  plan: {
    title: (name: string) => `Download ${name}`,
    titleNamed: 'Another model from the hub',
    repo: 'Its name on the Hugging Face hub',
    repoHint: 'Written OWNER/NAME, as in the address of its page. Qwen2.5-VL and InternVL3 can be used, as safetensors or as a GGUF pair.',
    repoPlaceholder: 'owner/name',
    repoWrong: 'A name of the hub has one slash: owner/name.',
    format: 'Packed as',
    formatHint: 'Smaller files need less memory and answer sooner.',
    asks: (host: string) =>
      `To see what would be fetched, ${host} is asked for the list of files. Nothing else is sent, and nothing is fetched yet.`,
    asksByProxy: (host: string, proxy: string) =>
      `To see what would be fetched, ${host} is asked for the list of files, by way of ${proxy}. Nothing else is sent, and nothing is fetched yet.`,
    ask: 'See what would be fetched',
    asking: (host: string) => `Asking ${host}…`,
    fromRepo: 'From',
    commit: 'Version',
    licence: 'Licence, as its publisher states it',
    licenceUnknown: 'Not stated: ask its publisher before you use it',
    folder: 'Into the folder',
    contacts: 'Will be contacted',
    contactsText: (host: string, isMirror: boolean) =>
      isMirror ? `${host} (your mirror)` : `${host}, and the store it hands out large files from`,
    byProxy: (proxy: string) => `by way of ${proxy}`,
    ledger: 'Each request is written into “What left this machine” before it is made.',
    toFetch: 'To be fetched',
    toFetchOf: (missing: string, all: string) => (missing === all ? all : `${missing} of ${all}; the rest is here already`),
    free: 'Free on the disk',
    noRoom: (missing: string, free: string) => `There is not enough room: ${missing} would have to come, and ${free} are free.`,
    noRoomText: 'Make room on the disk, or choose a smaller packing.',
    checkpointText: 'This is a checkpoint. After the download it is converted once, here, and that takes room of its own.',
    allHere: 'All of it is here already.',
    start: (size: string) => `Download ${size}`,
    check: 'Check the files',
    starting: 'Beginning…',
    cancel: 'Cancel',
  },
  networkDialog: {
    title: 'Download settings',
    text: 'Kept with the library. They concern downloads of models alone: nothing else of Whereabouts reaches another machine.',
    loading: 'Reading the settings…',
    mirror: 'Mirror of the hub',
    mirrorHint: 'Asked in place of huggingface.co. Empty: the hub itself.',
    mirrorWrong: 'An address begins with https://',
    proxy: 'Proxy',
    proxyHint: 'If your network wants one. Without user and password: settings stand in the log.',
    proxyWrong: 'An address begins with http:// or https:// and holds no user or password.',
    limit: 'Highest speed, megabytes a second',
    limitHint: 'Empty: as fast as it comes.',
    limitWrong: 'A number from 0.01 to 100,000.',
    save: 'Save',
    cancel: 'Cancel',
    token: 'Access token',
    tokenText:
      'Some models are given only to people who accepted their licence on the hub. The token says who you are; it is sent to the hub alone.',
    tokenPlaces: {
      environment: 'It comes from the environment variable HF_TOKEN.',
      keychain: 'It is kept in the keychain of this computer.',
      nowhere: 'There is none.',
    },
    tokenField: 'New token',
    tokenCannot: 'This program has no keychain here. Start it with the token in the environment variable HF_TOKEN.',
    keepToken: 'Keep it',
    forgetToken: 'Forget it',
  },
  passport: {
    loading: 'Reading the passport…',
    name: 'Name',
    source: 'Made from',
    base: 'Trained from',
    unknown: 'not stated',
    licence: 'Licence',
    quantisation: 'Packed as',
    conversion: 'Converted by',
    conversionText: (program: string, version: number, llama: string | null) =>
      `${program}, converter ${version}${llama === null ? '' : `, llama.cpp ${llama}`}`,
    formats: 'Converted to',
    formatsText: (text: string, projector: string) => `${text} for the words, ${projector} for what sees`,
    weights: 'Converted from',
    weightsText: (count: number, size: string) => (count === 1 ? `one file of ${size}` : `${count} files of ${size} in all`),
    adapters: 'Merged in',
    adapterText: (name: string, weight: number) => `${name} × ${weight.toLocaleString('en')}`,
    stages: 'Trainings',
    trainer: 'Version of the trainer',
    prompt: 'How it is asked',
    promptText: (prompt: string, samples: number, temperature: number) =>
      `prompt “${prompt}”, ${samples} samples, temperature ${temperature}`,
    template: 'Chat template SHA-256',
    accepted: 'Changed files accepted',
    passportHash: 'SHA-256 of the passport',
    file: 'Lies in',
    fileColumns: { name: 'File', part: 'What it does', size: 'Size', hash: 'SHA-256' },
    parts: { text: 'Writes', projector: 'Sees' },
    evaluation: 'Evaluation',
    calibration: 'Calibration',
    notHere: 'A passport lies beside the files of a model. It is drawn up when the model is made or brought here.',
  },
  statusBar: (name: string, percent: number) => `Fetching ${name}: ${percent} %`,
}
