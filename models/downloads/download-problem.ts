import { problemMaker } from '../../electron/core/problem.ts'

export type DownloadProblemCode =
  | 'download-address-refused'
  | 'download-answer-odd'
  | 'download-busy'
  | 'download-certificate'
  | 'download-disk-full'
  | 'download-file-differs'
  | 'download-folder-taken'
  | 'download-hash-mismatch'
  | 'download-name-refused'
  | 'download-not-allowed'
  | 'download-not-found'
  | 'download-nothing-usable'
  | 'download-pickle'
  | 'download-size-lies'
  | 'download-under-way'
  | 'download-unreachable'
  | 'download-unwritable'

const ELSEWHERE = 'Fetch it from the hub itself, or from another mirror.'
const REMEDIES: Record<DownloadProblemCode, string> = {
  'download-address-refused': 'Give an address that begins with https://. Plain http is taken for this computer alone.',
  'download-answer-odd': 'If you use a mirror or a proxy, try without it.',
  'download-busy': 'Go on later; what has been fetched is kept.',
  'download-certificate': 'Check the clock of this computer, and whether a proxy of your network reads along.',
  'download-disk-full': 'Make room or choose another disk; the download then goes on where it was.',
  'download-file-differs': 'Move the file that is there away, or delete it, and go on.',
  'download-folder-taken': 'Go on with that one, or cancel it first.',
  'download-hash-mismatch': ELSEWHERE,
  'download-name-refused': ELSEWHERE,
  'download-not-allowed':
    'Some models are given only to people who accepted their licence on the hub: accept it there, and give your access token here.',
  'download-not-found': 'Check the name: it is written OWNER/NAME, as in the address of its page on the hub.',
  'download-nothing-usable': 'Choose Qwen2.5-VL or InternVL3, as safetensors or as a GGUF pair with its projector (mmproj).',
  'download-pickle': 'Ask its publisher for safetensors. Pickle files can run programs and are never fetched.',
  'download-size-lies': ELSEWHERE,
  'download-under-way': 'Wait for it, or pause it there. If there is none, delete the file named in the details.',
  'download-unreachable': 'Check the connection and go on; what has been fetched is kept.',
  'download-unwritable': 'Check that the folder may be written to and that its disk is connected.',
}

/** An expected failure of a download. Neither message nor details ever hold a token or a proxy's password. */
export const downloadProblem = problemMaker(REMEDIES)
