export const help = `Sends a file of any size, in pieces:

  npm run send -- people.csv --to chime:acme

The file is CSV (.csv, .tsv) with a header, or JSON lines (.jsonl, .ndjson), in UTF-8. Its columns:

  --to repost:SPACE     accessorId; personKey
  --to chime:ACCOUNT    email; personKey
  --to wickr:NETWORK    username, securityGroupId; firstName, lastName, personKey
  --to tencent          uin, name; remark, personKey

Those after the semicolon may be left out. It is checked as a whole before anything is sent.

  --title TEXT          repost: title of the e-mail
  --body TEXT           repost: its text; or --body-file PATH
  --user-type TYPE      chime: PRIVATE_USER (default) or SHARED_DEVICE
  --name LABEL          of all batches, for consoles and the audit trail
  --window HOURS        skip whom the gateway has invited there within so many hours (24)
  --strict              an invalid recipient stops the sending at its piece; else it fails alone
  --wait SECONDS        wait at most so long for outcomes; 0 only hands everything over
                        (default: as long as it takes)
  --report PATH         write a JSON line for every recipient: its line, its outcome, its batch
  --piece-size NUMBER   recipients in one request (1000, or what the gateway takes)
  --patience SECONDS    how long the gateway may be away (300)
  --url URL             of the gateway (INVITE_GATEWAY_URL, or http://127.0.0.1:4000/graphql)

INVITE_GATEWAY_TOKEN is sent as a bearer token. There is no option for it: process lists show them.

Run the same command again after it was stopped or killed, at any point and for 30 days: what was
handed over is found again, the rest is sent, and the report is whole. The same command for the same
file therefore never sends twice; to send once more on purpose, give another --name, and a --window
that does not reach back to the first time.
A changed file, destination, text or piece size makes new requests. Whom the gateway invited within
--window is skipped then (RECENTLY_SENT), and so is somebody who stands in the file twice.

Ends with 0: every recipient has a final outcome, none failed or unconfirmed. 1: some have, or it
could not go on. 2: the arguments or the file are wrong, nothing was sent. 3: some are still on
their way, since --wait was over; the gateway goes on without this command.
`
