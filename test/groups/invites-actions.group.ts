import { runTogether } from './run-together.ts'

runTogether('invites/{*,revoke/*}.test.ts')
