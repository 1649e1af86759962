import { type FileHandle, open } from 'node:fs/promises'

/** Segments of a JPEG and chunks of a PNG that are looked at; real files have a few dozen before the picture. */
const MOST_PARTS = 2000
/** A JUMBF superbox of C2PA names itself within its first bytes. */
const HEAD_BYTES = 64

/**
 * Whether the file carries Content Credentials (C2PA 2.1, A.3: JUMBF in APP11 segments of JPEG, in a `caBX` chunk of PNG), in words;
 * null where there are none or the format is another. Only the parts' heads are read; the signature is not checked.
 */
export async function contentCredentials(path: string): Promise<string | null> {
  const file = await open(path, 'r')
  try {
    const head = await bytesAt(file, 0, 8)
    const bytes =
      head.readUInt16BE(0) === 0xffd8 ? await inJpeg(file) : head.toString('latin1') === '\x89PNG\r\n\x1a\n' ? await inPng(file) : 0
    return bytes === 0 ? null : `present, ${bytes} bytes; signature not checked`
  } finally {
    await file.close()
  }
}

async function inJpeg(file: FileHandle): Promise<number> {
  let at = 2
  let found = 0
  for (let part = 0; part < MOST_PARTS; part++) {
    const head = await bytesAt(file, at, 4 + HEAD_BYTES)
    const marker = head.readUInt16BE(0)
    // Start of the scan: metadata is over. Anything but a marker: damaged, and for others to say so.
    if (marker === 0xffda || marker < 0xff01) break
    const length = head.readUInt16BE(2)
    const text = head.toString('latin1', 4)
    // Further segments of one box repeat its head.
    if (marker === 0xffeb && text.startsWith('JP') && text.includes('jumb') && text.includes('c2pa')) found += length
    at += 2 + Math.max(2, length)
  }
  return found
}

async function inPng(file: FileHandle): Promise<number> {
  let at = 8
  for (let part = 0; part < MOST_PARTS; part++) {
    const head = await bytesAt(file, at, 8)
    const length = head.readUInt32BE(0)
    const type = head.toString('latin1', 4)
    if (type === 'caBX') return length
    if (type === 'IEND' || type === '\0\0\0\0') return 0
    at += 12 + length
  }
  return 0
}

/** Zeros where the file ends. */
async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  await file.read(bytes, 0, length, position)
  return bytes
}
