import { testProvider } from './provider.ts'
import { wickrFacts } from './upstreams/wickr.ts'

await testProvider(wickrFacts)
