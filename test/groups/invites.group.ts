import { runTogether } from './run-together.ts'

runTogether('invites/!(accept|follow)/**/*.test.ts')
