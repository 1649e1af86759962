interface ClockWords {
  name: string
  /** Offsets from UTC. */
  there: string
  said: string
  /** IANA name of the place's zone. */
  zone: string
}

export const consistencyStrings = {
  title: 'Does the file fit the candidates?',
  text: 'What the file says of its time and position, held against each candidate. Metadata is easily changed: this stands beside the answer and is no part of it.',
  candidate: 'Candidate',
  results: { consistent: 'fits', contradicts: 'does not fit', unknown: 'cannot be told' },
  clock: {
    title: 'Clock',
    unknown: 'no zone',
    partly: (said: string) => `${said} in part`,
    differs: (there: string, said: string) => `${there}, not ${said}`,
    fits: ({ name, there, zone }: ClockWords) => `${name}: clocks there showed ${there} then (${zone}), as the photo says.`,
    fitsPartly: ({ name, said }: ClockWords) => `${name}: only a part of it had ${said} then, as the photo says.`,
    contradicts: ({ name, there, said, zone }: ClockWords) =>
      `${name}: clocks there showed ${there} then (${zone}), the photo says ${said}. The camera was set to another zone, or the photo was taken elsewhere.`,
    bySatellite: 'The zone follows from the clock and the time by satellite.',
    why: {
      'no-time': 'The file gives no time of day.',
      'no-offset': 'The file gives a time, but not in which zone.',
      'offset-zero': 'The file says UTC, which many programs write for any place: this tells nothing.',
    },
  },
  sun: {
    title: 'Sun',
    unknown: 'no time',
    noTime: 'The file gives no time of day, so nothing can be said of the sun.',
    night: 'night',
    twilight: 'twilight',
    low: 'low',
    up: 'up',
    high: 'high',
    brief: (name: string, degrees: string) => `${name}, ${degrees}`,
    stood: (place: string, name: string, degrees: string) => `${place}: the sun stood at ${degrees} then (${name}).`,
    sayWhatYouSee: 'Say below whether the photo shows day or night.',
    contradicts: {
      analyst: 'That is not what you see in the photo: the time is wrong, or the place.',
      exposure: 'The camera’s settings look like daylight: the time is wrong, or the place, or there was much artificial light.',
    },
    fits: { analyst: 'That goes with what you see.', exposure: 'That goes with the camera’s settings.' },
    assumesLocal: 'The clock is taken to have shown local time, since no zone is given.',
  },
  position: {
    title: 'GPS',
    unknown: 'none',
    none: 'The file gives no position.',
    away: (distance: string) => distance,
    fits: (name: string, distance: string) => `${name}: the position in the file is ${distance} from its middle.`,
    contradicts: (name: string, distance: string) =>
      `${name}: the position in the file is ${distance} away. The position was changed, or the photo was not taken there.`,
  },
  lightLabel: 'Outdoors, the photo shows',
  lights: { day: 'Day', night: 'Night', unsaid: 'Not sure' },
  exposure: {
    none: 'The camera’s settings say nothing of the light: they are not given, or a flash fired.',
    daylight: (value: string) =>
      `The camera’s settings (light value ${value}; sun is about 15, a street at night 4) look like daylight. Filters and wrong exposures shift this.`,
    dim: (value: string) => `The camera’s settings (light value ${value}; sun is about 15) look like dim light: night, or indoors by day.`,
    nothing: (value: string) =>
      `The camera’s settings (light value ${value}; sun is about 15, a street at night 4) could be dusk, shade or indoors.`,
  },
}
