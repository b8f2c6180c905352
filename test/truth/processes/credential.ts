import { createHash } from 'node:crypto'
import { createIdentify } from '#identity/identify.ts'
import { keyringOf } from '#identity/keyring.ts'
import { developer } from '#sandbox/developer.ts'

const secret = 'the-truth-test-has-a-key-of-its-own-here---'

/** What the clients of the truth test send, and how its gateways know them by it. */
export const authorization = `Bearer igw_truth_${secret}`
const hash = createHash('sha256').update(secret).digest()
const keyring = keyringOf([{ id: 'truth', hash, caller: developer }])
export const identify = createIdentify({ keyring: () => keyring })
