import { parentPort, workerData } from 'node:worker_threads'
import { providerKinds } from '#providers/contract/kind.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { startHostileUpstream } from './server.ts'

/** The upstreams in a thread of their own, so that what they pour out does not delay the tenants. */
const emulators = await startEmulators()
const upstreams = await Promise.all(
  providerKinds.map((kind) => startHostileUpstream(kind, emulators[kind].url, workerData.seed)),
)
parentPort?.on('message', ({ hostile }: { hostile: boolean }) => {
  for (const upstream of upstreams) upstream.behave(hostile)
  const answered = upstreams.flatMap((upstream) => [...upstream.answered()])
  parentPort?.postMessage({ answered })
})
parentPort?.postMessage({
  urls: Object.fromEntries(providerKinds.map((kind, index) => [kind, upstreams[index]?.url])),
})
