import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ServiceException } from '@smithy/core/client'
import { ThrottlingException } from '#providers/aws-clients/repostspace.ts'
import { startCaptureServer } from '../capture-server.ts'
import { operations } from './operations.ts'

for (const { id, model, errors, base, input, send, ...operation } of operations) {
  const { answer: known, leftOut } = { answer: undefined, leftOut: undefined, ...operation }
  const { input: inputId, output, errors: modelled, traits } = model.shapeOf(id)
  const { method, uri, code } = traits['smithy.api#http'] ?? { method: '', uri: '', code: 0 }
  const { members } = model.shapeOf(inputId?.target ?? '')

  test(`${id}: the input has every member of the model`, () => {
    assert.deepEqual(Object.keys(input).sort(), Object.keys(members).sort())
  })

  test(`${id}: method, path, query, headers and body are the model's`, async () => {
    await using server = await startCaptureServer({ status: code })
    const expected = bind(input, members, uri)

    await send({ endpoint: server.url })

    const [request, ...more] = server.requests
    assert.ok(request)
    assert.equal(more.length, 0)
    assert.equal(request.method, method)
    assert.equal(request.path, expected.path)
    assert.deepEqual(request.query, expected.query)
    assert.deepEqual(JSON.parse(request.body || '{}'), expected.body)
    for (const [name, value] of Object.entries(expected.headers)) {
      assert.equal(request.headers[name], value)
    }
    const hasBody = Object.keys(expected.body).length > 0
    assert.equal(request.headers['content-type'], hasBody ? 'application/json' : undefined)
  })

  test(`${id}: the signature and the user agent name the service`, async () => {
    await using server = await startCaptureServer({ status: code })

    await send({ endpoint: server.url })

    const { authorization, 'user-agent': userAgent } = server.requests[0]?.headers ?? {}
    const signingName = model.service.traits['aws.auth#sigv4']?.name
    const { sdkId = '' } = model.service.traits['aws.api#service'] ?? {}
    assert.match(String(authorization), new RegExp(`/eu-central-1/${signingName}/aws4_request`))
    assert.match(String(userAgent), new RegExp(` api/${sdkId.toLowerCase()}#`))
  })

  test(`${id}: the answer has ${known ?? 'every member'} of the model`, async () => {
    const body = output && model.sample(output.target)
    await using server = await startCaptureServer({ status: code, body })

    const { $metadata, ...answer } = await send({ endpoint: server.url })

    const all = Object.entries(body && typeof body === 'object' ? body : {})
    const expected = all.filter(([name]) => known === undefined || known.includes(name))
    const kept = (name: string, value: unknown) => (name === leftOut ? undefined : value)
    assert.deepEqual(answer, JSON.parse(JSON.stringify(Object.fromEntries(expected), kept)))
    assert.equal($metadata.requestId, 'request-1')
    assert.equal($metadata.httpStatusCode, code)
  })

  test(`${id}: the logger masks every sensitive text, and invite codes`, async () => {
    const body = output && model.sample(output.target)
    await using server = await startCaptureServer({ status: code, body })
    const lines: unknown[] = []
    const log = (...line: readonly unknown[]) => void lines.push(line)
    const logger = { debug: log, info: log, warn: log, error: log }

    await send({ endpoint: server.url, logger })

    const logged = JSON.stringify(lines)
    const texts = [
      ...model.sensitiveTexts(inputId?.target ?? '', input),
      ...(output ? model.sensitiveTexts(output.target, body) : []),
    ]
    assert.match(logged, /commandName/)
    assert.deepEqual(
      texts.filter((text) => logged.includes(JSON.stringify(text))),
      [],
    )
    assert.doesNotMatch(logged, /code-1|inviteCode":"text of/)
  })

  for (const { target } of modelled) {
    const name = target.slice(target.indexOf('#') + 1)
    const shape = model.shapeOf(target)
    const status = shape.traits['smithy.api#httpError'] ?? 0

    test(`${id}: ${status} ${name} is a typed exception with its fields`, async () => {
      const sample = { ...objectOf(model.sample(target)) }
      const { headers, body } = bind(sample, shape.members, '')
      await using server = await startCaptureServer({
        status,
        headers: { ...headers, 'x-amzn-errortype': `${name}:http://example.com/` },
        body,
      })

      const error = await failure(send({ endpoint: server.url }))

      const type = Object.entries(errors).find(([key]) => key === name)?.[1]
      assert.ok(type && error instanceof type)
      assert.ok(error instanceof base)
      assert.equal(error.name, name)
      assert.equal(error.$fault, shape.traits['smithy.api#error'])
      assert.equal(error.$metadata.httpStatusCode, status)
      assert.equal(error.$metadata.requestId, 'request-1')
      const fields = Object.entries({ ...error, message: error.message })
      assert.deepEqual(Object.fromEntries(fields.filter(([key]) => key in sample)), sample)
    })
  }

  test(`${id}: the body may name the error instead, with its namespace`, async () => {
    const [target = ''] = modelled.map((error) => error.target)
    await using server = await startCaptureServer({ status: 400, body: { __type: target } })

    const error = await failure(send({ endpoint: server.url }))

    assert.ok(error instanceof base)
    assert.equal(error.name, target.slice(target.indexOf('#') + 1))
    assert.notEqual(error.constructor, base)
  })

  test(`${id}: an error that the model does not know is the base exception`, async () => {
    const headers = { 'x-amzn-errortype': 'ExpiredTokenException' }
    const body = { Message: 'The security token is expired' }
    await using server = await startCaptureServer({ status: 403, headers, body })

    const error = await failure(send({ endpoint: server.url }))

    assert.equal(error.constructor, base)
    assert.equal(error.name, 'ExpiredTokenException')
    assert.equal(error.message, body.Message)
    assert.equal(error.$fault, 'client')
    assert.equal(error.$metadata.httpStatusCode, 403)
    assert.ok(!(error instanceof ThrottlingException))
  })
}

test("a name that another service's model knows does not make its exception", async () => {
  const headers = { 'x-amzn-errortype': 'ThrottlingException' }
  await using server = await startCaptureServer({ status: 400, headers, body: {} })
  const wickr = operations.find(({ id }) => id.endsWith('BatchReinviteUser'))

  const error = await failure(wickr?.send({ endpoint: server.url }))

  assert.ok(error instanceof ServiceException)
  assert.ok(!(error instanceof ThrottlingException))
})

type Members = ReturnType<(typeof operations)[0]['model']['shapeOf']>['members']

/** Where the model puts each member: label, query, header, or body. */
function bind(values: Readonly<Record<string, unknown>>, members: Members, uri: string) {
  const query: Record<string, string> = {}
  const headers: Record<string, string> = {}
  const body: Record<string, unknown> = {}
  let path = uri
  for (const [name, value] of Object.entries(values)) {
    const traits = members[name]?.traits ?? {}
    const header = traits['smithy.api#httpHeader']
    const parameter = traits['smithy.api#httpQuery']
    if (traits['smithy.api#httpLabel']) {
      path = path.replace(`{${name}}`, encodeURIComponent(String(value)))
    } else if (parameter) {
      query[parameter] = String(value instanceof Date ? value.getTime() / 1000 : value)
    } else if (header) headers[header.toLowerCase()] = String(value)
    else body[name] = value
  }
  return { path, query, headers, body }
}

const objectOf = (value: unknown) => (typeof value === 'object' ? value : {})

async function failure(sending: Promise<unknown> | undefined): Promise<ServiceException> {
  try {
    await sending
  } catch (error) {
    if (error instanceof ServiceException) return error
    throw error
  }
  assert.fail('The call did not fail.')
}
