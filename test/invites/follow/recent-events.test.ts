import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRecentEvents } from '#invites/follow/recent-events.ts'

const made = (round: number, changes: number) => ({
  round,
  event: { changed: Array.from({ length: changes }) },
})
const place = (version: number) => ({ version, position: 0 })

test('who comes later to a place gets the event that was made for the first', () => {
  const recent = createRecentEvents()
  const first = made(1, 100)
  recent.add(place(0), first)

  assert.equal(recent.after(place(0), 0), first)
  assert.equal(recent.after(place(0), 1), first)
  assert.equal(recent.after(place(1), 0), undefined)
})

test('an event that is older than what a follower has seen is not for that follower', () => {
  const recent = createRecentEvents()
  recent.add(place(7), made(3, 100))

  assert.equal(recent.after(place(7), 4), undefined)
})

test('the event of a later round replaces that of an earlier one', () => {
  const recent = createRecentEvents()
  const later = made(4, 20)
  recent.add(place(7), made(3, 100))
  recent.add(place(7), later)

  assert.equal(recent.after(place(7), 0), later)
})

test('an event without changes is not the last word on its place', () => {
  const recent = createRecentEvents()
  recent.add(place(7), made(3, 0))

  assert.equal(recent.after(place(7), 0), undefined)
})

test('the oldest events are forgotten', () => {
  const recent = createRecentEvents()
  for (let version = 0; version < 1_000; version += 1) recent.add(place(version), made(1, 100))

  assert.equal(recent.after(place(900), 0), undefined)
  assert.equal(recent.after(place(999), 0)?.round, 1)
})
