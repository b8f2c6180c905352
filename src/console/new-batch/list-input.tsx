import {
  type ClipboardEvent,
  type DragEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react'
import type { ListSource } from '../list/decode.ts'
import { ListProblem } from '../list/list-problem.ts'
import { type List, readList } from '../list/read-list.ts'
import { Field } from '../parts/field.tsx'
import { hasFiles } from '../parts/keep-files-out.ts'
import { newBatchTexts as texts } from '../texts/new-batch.ts'

/** Takes a list: pasted, dropped or chosen. */
export function ListInput({
  text,
  onList,
}: {
  /** What was entered before another screen was shown. */
  readonly text?: string | undefined
  /** Undefined: there is no list any more. */
  readonly onList: (list: List | undefined) => void
}): ReactNode {
  const [problem, setProblem] = useState<string>()
  const [isReading, setReading] = useState(false)
  const [isOver, setOver] = useState(false)
  const running = useRef<AbortController>(undefined)
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined)
  const picker = useRef<HTMLInputElement>(null)
  useEffect(
    () => () => {
      clearTimeout(typing.current)
      running.current?.abort()
    },
    [],
  )

  const read = async (source: ListSource, fileName: string | undefined) => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setReading(true)
    setProblem(undefined)
    try {
      const list = await readList(source, fileName, controller.signal)
      const isShort = typeof source === 'string' && source.length < largePaste
      if (!controller.signal.aborted) onList(isShort ? { ...list, text: source } : list)
    } catch (error) {
      if (controller.signal.aborted) return
      if (!(error instanceof ListProblem)) throw error
      onList(undefined)
      const isNothing = error.code === 'EMPTY' && fileName === undefined
      setProblem(isNothing ? undefined : texts.atLine(error.line, texts.problem[error.code]))
    } finally {
      if (!controller.signal.aborted) setReading(false)
    }
  }
  const drop = (event: DragEvent) => {
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file !== undefined) void read(file, file.name)
  }
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text')
    if (text.length < largePaste) return
    // A text field of this size would make the page slow.
    event.preventDefault()
    void read(text, undefined)
  }
  const type = (text: string) => {
    clearTimeout(typing.current)
    typing.current = setTimeout(() => void read(text, undefined), typingPauseMs)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: The button inside does the same.
    <div
      className="stack"
      onDragOver={(event) => setOver(hasFiles(event.dataTransfer))}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Field label={texts.paste} hint={texts.pasteHint} error={problem}>
        {(control) => (
          <textarea
            {...control}
            rows={6}
            defaultValue={text}
            spellCheck={false}
            autoComplete="off"
            placeholder={texts.pasteExample}
            onPaste={paste}
            onChange={(event) => type(event.target.value)}
          />
        )}
      </Field>
      <div className={isOver ? 'drop over' : 'drop'}>
        <p>{texts.drop}</p>
        <button type="button" onClick={() => picker.current?.click()}>
          {texts.chooseFile}
        </button>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,.jsonl,.ndjson,text/csv,text/tab-separated-values,text/plain"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file !== undefined) void read(file, file.name)
            // The same file can be chosen again after it was corrected.
            event.target.value = ''
          }}
        />
      </div>
      <p role="status">{isReading ? texts.reading : ''}</p>
    </div>
  )
}

const largePaste = 100_000
const typingPauseMs = 200
