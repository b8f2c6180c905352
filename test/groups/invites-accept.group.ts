import { runTogether } from './run-together.ts'

runTogether('invites/{accept,follow,retention}/**/*.test.ts')
