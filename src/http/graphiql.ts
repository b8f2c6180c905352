import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import type { GraphiQLOptions } from 'graphql-yoga'

/** Sends the GraphiQL page, which loads nothing else. It is rendered when first requested. */
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
    // By default GraphiQL sends subscriptions as GET.
    method: 'POST',
    ...(tabs === undefined ? {} : { defaultTabs: tabs }),
  })
  const html = Buffer.from(page)
  // There is one script, of 8 MB: a regular expression would be slow.
  const script = html.subarray(
    html.indexOf('<script>') + '<script>'.length,
    html.indexOf('</script>'),
  )
  const hash = createHash('sha256').update(script).digest('base64')
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    // The editor adds styles at run time and starts its workers from blobs.
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
