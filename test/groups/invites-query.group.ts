import { runTogether } from './run-together.ts'

runTogether('invites/query/**/*.test.ts')
