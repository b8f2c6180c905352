import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Database, Queryable } from '#database/database.ts'
import { until } from '../support/until.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

export interface DatabaseKind {
  readonly name: string
  readonly skip: string | false
  /** Opens as many connections to one new, empty database as are asked for. */
  open(connections: number): Promise<readonly Database[]>
}

/** What is true of a database, whatever it runs on. */
export function databaseFacts({ name, skip, open }: DatabaseKind): void {
  let shared: Promise<readonly Database[]> | undefined
  const database = async (): Promise<Database> => {
    shared ??= open(1)
    const [only] = await shared
    return only ?? assert.fail()
  }
  after(async () => {
    for (const opened of (await shared) ?? []) await opened[Symbol.asyncDispose]()
  })
  const fact = (words: string, check: (database: Database) => Promise<void>) =>
    test(`${name}: ${words}`, { skip }, async () => check(await database()))

  fact('a backslash in a statement is one', async ({ query }) => {
    assert.deepEqual(await query(`select length('\\n') as length`), [{ length: 2 }])
  })

  fact('values come back as what they are', async ({ query }) => {
    const rows = await query(
      `select $1::bigint as number, $2::timestamptz as date, $3::jsonb as json, $4::text[] as list,
              $5::text as nothing, $6::boolean as yes`,
      [2 ** 40, '2026-11-20T12:00:00Z', '{"a":[1]}', ['žluť', 'y,"z'], null, true],
    )

    const date = new Date('2026-11-20T12:00:00Z')
    const list = ['žluť', 'y,"z']
    assert.deepEqual(rows, [
      { number: 2 ** 40, date, json: { a: [1] }, list, nothing: null, yes: true },
    ])
  })

  fact('what a transaction did is there when it resolves', async ({ query, transaction }) => {
    await query('create table kept (id int)')
    await query('create table also_kept (id int)')

    const result = await transaction(async (tx) => {
      await tx.query('insert into kept values (1)')
      await tx.query('insert into also_kept select id + 1 from kept')
      return 'done'
    })

    assert.equal(result, 'done')
    assert.deepEqual(await query('select id from also_kept'), [{ id: 2 }])
  })

  fact('nothing of a transaction is there when it rejects', async ({ query, transaction }) => {
    await query('create table dropped (id int primary key)')
    const reason = new Error('changed my mind')

    const rejected = transaction(async (tx) => {
      await tx.query('insert into dropped values (1)')
      throw reason
    })
    await assert.rejects(rejected, reason)
    const failed = transaction(async (tx) => {
      await tx.query('insert into dropped values (2)')
      await tx.query('insert into dropped values (2)')
    })
    await assert.rejects(failed, { code: '23505' })

    assert.deepEqual(await query('select id from dropped'), [])
  })

  fact('a transaction that ignores a failed statement rejects', async (database) => {
    await database.query('create table ignored (id int primary key)')

    const ignoring = database.transaction(async (tx) => {
      await tx.query('insert into ignored values (1)')
      await tx.query('insert into ignored values (1)').catch(() => undefined)
    })

    await assert.rejects(ignoring, /duplicate key/)
    assert.deepEqual(await database.query('select id from ignored'), [])
  })

  fact('statements are executed in their order, although none is waited for', async (database) => {
    await database.query('create table ordered (id int primary key, at int not null)')

    await database.transaction(async (tx) => {
      for (const id of [1, 2, 3, 4, 5]) {
        void tx.query('insert into ordered select $1, count(*) from ordered', [id])
      }
      void tx.query('update ordered set at = at * 10')
    })

    const rows = await database.query('select id, at from ordered order by id')
    assert.deepEqual(
      rows,
      [0, 10, 20, 30, 40].map((at, nth) => ({ id: nth + 1, at })),
    )
  })

  fact(
    'a statement that nobody waited for undoes its transaction if it fails',
    async (database) => {
      await database.query('create table undone (id int primary key)')

      const failed = database.transaction(async (tx) => {
        void tx.query('insert into undone values (1)')
        void tx.query('insert into undone values (1)')
        void tx.query('insert into undone values (2)')
      })

      await assert.rejects(failed, { code: '23505' })
      assert.deepEqual(await database.query('select id from undone'), [])
      await database.transaction(async (tx) => void tx.query('insert into undone values (3)'))
      assert.deepEqual(await database.query('select id from undone'), [{ id: 3 }])
    },
  )

  fact('who waits for a later statement hears why the first one failed', async (database) => {
    await database.query('create table refused (id int primary key)')

    const failed = database.transaction(async (tx) => {
      void tx.query('insert into refused values (1), (1)')
      await tx.query('insert into refused values (2)')
    })

    await assert.rejects(failed, { code: '23505' })
  })

  fact('a statement that comes when its transaction is over is refused', async (database) => {
    await database.query('create table too_late (id int)')
    const late: Queryable[] = []
    const insert = (tx: Queryable, id: number) => tx.query('insert into too_late values ($1)', [id])
    const undone = database.transaction(async (tx) => {
      late.push(tx)
      await insert(tx, 1)
      throw new Error('changed my mind')
    })
    // While it is being rolled back, and when it was.
    const meanwhile = undone.catch(() => insert(late[0] ?? assert.fail(), 2))
    await assert.rejects(meanwhile, /The transaction is over/)
    // While it is being committed, which does not suffer.
    const atCommit: Promise<unknown>[] = []
    await database.transaction(async (tx) => {
      late.push(tx)
      void tx.query('select 1').then(() => atCommit.push(assert.rejects(insert(tx, 5))))
    })
    await Promise.all(atCommit)
    assert.equal(atCommit.length, 1)

    await database.transaction(async (tx) => {
      await insert(tx, 3)
      for (const ended of late) await assert.rejects(insert(ended, 4), /The transaction is over/)
    })

    assert.deepEqual(await database.query('select id from too_late'), [{ id: 3 }])
  })

  fact('a transaction forgets what it has read', async (database) => {
    await database.transaction(async (tx) => {
      const read = new WeakRef(await tx.query('select generate_series(1, 1000) as n'))

      await until(() => {
        collectGarbage()
        return read.deref() === undefined
      })
    })
  })

  fact('what is refused at the commit leaves nothing', async (database) => {
    await database.query(
      `create table late (id int primary key,
         other int references late deferrable initially deferred)`,
    )

    const failed = database.transaction(async (tx) => {
      void tx.query('insert into late values (1, 2)')
    })

    await assert.rejects(failed, { code: '23503' })
    assert.deepEqual(await database.query('select id from late'), [])
  })

  fact('a fixed statement answers as any other', async ({ fixed }) => {
    for (const numbers of [[1, 2], [], [3]]) {
      const rows = await fixed.query('select unnest($1::int[]) as n', [numbers])
      assert.deepEqual(
        rows,
        numbers.map((n) => ({ n })),
      )
    }
  })

  fact('transactions at the same time each see what they locked', async (database) => {
    await database.query('create table counter as select 0 as n')

    const add = (tx: Pick<Database, 'query'>) => tx.query('update counter set n = n + 1')
    await Promise.all(Array.from({ length: 20 }, () => database.transaction(add)))

    assert.deepEqual(await database.query('select n from counter'), [{ n: 20 }])
  })

  fact('a notification is heard by all who listen, until they stop', async ({ query, listen }) => {
    const one = hearing()
    const other = hearing()
    const stopOne = await listen('news', one.hear)
    const stopOther = await listen('news', other.hear)

    await query("select pg_notify('news', 'first'), pg_notify('weather', 'rain')")
    await Promise.all([one.until(1), other.until(1)])
    await stopOne()
    await query("select pg_notify('news', 'second')")
    await other.until(2)
    await stopOther()

    assert.deepEqual(one.heard, ['first'])
    assert.deepEqual(other.heard, ['first', 'second'])
  })

  fact('a notification comes with the commit, or not at all', async (database) => {
    const news = hearing()
    const stop = await database.listen('commits', news.hear)
    const notify = (tx: Pick<Database, 'query'>, payload: string) =>
      tx.query("select pg_notify('commits', $1)", [payload])

    const rejected = database.transaction(async (tx) => {
      await notify(tx, 'rolled back')
      throw new Error('no')
    })
    await assert.rejects(rejected)
    await database.transaction(async (tx) => {
      await notify(tx, 'committed')
      assert.deepEqual(news.heard, [])
    })
    await news.until(1)
    await stop()

    assert.deepEqual(news.heard, ['committed'])
  })
}

/** Keeps what was heard, and waits for the nth. */
export function hearing() {
  const heard: (string | undefined)[] = []
  let wake = () => {}
  return {
    heard,
    hear: (payload: string | undefined) => {
      heard.push(payload)
      wake()
    },
    until: async (count: number) => {
      while (heard.length < count) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}
