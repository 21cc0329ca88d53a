import { useMutation, useQuery } from '@tanstack/react-query'
import { REGISTER_NAMES, REGISTERS, type RegisterName } from '@tongchou/registers/contract'
import { Segmented } from 'antd'
import { useState } from 'react'
import { AskByHand } from '../parts/ask-by-hand.tsx'
import { FilePick } from '../parts/file-pick.tsx'
import { Refusal } from '../parts/states.tsx'
import { ChangeEffects } from './change-effects.tsx'
import {
  askChange,
  type ChosenFile,
  chosenFile,
  filePreviewQuery,
  useRegistersRefresh,
} from './changes-queries.ts'

/** 提交变更: the table as it is, changed and chosen again, what it would change, and its basis; another person decides. */
export function AskChange({
  onAsked,
  onClose,
}: {
  onAsked: (changeId: string) => void
  onClose: () => void
}) {
  const [register, setRegister] = useState<RegisterName>('providers')
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [basis, setBasis] = useState('')
  const [unread, setUnread] = useState(false)
  const preview = useQuery(filePreviewQuery(register, file))
  const refresh = useRegistersRefresh()
  const asking = useMutation({
    mutationFn: (chosen: ChosenFile) => askChange(register, chosen, basis.trim()),
    onSuccess: ({ changeId }) => {
      refresh()
      onAsked(changeId)
    },
  })
  const choose = (chosen: File) => {
    asking.reset()
    setUnread(false)
    chosenFile(chosen, (file?.count ?? 0) + 1).then(setFile, () => setUnread(true))
  }
  return (
    <section className="panel change-ask">
      <AskByHand
        title="提交变更"
        basis={basis}
        onBasis={setBasis}
        missing={file === null ? ['文件'] : []}
        isReady={preview.isSuccess}
        onAsk={() => file !== null && asking.mutate(file)}
        asking={asking}
        onClose={onClose}
      >
        <Segmented
          size="small"
          aria-label="改哪个登记簿"
          value={register}
          options={REGISTERS.map((value) => ({ value, label: REGISTER_NAMES[value] }))}
          onChange={(chosen) => {
            asking.reset()
            setRegister(chosen)
          }}
        />
        <ol className="change-steps">
          <li>
            下载现在的{REGISTER_NAMES[register]}：<Download register={register} format="xlsx" />、
            <Download register={register} format="csv" />
          </li>
          <li>{register === 'keys' ? KEYS_STEP : ENTRIES_STEP}没有改的行留着或删去都可以。</li>
          <li>
            选改好的文件（.xlsx 或 .csv）：
            <FilePick label="选改好的文件" accept=".csv,.xlsx,text/csv" onChoose={choose}>
              {file === null ? '选文件' : '换一个文件'}
            </FilePick>{' '}
            {file?.fileName}
          </li>
        </ol>
        {unread && <Refusal title="这个文件读不出来，换一个再选" />}
        {file !== null && (
          <ChangeEffects
            preview={preview.data}
            error={preview.error}
            onRetry={() => void preview.refetch()}
          />
        )}
      </AskByHand>
    </section>
  )
}

const ENTRIES_STEP = (
  <>
    改要改的行，或添新行；<strong>生效日</strong>写从哪天起。
  </>
)

/** No file has a key in it. */
const KEYS_STEP = (
  <>
    要换密钥的机构，把<strong>密钥生效日</strong>
    写成新密钥开始的那天，今天或以后。密钥不写在文件里：复核通过时生成，只给复核的人看一次。
  </>
)

const Download = ({ register, format }: { register: RegisterName; format: 'xlsx' | 'csv' }) => (
  <a href={`/api/registers/${register}/file?format=${format}`} download>
    {format === 'xlsx' ? 'Excel' : 'CSV'}
  </a>
)
