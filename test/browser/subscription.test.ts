import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { createSchema } from 'graphql-yoga'
import { chromium } from 'playwright-core'
import { startFront } from '../http/front.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync)
const here = {
  skip:
    executablePath === undefined && process.env.CI === undefined
      ? 'there is no /usr/bin/chromium here: apt-get install chromium'
      : false,
}
const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run']

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
    assert.ok(executablePath, 'CI needs chromium: apt-get install chromium')
    await using front = await startFront({ schema, tabs: [{ query: 'subscription { count }' }] })
    const browser = await chromium.launch({ executablePath, args })
    try {
      const page = await browser.newPage()
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
