import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSchema } from 'graphql-yoga'
import { startFront } from '../http/front.ts'
import { here, launchChromium } from './chromium.ts'

const schema = createSchema({
  typeDefs: 'type Query { ok: Boolean } type Subscription { count: Int }',
  resolvers: {
    Subscription: {
      count: {
        subscribe: async function* () {
          yield { count: 41 }
          yield { count: 42 }
        },
      },
    },
  },
})

test(
  'GraphiQL follows a subscription by POST, and breaks none of the rules of its page',
  here,
  async () => {
    await using front = await startFront({ schema, tabs: [{ query: 'subscription { count }' }] })
    const browser = await launchChromium()
    try {
      const page = await browser.newPage()
      page.setDefaultTimeout(90_000)
      const complaints: string[] = []
      page.on('console', (message) => {
        if (/policy|violat|refused/i.test(message.text())) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      const methods = new Set<string>()
      page.on('request', (request) => {
        if (request.resourceType() === 'fetch') methods.add(request.method())
      })

      await page.goto(`${front.url}/graphql`)
      await page.locator('.graphiql-query-editor .view-line').first().waitFor()
      await page.locator('.graphiql-execute-button').click()
      await page.locator('.graphiql-response .view-line', { hasText: '42' }).waitFor()

      assert.deepEqual(complaints, [])
      assert.deepEqual([...methods], ['POST'])
    } finally {
      await browser.close()
    }
  },
)
