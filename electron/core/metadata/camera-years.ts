/** Years in which numbered phones were first sold, by their makers' announcements; the first whose pattern fits counts. */
const PHONES: readonly (readonly [pattern: RegExp, firstSold: Readonly<Record<string, number>>])[] = [
  [
    /\biphone (\d{1,2}|x[rs]?|se)\b/i,
    {
      ...{ '4': 2010, '5': 2012, '6': 2014, '7': 2016, '8': 2017, x: 2017, xs: 2018, xr: 2018, se: 2016 },
      ...{ '11': 2019, '12': 2020, '13': 2021, '14': 2022, '15': 2023, '16': 2024 },
    },
  ],
  [/\bpixel (\d)/i, { '2': 2017, '3': 2018, '4': 2019, '5': 2020, '6': 2021, '7': 2022, '8': 2023, '9': 2024 }],
  [
    /\bgalaxy s(\d{1,2})\b/i,
    {
      ...{ '5': 2014, '6': 2015, '7': 2016, '8': 2017, '9': 2018, '10': 2019, '20': 2020, '21': 2021, '22': 2022, '23': 2023 },
      ...{ '24': 2024 },
    },
  ],
]

/** The year before which no photo can have been taken with this camera; null where it is not known. */
export function cameraFirstSold(camera: string | null): number | null {
  for (const [pattern, firstSold] of PHONES) {
    const number = pattern.exec(camera ?? '')?.[1]?.toLowerCase()
    const year = number === undefined ? undefined : firstSold[number]
    if (year !== undefined) return year
  }
  return null
}
