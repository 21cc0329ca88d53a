import { CreditCardOutlined, ScanOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, type InputRef, Modal } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { z } from 'zod'
import { get } from '../frame/api.ts'
import { useKeys } from '../frame/keys.tsx'
import { statusQuery } from '../frame/status.ts'
import { KeyCap } from '../parts/key-cap.tsx'

const READERS = {
  voucher: {
    title: '扫医保码',
    hint: '光标在框里时扫码。扫码枪设成“键盘”方式、末尾回车，扫到就打开这个人。',
  },
  card: {
    title: '读社保卡',
    hint: '光标在框里时刷卡。读卡器设成“键盘”方式输出卡号、末尾回车，读到就打开这个人。没有读卡器的，输入卡面上的卡号。',
  },
} as const

type Kind = keyof typeof READERS

const fixturesShape = z.object({
  persons: z.array(
    z.object({
      ...{ psn_no: z.string(), psn_name: z.string(), situation: z.string() },
      ...{ ecToken: z.string(), cardno: z.string() },
    }),
  ),
})

/** 医保码 and 读卡: whatever the reader types puts the person straight in the middle. In the demo the sandbox's persons hold out theirs. */
export function ReadCredential({ onRead }: { onRead: (text: string) => void }) {
  const [reading, setReading] = useState<Kind | null>(null)
  const [text, setText] = useState('')
  const box = useRef<InputRef>(null)
  const keys = useMemo(
    () => [
      { key: 'F2', title: '扫医保码', run: () => setReading('voucher') },
      { key: 'F3', title: '读社保卡', run: () => setReading('card') },
    ],
    [],
  )
  useKeys(keys)
  const read = (what: string) => {
    if (what.trim() === '') return
    setReading(null)
    setText('')
    onRead(what.trim())
  }
  return (
    <div className="find-readers">
      <Button icon={<ScanOutlined aria-hidden />} onClick={() => setReading('voucher')}>
        医保码 <KeyCap>F2</KeyCap>
      </Button>
      <Button icon={<CreditCardOutlined aria-hidden />} onClick={() => setReading('card')}>
        读卡 <KeyCap>F3</KeyCap>
      </Button>
      <Modal
        title={reading === null ? '' : READERS[reading].title}
        open={reading !== null}
        onCancel={() => setReading(null)}
        footer={null}
        destroyOnHidden
        afterOpenChange={(isOpen) => isOpen && box.current?.focus()}
      >
        {reading !== null && (
          <form
            onSubmit={(event) => {
              event.preventDefault()
              read(text)
            }}
          >
            <Input
              ref={box}
              autoFocus
              aria-label={READERS[reading].title}
              value={text}
              onChange={(event) => setText(event.target.value)}
              autoComplete="off"
              placeholder="等读卡器或扫码枪输入"
            />
            <p className="hint find-reader-hint">{READERS[reading].hint}</p>
            <DemoCredentials kind={reading} onRead={read} />
          </form>
        )}
      </Modal>
    </div>
  )
}

/** Where the data are invented, the sandbox's persons stand in for those at a real counter. */
function DemoCredentials({ kind, onRead }: { kind: Kind; onRead: (text: string) => void }) {
  const { data: status } = useQuery(statusQuery)
  const { data } = useQuery({
    queryKey: ['sandbox-credentials'],
    queryFn: () => get('/sandbox/fixtures', fixturesShape),
    enabled: status?.mode === 'demo',
  })
  if (data === undefined) return null
  return (
    <section aria-label="演示凭证">
      <h3 className="hint">演示：谁把凭证递过来</h3>
      <ul className="find-credentials">
        {data.persons.map((it) => (
          <li key={it.psn_no}>
            <button type="button" onClick={() => onRead(kind === 'voucher' ? it.ecToken : it.cardno)}>
              <strong>{it.psn_name}</strong> <span className="hint">{it.situation}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
