// The part of libheif-js that is used; the package's own types stop at its C functions.
declare module 'libheif-js/wasm-bundle.js' {
  export interface HeifImage {
    readonly handle: object
    get_width(): number
    get_height(): number
    is_primary(): boolean
    has_alpha_channel(): boolean
  }
  /** `data` is a view of the decoder's memory: `height` rows, `stride` bytes apart. */
  interface Plane {
    id: object
    width: number
    height: number
    stride: number
    data: Uint8Array
  }
  const libheif: {
    ready: Promise<void>
    HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] }
    /** Answers an error object without `channels` where it fails. */
    heif_js_decode_image2(handle: object, colourSpace: object, chroma: object): Promise<{ channels?: Plane[] } | null>
    heif_colorspace: { heif_colorspace_RGB: object }
    heif_chroma: { heif_chroma_interleaved_RGB: object; heif_chroma_interleaved_RGBA: object }
    heif_channel: { heif_channel_interleaved: object }
  }
  // biome-ignore lint/style/noDefaultExport: this is how the package exports it
  export default libheif
}
