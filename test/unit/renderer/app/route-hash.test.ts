import { expect, test } from 'vitest'
import { parseRoute, routeHash } from '../../../../renderer/app/route-hash.ts'

const caseId = '0199c6e2-6a0e-7a31-8f3b-2f1f0c0d7a11'
const photoId = '0199c6e2-6a0e-7a31-8f3b-2f1f0c0d7a12'

test.each([
  '#/',
  `#/case/${caseId}`,
  `#/case/${caseId}/photo/${photoId}`,
  '#/cases',
  `#/cases/case/${caseId}`,
  `#/cases/case/${caseId}/photo/${photoId}`,
  '#/models',
  `#/models/case/${caseId}/photo/${photoId}`,
])('%s is read and written alike', (hash) => {
  expect(routeHash(parseRoute(hash))).toBe(hash)
})

test('what is not understood is left out, never passed on', () => {
  expect(parseRoute('#/case/<script>')).toEqual({ screen: 'workbench', caseId: null, photoId: null })
  expect(parseRoute(`#/case/${caseId}/photo/../../etc`)).toEqual({ screen: 'workbench', caseId, photoId: null })
  expect(parseRoute('#/cases/<script>/x')).toEqual({ screen: 'cases', caseId: null, photoId: null })
  expect(parseRoute(`#/casesX/case/${caseId}`)).toEqual({ screen: 'workbench', caseId: null, photoId: null })
  expect(parseRoute('')).toEqual({ screen: 'workbench', caseId: null, photoId: null })
})

test('an address without a screen is the workbench', () => {
  expect(routeHash({ caseId: parseRoute(`#/case/${caseId}`).caseId, photoId: null })).toBe(`#/case/${caseId}`)
})
