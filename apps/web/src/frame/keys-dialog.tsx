import { Modal } from 'antd'
import { KeyCap } from '../parts/key-cap.tsx'
import { useRegistry } from './keys.tsx'

const ALWAYS = [
  { key: 'J K', title: '在列表里上下' },
  { key: 'Enter', title: '打开' },
  { key: 'Ctrl Enter', title: '提交正在填的' },
  { key: 'Esc', title: '关掉打开的' },
]

/** All keys of the page, as `?` lists them. */
export function KeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const registry = useRegistry()
  const keys = isOpen ? [...(registry?.all() ?? []), ...ALWAYS] : []
  return (
    <Modal open={isOpen} onCancel={onClose} footer={null} title="这一页的按键" width={420}>
      <dl className="keys-list">
        {keys.map((it) => (
          <div key={`${it.key} ${it.title}`}>
            <dt>
              {it.key.split(' ').map((part) => (
                <KeyCap key={part}>{part === 'Escape' ? 'Esc' : part}</KeyCap>
              ))}
            </dt>
            <dd>{it.title}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
