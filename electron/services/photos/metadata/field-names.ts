// Tags in plain words. Those not listed are spelled out from their own names.

const GROUP_NAMES: Record<string, string> = {
  ifd0: 'Camera (EXIF)',
  exif: 'Shot (EXIF)',
  gps: 'Position (EXIF)',
  interop: 'Interoperability (EXIF)',
  iptc: 'Description (IPTC)',
  dc: 'Description (XMP)',
  photoshop: 'Description (XMP)',
  Iptc4xmpCore: 'Description (XMP)',
  Iptc4xmpExt: 'Description (XMP)',
  xmp: 'History (XMP)',
  xmpMM: 'History (XMP)',
  xmpRights: 'Rights (XMP)',
  aux: 'Lens (XMP)',
  lr: 'Keywords (Lightroom)',
  crs: 'Raw development (XMP)',
  icc: 'Colour profile',
  jfif: 'File (JFIF)',
  png: 'Notes (PNG)',
  other: 'Other',
}

const FIELD_NAMES: Record<string, string> = {
  Make: 'Maker of the camera',
  Model: 'Camera model',
  LensMake: 'Maker of the lens',
  LensModel: 'Lens',
  LensInfo: 'Lens range',
  BodySerialNumber: 'Serial number of the camera',
  SerialNumber: 'Serial number of the camera',
  LensSerialNumber: 'Serial number of the lens',
  Software: 'Software',
  CreatorTool: 'Software',
  HostComputer: 'Computer or phone',
  Artist: 'Author',
  creator: 'Author',
  Byline: 'Author',
  Copyright: 'Copyright',
  rights: 'Copyright',
  CopyrightNotice: 'Copyright',
  ImageDescription: 'Caption',
  description: 'Caption',
  Caption: 'Caption',
  UserComment: 'Comment',
  userComment: 'Comment',
  XPComment: 'Comment',
  XPTitle: 'Title',
  XPSubject: 'Subject',
  XPKeywords: 'Keywords',
  XPAuthor: 'Author',
  Headline: 'Headline',
  title: 'Title',
  ObjectName: 'Title',
  subject: 'Keywords',
  Keywords: 'Keywords',
  City: 'City',
  Sublocation: 'Place within the city',
  Location: 'Place within the city',
  State: 'State or province',
  Country: 'Country',
  CountryCode: 'Country code',
  DateTimeOriginal: 'Taken at',
  DateTimeDigitized: 'Digitised at',
  CreateDate: 'Digitised at',
  ModifyDate: 'Changed at',
  DateCreated: 'Created on',
  TimeCreated: 'Created at (time)',
  OffsetTime: 'Time zone of the change',
  OffsetTimeOriginal: 'Time zone when taken',
  OffsetTimeDigitized: 'Time zone when digitised',
  ExposureTime: 'Exposure time (seconds)',
  FNumber: 'Aperture (f-number)',
  ISO: 'Sensitivity (ISO)',
  FocalLength: 'Focal length (mm)',
  FocalLengthIn35mmFormat: 'Focal length as on 35 mm film',
  Flash: 'Flash',
  WhiteBalance: 'White balance',
  Orientation: 'Orientation',
  ExifImageWidth: 'Width when taken (pixels)',
  ExifImageHeight: 'Height when taken (pixels)',
  GPSLatitude: 'Latitude (degrees, minutes, seconds)',
  GPSLatitudeRef: 'North or south',
  GPSLongitude: 'Longitude (degrees, minutes, seconds)',
  GPSLongitudeRef: 'East or west',
  GPSAltitude: 'Altitude (m)',
  GPSAltitudeRef: 'Above or below sea level',
  GPSImgDirection: 'Direction the camera faced (degrees)',
  GPSImgDirectionRef: 'Direction measured from true or magnetic north',
  GPSDateStamp: 'Date by satellite (UTC)',
  GPSTimeStamp: 'Time by satellite (UTC)',
  GPSSpeed: 'Speed',
  GPSHPositioningError: 'Error of the position (m)',
  ProfileDescription: 'Colour profile',
}

export function fieldName(tag: string): string {
  const known = Object.hasOwn(FIELD_NAMES, tag) ? FIELD_NAMES[tag] : undefined
  if (known) return known
  const words = tag
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export function groupName(group: string): string {
  return (Object.hasOwn(GROUP_NAMES, group) ? GROUP_NAMES[group] : undefined) ?? `Other (${group})`
}
