import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../../test/browser/chromium.ts'
import { askGateway } from '../lib/ask.ts'
import { authorization } from '../lib/credential.ts'
import type { Figure, Row } from '../lib/figure.ts'
import { cpuMs } from '../lib/proc.ts'
import { ratioTo } from '../lib/ratio.ts'
import { databaseKinds, setStage } from '../lib/stage.ts'

export const consoles: Figure = {
  title: 'Processor time of the gateway while nobody works with the consoles that are open',
  measure: '(A − B) ÷ one core',
  async run({ quick }) {
    const count = quick ? 10 : 50
    await using stage = await setStage()
    await using browser = await launchChromium()
    const rows: Row[] = []
    for (const on of databaseKinds) {
      const { pid, url } = await stage.gateway(on)
      const batchId = await sendOpenBatches(url)
      await using pages = await openPages(browser, url, count)
      const alone = await spend(pid, pages)
      for (const [screen, path] of screensOf(batchId)) {
        await pages.show(path)
        const { share, requests } = await spend(pid, pages)
        rows.push({
          a: `${on}: ${count} consoles that show ${screen}`,
          b: 'none',
          ratio: ratioTo([share - alone.share], 1),
          goal: '≤ 0.1',
          note: `${share.toFixed(3)} − ${alone.share.toFixed(3)}; ${requests.toFixed(1)} requests a second`,
        })
      }
    }
    return rows
  },
}

const screensOf = (batchId: string): readonly (readonly [string, string])[] => [
  ['the list of batches, 20 of them unfinished', '/batches'],
  ['an unfinished batch', `/batches/${encodeURIComponent(batchId)}`],
  ['the providers', '/providers'],
]

/** How much of a core the gateway takes, and how often the pages ask it. */
async function spend(pid: number, pages: { readonly asked: () => number }) {
  // What it takes to open a page is no part of being idle.
  await sleep(5_000)
  const asked = pages.asked()
  const before = cpuMs(pid)
  await sleep(windowMs)
  return {
    share: (cpuMs(pid) - before) / windowMs,
    requests: ((pages.asked() - asked) * 1_000) / windowMs,
  }
}

// Twice as long as the longest pause between two requests of a page.
const windowMs = 20_000

/** Each in a context of its own, because a browser opens six connections to a host in each. */
async function openPages(browser: Browser, url: string, count: number) {
  const key = authorization.slice('Bearer '.length)
  const contexts = await Promise.all(Array.from({ length: count }, () => browser.newContext()))
  const all: Page[] = []
  let asked = 0
  for (const context of contexts) {
    context.setDefaultTimeout(120_000)
    context.on('request', () => {
      asked += 1
    })
    await context.addInitScript(
      `if (location.origin !== 'null') sessionStorage.setItem('invite-gateway-key', '${key}')`,
    )
    all.push(await context.newPage())
  }
  return {
    asked: () => asked,
    show: async (path: string) => {
      for (const page of all) {
        await page.goto(`${url}${path}`)
        await page.getByRole('navigation', { name: 'Screens' }).waitFor()
      }
    },
    [Symbol.asyncDispose]: async () => {
      for (const context of contexts) await context.close()
    },
  }
}

/** Batches whose last recipient waits until the others of its mailbox have cooled down. Gives one. */
async function sendOpenBatches(url: string): Promise<string> {
  const { sent } = await send(url, 0)
  for (let number = 1; number < 20; number += 1) await send(url, number)
  return sent.batch.id
}

function send(url: string, number: number) {
  const tags = Array.from({ length: 6 }, (_, tag) => `idle${number}+${tag}@example.com`)
  const recipients = tags.map((email) => ({ email }))
  const targets = [{ chime: { accountId: 'bench', recipients } }]
  return askGateway<{ sent: { batch: { id: string } } }>(url, document, {
    input: { idempotencyKey: `idle-${number}`, waitSeconds: 0, targets },
  })
}

const document = `mutation Send($input: SendInvitesInput!) {
  sent: sendInvites(input: $input) { ... on SendInvitesPayload { batch { id } } }
}`
