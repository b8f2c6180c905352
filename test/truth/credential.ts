import { createHash } from 'node:crypto'
import { createIdentify } from '#identity/identify.ts'
import { developer } from '#sandbox/developer.ts'

const secret = 'the-truth-test-has-a-key-of-its-own-here---'

/** What the clients of the truth test send, and how its gateways know them by it. */
export const authorization = `Bearer igw_truth_${secret}`
const hash = createHash('sha256').update(secret).digest()
export const identify = createIdentify({
  keyring: () => new Map([['truth', { hash, caller: developer }]]),
})
