import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { packUnreadable } from './pack-problems.ts'

const inflate = promisify(gunzip)

/** Unpacks gzip up to `mostBytes`, whatever it claims to hold. Other bytes come back as they are. Throws `pack-unreadable`. */
export async function unpack(bytes: Uint8Array, mostBytes: number): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return await inflate(bytes, { maxOutputLength: mostBytes })
  } catch (error) {
    const tooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw packUnreadable(tooLong ? 'a part of it unpacks to more than any map needs' : 'a part of it is damaged')
  }
}
