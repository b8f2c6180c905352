import { readdirSync, readFileSync } from 'node:fs'

const built = readdirSync('dist/assets')
  .map((name) => readFileSync(`dist/assets/${name}`, 'utf8'))
  .join()
for (const text of ['Invited, and the e-mail is on its way.', 'subscription FollowBatch']) {
  if (!built.includes(text)) throw new Error(`the build lacks: ${text}`)
}
// What the page does not use stays out: the schema of caches, example answers, other documents.
for (const text of ['__schema', 'possibleTypes', 'BatchEvents']) {
  if (built.includes(text)) throw new Error(`the build has: ${text}`)
}
