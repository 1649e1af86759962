// The benchmarks by name. A new one registers itself here: `{ name, about, run }`.
import type { Bench } from './bench.ts'
import { conversionBench } from './conversion/conversion.ts'
import { evidenceBench } from './evidence/evidence.ts'
import { fitBench } from './fit/fit.ts'
import { forecastBench } from './fit/forecast.ts'
import { cpuVariantsBench } from './inference/cpu-variants.ts'
import { inferenceBench } from './inference/inference.ts'
import { mapBench } from './map/map.ts'
import { pageBench } from './page/page.ts'
import { placesBench } from './places/places.ts'
import { storeBench } from './store/store.ts'
import { viewerBench } from './viewer/viewer.ts'

export const benches: readonly Bench[] = [
  inferenceBench,
  cpuVariantsBench,
  storeBench,
  placesBench,
  pageBench,
  mapBench,
  viewerBench,
  evidenceBench,
  conversionBench,
  fitBench,
  forecastBench,
]
