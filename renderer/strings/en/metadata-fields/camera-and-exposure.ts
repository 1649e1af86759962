import type { FieldExplanation } from './explanation.ts'

export const cameraAndExposureFields: readonly FieldExplanation[] = [
  {
    tags: ['Make', 'Model'],
    is: 'Maker and model of the camera or phone.',
    proves: 'With what the file says it was taken. The model must have been on sale at the time of the shot.',
    provesNot: 'Who held it or where. It can be copied from another photo.',
  },
  {
    tags: ['BodySerialNumber', 'SerialNumber', 'CameraSerialNumber', 'InternalSerialNumber', 'ImageUniqueID', 'CameraOwnerName'],
    is: 'The number of this very camera or picture, or its owner’s name.',
    proves: 'That two photos with the same number come from the same camera, if neither was changed.',
    provesNot: 'Who took the photo. It identifies a source: leave it out of what is published.',
  },
  {
    tags: ['LensMake', 'LensModel', 'LensInfo', 'LensSerialNumber', 'Lens', 'LensID', 'LensSpecification'],
    is: 'The lens, or for phones which of the cameras.',
    proves: 'A check: it must go with the camera and with the focal length.',
    provesNot: 'Anything about the place.',
  },
  {
    tags: ['HostComputer', 'DeviceSettingDescription'],
    is: 'The computer or phone that wrote the file.',
    proves: 'Which device last handled it, if the field is genuine.',
    provesNot: 'That this device took the photo.',
  },
  {
    tags: ['ExposureTime', 'ShutterSpeedValue'],
    is: 'How long the shutter was open, in seconds.',
    proves: 'With aperture and sensitivity, how bright the scene was: hints at day or night.',
    provesNot: 'The time of day: bright rooms and filters mislead.',
  },
  {
    tags: ['FNumber', 'ApertureValue', 'MaxApertureValue'],
    is: 'How wide the lens was open; a small number is wide.',
    proves: 'Part of the brightness. Phones have one or two fixed values, which must fit the model.',
    provesNot: 'Anything by itself.',
  },
  {
    tags: ['ISO', 'ISOSpeedRatings', 'PhotographicSensitivity', 'SensitivityType', 'RecommendedExposureIndex'],
    is: 'How sensitive the sensor was set.',
    proves: 'High values (1600 and more) mean little light.',
    provesNot: 'That it was night: rooms by day are dark for a camera too.',
  },
  {
    tags: ['BrightnessValue', 'ExposureValue', 'LightSource'],
    is: 'The camera’s own measure of the light.',
    proves: 'Brightness of about 8 and more is daylight outdoors; below 0 is night or a dark room.',
    provesNot: 'Where the light came from.',
  },
  {
    tags: ['Flash'],
    is: 'Whether a flash fired (odd numbers: it did).',
    proves: 'That the camera’s settings say little of the light of the scene if it did.',
    provesNot: 'That it was dark.',
  },
  {
    tags: ['FocalLength', 'FocalLengthIn35mmFormat', 'DigitalZoomRatio'],
    is: 'How narrow the view was: 24 to 28 mm is a phone’s main camera, 200 mm a telephoto lens.',
    proves: 'The angle of view, from which distances in the photo can be judged.',
    provesNot: 'Anything once the picture is cropped.',
  },
  {
    tags: ['SubjectDistance', 'SubjectDistanceRange', 'SubjectArea'],
    is: 'How far the camera focused, and on which part of the picture.',
    proves: 'Roughly how far the subject was, where the camera measures it.',
    provesNot: 'An exact distance.',
  },
  {
    tags: [
      'WhiteBalance',
      'ExposureProgram',
      'ExposureMode',
      'ExposureCompensation',
      'ExposureBiasValue',
      'MeteringMode',
      'SceneCaptureType',
    ],
    is: 'How the camera was set.',
    proves: 'Little; several photos with the same unusual settings may belong together.',
    provesNot: 'Anything about the place.',
  },
  {
    tags: ['Orientation'],
    is: 'How the picture must be turned to stand upright.',
    proves: 'How the camera was held.',
    provesNot: 'That the picture was not turned or mirrored by a program.',
  },
  {
    tags: ['ExifImageWidth', 'ExifImageHeight', 'PixelXDimension', 'PixelYDimension', 'ImageWidth', 'ImageHeight', 'ImageLength'],
    is: 'The size of the picture when the camera wrote it, in pixels.',
    proves: 'If the picture now has another size, that it was cropped or made smaller.',
    provesNot: 'What was cut away.',
  },
  {
    tags: ['SensingMethod', 'FileSource', 'SceneType', 'CustomRendered', 'Contrast', 'Saturation', 'Sharpness', 'GainControl'],
    is: 'How the sensor’s data became a picture.',
    proves: 'That a camera wrote the file, where the values are usual for its model.',
    provesNot: 'That the picture was not changed since.',
  },
  {
    tags: ['MakerNote'],
    is: 'Notes of the maker in a form of its own.',
    proves: 'That they are there is a good sign: most editing programs damage or drop them.',
    provesNot: 'Anything by themselves: this program does not read them.',
  },
]
