import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordsFor } from 'invite-gateway/client'
import { everyOutcome } from 'invite-gateway/client/msw'
import { startServer } from '../../http/server.ts'
import { here } from '../chromium.ts'
import { startForTests } from '../start-for-tests.ts'
import { startPageServer } from './page-server.ts'

const running = startForTests(async (started) => ({
  pages: started.use(await startPageServer()),
}))

const kits = ['SendInvites', 'BatchPage', 'FollowBatch']
/** What each of them asks, the last of which shows how the batch goes on. */
const clients = {
  apollo: kits,
  urql: kits,
  tanstack: kits.slice(0, 2),
  relay: ['pageSendMutation', 'pageQuery', 'pageInvitesQuery', 'pageFollowSubscription'],
}

for (const [half, documents] of Object.entries(clients)) {
  test(
    `a batch goes from queued to sent before the eyes of a page with ${half}`,
    here,
    async () => {
      const { browser, pages } = running()
      await using server = await startServer({
        http: { hosts: ['127.0.0.1'], origins: [pages.url] },
      })
      const { CHIME: chime } = server.gateway.emulators
      // Refused for its rate again and again, the batch stays queued until this test has seen it.
      chime.decide(() => ({ kind: 'throttle' }))
      await using context = await browser.newContext()
      context.setDefaultTimeout(90_000)
      const page = await context.newPage()
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.message))
      const asked: string[] = []
      page.on('request', (request) => {
        if (request.url() !== `${server.url}/graphql`) return
        const [, name] =
          /(?:query|mutation|subscription) (\w+)/.exec(request.postData() ?? '') ?? []
        assert.equal(request.method(), 'POST')
        asked.push(name ?? '')
      })
      await page.goto(`${pages.url}/?gateway=${encodeURIComponent(`${server.url}/graphql`)}`)
      const section = page.locator(`#${half}`)

      await section.getByRole('button').click()
      await section.getByText(`ada@${half}.example.com: Waiting to be sent`).waitFor()
      await section.getByText(/^[A-Z_]+: 1 of 3$/).waitFor()
      while (documents.some((name) => !asked.includes(name))) await page.waitForTimeout(20)
      chime.decide(undefined)
      await section.getByText('FINISHED: 3 of 3').waitFor()

      assert.deepEqual(await section.locator('li').allInnerTexts(), [
        `ada@${half}.example.com: Invited, and the e-mail is on its way.`,
        'accepted@example.com: Already a member. Nothing was sent.',
        'not an address: Not sent: the recipient is not valid (email).',
      ])
      // Who follows reads nothing again: the one subscription changes what the one page has shown.
      const counted = half === 'tanstack' ? [...new Set(asked)] : asked
      assert.deepEqual(counted.toSorted(), documents.toSorted())
      const soFar = asked.length
      await page.waitForTimeout(600)
      assert.equal(asked.length, soFar, 'who sees the end asks no more')
      assert.deepEqual(errors, [])
    },
  )
}

// Relay's documents are its own, and the handlers answer those of the kit.
for (const half of ['apollo', 'urql', 'tanstack']) {
  test(`without a gateway, a page with ${half} shows every final outcome`, here, async () => {
    const { browser, pages } = running()
    await using context = await browser.newContext()
    context.setDefaultTimeout(90_000)
    const page = await context.newPage()
    await page.goto(pages.url)
    const section = page.locator(`#${half}`)

    await section.getByRole('button').click()
    await section.getByText('person-1@example.com: Waiting to be sent.').waitFor()
    await section.getByText(/^FINISHED/).waitFor()

    const final = everyOutcome.filter(({ __typename }) => __typename !== 'InviteQueued')
    assert.deepEqual(
      await section.locator('li').allInnerTexts(),
      final.map((outcome, index) => `person-${index + 1}@example.com: ${wordsFor(outcome)}`),
    )
  })
}
