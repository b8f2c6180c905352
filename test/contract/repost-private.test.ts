import { testProvider } from './provider.ts'
import { repostPrivateFacts } from './upstreams/repost-private.ts'

await testProvider(repostPrivateFacts)
