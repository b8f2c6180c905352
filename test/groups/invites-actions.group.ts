import { runTogether } from './run-together.ts'

runTogether('invites/*.test.ts')
