import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MessageChannel } from 'node:worker_threads'
import { loadInTurns } from '#event-loop/load-in-turns.ts'

test('between two modules, what came meanwhile has its turn', async () => {
  const { port1, port2 } = new MessageChannel()
  const order: string[] = []
  // As the answers of PGlite's thread are read.
  port2.on('message', () => setImmediate(() => order.push('message')))

  await loadInTurns([
    async () => {
      port1.postMessage('')
      order.push('first')
    },
    async () => order.push('second'),
  ])

  port1.close()
  assert.deepEqual(order, ['first', 'message', 'second'])
})

test('nothing more is loaded once it is enough', async () => {
  const loaded: number[] = []

  await loadInTurns(
    [1, 2, 3].map((n) => async () => loaded.push(n)),
    () => loaded.length === 2,
  )

  assert.deepEqual(loaded, [1, 2])
})

test('a module that cannot be loaded keeps no other from being loaded', async () => {
  const loaded: string[] = []

  await loadInTurns([() => import(String('#event-loop/none.ts')), async () => loaded.push('next')])

  assert.deepEqual(loaded, ['next'])
})
