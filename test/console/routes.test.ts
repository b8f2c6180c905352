import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Route, routeOf } from '../../src/console/routes.ts'

const rows: readonly (readonly [string, Route])[] = [
  ['/', { screen: 'new' }],
  ['/new', { screen: 'new' }],
  ['/batches', { screen: 'batches' }],
  ['/batches/', { screen: 'batches' }],
  ['/batches/SW52%3D', { screen: 'batch', id: 'SW52=' }],
  ['/people/', { screen: 'people' }],
  ['/nowhere', { screen: 'missing' }],
  ['/people/ada', { screen: 'missing' }],
  ['/batches/a/b', { screen: 'missing' }],
  ['/batches/%ff', { screen: 'missing' }],
]
for (const [path, route] of rows) {
  test(`${path} is the screen "${route.screen}"`, () => assert.deepEqual(routeOf(path), route))
}
