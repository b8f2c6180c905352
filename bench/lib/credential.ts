import { createHash } from 'node:crypto'

const secret = 'the-bench-has-one-key-and-everybody-knows-i'

/** What every request of the bench carries; peers take no notice of it. */
export const authorization = `Bearer igw_bench_${secret}`

/** The key file of a gateway that knows it. */
export const identities = {
  keys: [
    {
      id: 'bench',
      sha256: createHash('sha256').update(secret).digest('hex'),
      caller: 'bench',
      tenant: 'bench',
      scopes: ['invites:read', 'invites:send', 'schema:read'],
      destinations: ['*'],
    },
  ],
}
