import assert from 'node:assert/strict'
import { test } from 'node:test'
import { redactor } from '#redact/redactor.ts'

/** What upstreams say of people and of their inside, in every form; the word is in each. */
const word = 'zebracode'
const sentences: readonly string[] = [
  // ARNs, and the name once more without one.
  `User: arn:aws:iam::123456789012:user/${word} ${word}`,
  `arn:aws:sts::123456789012:assumed-role/Admin/${word} may not call this; ask ${word}`,
  `arn:aws-cn:iam::123456789012:user/team/${word} is denied, ${word.toUpperCase()} as well`,
  `arn%3Aaws%3Aiam%3A%3A123456789012%3Auser%2F${word} is denied`,
  `User: ${word} ${word}`,
  `User ${word}_1 is not a member, nor is account ${word}.2`,
  `Principal = "${word}" is denied`,
  'user Zebracode Lovelace is blocked',
  `The user name: ${word} is taken; ${word} was invited yesterday`,
  // Addresses.
  `${word}@example.com`,
  `<${word}@example.com> bounced, ${word} is full`,
  `${word}%2540example.com is unknown`,
  `${word}\\u0040example.com is unknown`,
  `${word}\\x40example.com is unknown`,
  `${word}&#64;example.com and ${word}&commat;example.com`,
  `${word}=40example.com`,
  `${word}\uff20example\uff0ecom`,
  `zebra\u200bcode@example.com`,
  `${word} @ example.com`,
  `${word} [at] example [dot] com`,
  `${word} at example dot com`,
  `"${word} l"@example.com`,
  `${word}@[10.0.0.1]`,
  `${word}@例え.jp`,
  `mailto:${word}@example`,
  // Quotes.
  `Value '${word}' at 'users.0.username' failed to satisfy constraint`,
  `“${word} lovelace” is not eligible`,
  `‘${word}’, «${word}», 「${word}」, \`${word}\``,
  `'O'${word}' is no name`,
  // Structures.
  `{"user":"${word}","reason":"blocked"}`,
  `{\\"detail\\":{\\"nickName\\":\\"${word} l\\"}}`,
  `{"a":"{\\\\\\"who\\\\\\":\\\\\\"${word}\\\\\\"}"}`,
  `user=${word}&state=blocked`,
  `<user><lastName>${word}</lastName></user> lastName: ${word}`,
  // Keys and codes.
  `inviteCode=${word}`,
  `Invite code: ${word}`,
  `x-secret-key: ${word}`,
  `Authorization: Bearer ${word}`,
  `password = ${word}`,
  `Credential=${word}/20261120/us-east-1/chime/aws4_request`,
  // Other scripts.
  `用户：${word} 不存在`,
  `成员名称: ${word}`,
  `\u{1d633}: 用户名「${word}」`,
]

for (const sentence of sentences) {
  test(`nobody is named by: ${sentence}`, () => {
    const shown = redactor([])(sentence)

    const found = shown.toLowerCase().replaceAll(/[^a-z]/g, '')
    assert.ok(!found.includes(word), shown)
  })
}

const numbers = [
  'Account 123456789012 is suspended',
  'account: 1234-5678-9012',
  'uin 100000000401 is taken',
  'Call +1 (555) 010-9999',
  'phone\uff1a\uff18\uff16\uff11\uff13\uff18\uff10\uff10\uff11\uff13\uff18\uff10\uff10\uff10',
  'AROAIOSFODNN7EXAMPLE:session',
  'AGPAIOSFODNN7EXAMPLE',
  'The code is Ab3dEfGh1jKlMn0pQrSt',
  'YWRhQGV4YW1wbGUuY29t is unknown',
  'hex 616461406578616d706c652e636f6d',
]

for (const sentence of numbers) {
  test(`no number and no key is shown of: ${sentence}`, () => {
    const shown = redactor([])(sentence)

    assert.doesNotMatch(shown, /\d{4}|AROA|AGPA|Ab3d|YWRh|6164/)
  })
}

const useful = [
  'Rate exceeded.',
  'User: [arn] is not authorized to perform: chime:InviteUsers on resource: [arn]',
  "1 validation error detected: Value at 'userEmailList.1.member' failed to satisfy constraint",
  'users.0.username: Not a user that can be invited',
  'The user pool has reached its limit of 500 users.',
  'User limit exceeded: 300 members at most.',
  'Your account is not activated for this API.',
  'The member was not found in the organization.',
  'The security token included in the request is expired',
  'Signature expired: 20261120T123045Z is now earlier than 20261120T124045Z (20261120T123545Z - 5 min.)',
  'Request ID: 5d1b3e0a-8f5c-4b52-9f0e-3c1a2b4d5e6f',
  'The parameter `Name` is too long.',
  "The field 'title' must not be empty.",
  'connect ECONNREFUSED [host]',
  'The name is required. Name must not be empty.',
  "It's the organization's quota that is used up; it can't be raised.",
]

for (const sentence of useful) {
  test(`an operator still reads: ${sentence}`, () => {
    assert.equal(redactor([])(sentence), sentence)
  })
}
