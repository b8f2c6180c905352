import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import type { GraphiQLOptions } from 'graphql-yoga'

/** Answers with the page of GraphiQL, which holds everything it needs. Rendered at its first use. */
export function createGraphiql(tabs: GraphiQLOptions['defaultTabs']) {
  let page: ReturnType<typeof render> | undefined
  return (response: ServerResponse): void => {
    page ??= render(tabs)
    const { html, policy } = page
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-length': html.byteLength,
        'content-security-policy': policy,
      })
      .end(html)
  }
}

function render(tabs: GraphiQLOptions['defaultTabs']) {
  const page = renderGraphiQL({
    title: 'invite-gateway',
    // Without it, subscriptions go out as GET.
    method: 'POST',
    ...(tabs === undefined ? {} : { defaultTabs: tabs }),
  })
  const html = Buffer.from(page)
  // There is one, of 8 MB: a regular expression would take its time.
  const script = html.subarray(
    html.indexOf('<script>') + '<script>'.length,
    html.indexOf('</script>'),
  )
  const hash = createHash('sha256').update(script).digest('base64')
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    // The editor writes styles as it goes, and starts its workers from blobs.
    "style-src 'unsafe-inline'",
    'worker-src blob:',
    'img-src data:',
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  return { html, policy }
}
