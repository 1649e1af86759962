export interface PictureHead {
  format: 'png' | 'jpeg' | 'webp'
  widthPx: number
  heightPx: number
}

/** Format and size of a picture from its first bytes, without decoding it; null where it is none of the three. */
export function pictureHead(bytes: Uint8Array): PictureHead | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 30) return null
  if (view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a && view.getUint32(12) === 0x49484452) {
    return { format: 'png', widthPx: view.getUint32(16), heightPx: view.getUint32(20) }
  }
  if (view.getUint16(0) === 0xffd8) return jpegHead(view)
  if (view.getUint32(0) === 0x52494646 && view.getUint32(8) === 0x57454250) return webpHead(view)
  return null
}

function jpegHead(view: DataView): PictureHead | null {
  let at = 2
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    // Start of frame, in all its kinds but for the tables that share its range.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { format: 'jpeg', heightPx: view.getUint16(at + 5), widthPx: view.getUint16(at + 7) }
    }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

function webpHead(view: DataView): PictureHead | null {
  const size = (widthPx: number, heightPx: number): PictureHead => ({ format: 'webp', widthPx, heightPx })
  const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
  switch (view.getUint32(12)) {
    case 0x56503820:
      return size(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
    case 0x5650384c: {
      const bits = view.getUint32(21, true)
      return size((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
    }
    case 0x56503858:
      return size(uint24(24) + 1, uint24(27) + 1)
    default:
      return null
  }
}
