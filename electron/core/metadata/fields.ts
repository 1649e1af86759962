import type { PhotoMetadata } from '../../contract/photos.ts'

/** The value of a field by its tag (`DateTimeOriginal`), in words; null where the file has none. EXIF's own come before XMP's. */
export function fieldOf({ fields }: Pick<PhotoMetadata, 'fields'>, tag: string): string | null {
  return fields.find((field) => field.tag === tag)?.value ?? null
}

/** Whether any field of a group is there: `xmp`, `iptc`. */
export const hasGroup = ({ fields }: Pick<PhotoMetadata, 'fields'>, group: string): boolean =>
  fields.some((field) => field.groupTag === group)
