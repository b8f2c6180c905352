import assert from 'node:assert/strict'
import { registerHooks } from 'node:module'
import { test } from 'node:test'

test('the kit without its handlers loads no package', async () => {
  const loaded: string[] = []
  registerHooks({
    load: (url, context, next) => {
      loaded.push(url)
      return next(url, context)
    },
  })

  await import('invite-gateway/client')

  assert.ok(loaded.some((url) => url.endsWith('/client/words-for.ts')))
  assert.deepEqual(
    loaded.filter((url) => url.includes('/node_modules/') || url.includes('/msw/')),
    [],
  )
})
