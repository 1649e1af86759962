/** A field in plain words. */
export interface FieldExplanation {
  /** Tags of EXIF, IPTC and XMP that it is about, as their standards write them. */
  tags: readonly string[]
  /** What the field is. */
  is: string
  proves: string
  provesNot: string
}
