import type { FieldExplanation } from './explanation.ts'

export const timeAndPositionFields: readonly FieldExplanation[] = [
  {
    tags: ['DateTimeOriginal'],
    is: 'When the shutter was pressed, by the camera’s own clock.',
    proves: 'What the clock showed, if the field is as the camera wrote it.',
    provesNot: 'That the clock was right or set to the zone of the place. Anybody can rewrite it.',
  },
  {
    tags: ['CreateDate', 'DateTimeDigitized'],
    is: 'When the picture became a file. For a digital camera the same moment as the shot; for a scan, the moment of scanning.',
    proves: 'If it is later than the shot, that the picture was scanned or converted.',
    provesNot: 'When the scene happened.',
  },
  {
    tags: ['ModifyDate', 'MetadataDate', 'DateTime'],
    is: 'When a program last wrote the file or its metadata.',
    proves: 'If it is later than the shot, that something was written afterwards, even if only a rating or a turn.',
    provesNot: 'What was changed, or that the picture itself was. Some programs never update it.',
  },
  {
    tags: ['OffsetTime', 'OffsetTimeOriginal', 'OffsetTimeDigitized'],
    is: 'How far the camera’s clock was from world time (UTC).',
    proves: 'Together with the time, which world time is meant, and which zones the clock may have been set to.',
    provesNot: 'Where the camera was: phones follow the network, cameras keep the zone of home. +00:00 is often only a default.',
  },
  {
    tags: ['SubSecTime', 'SubSecTimeOriginal', 'SubSecTimeDigitized'],
    is: 'Fractions of the second.',
    proves: 'A burst of photos can be put in order. Cameras write it, most editing programs do not invent it.',
    provesNot: 'That the clock was right.',
  },
  {
    tags: ['DateCreated', 'TimeCreated', 'DigitalCreationDate', 'DigitalCreationTime'],
    is: 'The date and time an agency or an author gives for the content.',
    proves: 'What its author states.',
    provesNot: 'What the camera recorded: it is often typed, and may be the day of publication.',
  },
  {
    tags: ['GPSLatitude', 'GPSLongitude', 'GPSLatitudeRef', 'GPSLongitudeRef'],
    is: 'The position, from the receiver in the camera or phone, or set later on a map.',
    proves: 'Where the file says it was taken; from a receiver usually within 5 to 50 m outdoors.',
    provesNot: 'That the photo was taken there. It is the field most easily set by hand; indoors phones keep an old position.',
  },
  {
    tags: ['GPSAltitude', 'GPSAltitudeRef'],
    is: 'Height above (or below) sea level.',
    proves: 'A rough check: it should match the ground of the position within some 50 m, or speak of a tower or an aircraft.',
    provesNot: 'An exact height: satellites measure height two or three times worse than position.',
  },
  {
    tags: ['GPSTimeStamp', 'GPSDateStamp'],
    is: 'World time (UTC) from the satellites.',
    proves: 'If it comes from the receiver it is right to the second, and shows what zone the camera’s clock kept.',
    provesNot: 'Anything if a program wrote it. It may be older than the shot where reception was lost.',
  },
  {
    tags: ['GPSImgDirection', 'GPSImgDirectionRef', 'GPSDestBearing'],
    is: 'The direction the camera faced, in degrees from north (T: true north, M: magnetic).',
    proves: 'Which way to look for what the photo shows; it can be tried on the map.',
    provesNot: 'More than about ±15°: compasses of phones are disturbed by metal, magnets and cars.',
  },
  {
    tags: ['GPSSpeed', 'GPSSpeedRef', 'GPSTrack', 'GPSTrackRef'],
    is: 'How fast and in which direction the receiver moved.',
    proves: 'That the device was moving, as in a car or train.',
    provesNot: 'Which road it was on.',
  },
  {
    tags: ['GPSHPositioningError', 'GPSDOP'],
    is: 'How sure the receiver was of its position.',
    proves: 'Small values mean satellites in sight; hundreds of metres mean mobile masts or Wi-Fi.',
    provesNot: 'That the position is true, only how the receiver judged itself.',
  },
  {
    tags: ['GPSProcessingMethod', 'GPSMapDatum', 'GPSVersionID', 'GPSSatellites', 'GPSStatus', 'GPSMeasureMode'],
    is: 'How the position was found, and in which system it is written.',
    proves: 'Whether satellites, mobile masts or a person gave the position, where the device says so.',
    provesNot: 'The position itself.',
  },
]
