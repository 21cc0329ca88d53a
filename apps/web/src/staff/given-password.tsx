import { Button } from 'antd'

/** Half of a password that was just given out. */
export interface Given {
  readonly login: string
  readonly half: string
  readonly which: '前一半' | '后一半'
}

/** Shown once and kept nowhere: the half that this administrator tells the account's owner. */
export const GivenPassword = ({ given, onClose }: { given: Given; onClose: () => void }) => (
  <section className="panel staff-given" role="status">
    <div>
      <h2>
        {given.login} 一次性密码的{given.which}
      </h2>
      <p>
        只显示这一次，请当面交给本人。{given.which === '前一半' ? '后一半在复核人那里' : '前一半在申请人那里'}
        ，合起来写成“前一半-后一半”；72 小时内有效，第一次登录时换成自己的。
      </p>
    </div>
    <code className="mono">{given.half}</code>
    <Button onClick={onClose}>记下了</Button>
  </section>
)
