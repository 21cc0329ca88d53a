import { PlusOutlined } from '@ant-design/icons'
import { formatYuanGrouped } from '@tongchou/kernel'
import { Button, Select, Switch } from 'antd'
import { diseaseKindOf, MED_TYPES } from '../plans/med-types.ts'
import { lineOf, totalOf, type Visit } from '../plans/visit.ts'
import { type FixtureDisease, type Fixtures, isLocal } from '../wire/fixtures.ts'
import { DayInput } from './day-input.tsx'
import { LineRows } from './line-rows.tsx'
import type { Bench } from './use-bench.ts'

/** The stay or visit behind the messages, as a form; every change writes the messages anew. */
export function ComposeForm({ bench, fixtures }: { readonly bench: Bench; readonly fixtures: Fixtures }) {
  const { visit } = bench.state.run.plan
  const change = (part: Partial<Visit>): void => bench.compose(fitted({ ...visit, ...part }, fixtures))
  const medType = MED_TYPES.find(({ code }) => code === visit.medType)
  const diseases = fixtures.diseases.filter(({ dise_codg }) => diseaseKindOf(dise_codg) === 'diagnosis')
  const benefits = fixtures.diseases.filter(({ dise_codg }) => diseaseKindOf(dise_codg) === medType?.disease)
  return (
    <div className="wb-form">
      <div className="wb-grid">
        <Field label="机构">
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            value={visit.institution.fixmedins_code}
            onChange={(code) =>
              change({
                institution: foundBy(fixtures.institutions, 'fixmedins_code', code) ?? visit.institution,
              })
            }
            options={fixtures.institutions.map((it) => ({
              value: it.fixmedins_code,
              label: `${it.fixmedins_name} · ${LEVELS[it.level] ?? ''}${isLocal(fixtures, it) ? '' : ' · 市外'} · ${it.gateway === 'none' ? '不签名' : it.gateway}`,
            }))}
          />
        </Field>
        <Field label="人员">
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            value={visit.person.psn_no}
            onChange={(no) => change({ person: foundBy(fixtures.persons, 'psn_no', no) ?? visit.person })}
            options={fixtures.persons.map((it) => ({
              value: it.psn_no,
              label: `${it.psn_name} · ${it.situation}`,
            }))}
          />
        </Field>
        <Field label="医疗类别 med_type">
          <Select
            value={visit.medType}
            onChange={(code) => change({ medType: code })}
            options={MED_TYPES.map(({ code, label }) => ({ value: code, label: `${code} ${label}` }))}
          />
        </Field>
        <Field label="诊断">
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            value={visit.diagnosis.dise_codg}
            onChange={(code) =>
              change({ diagnosis: foundBy(fixtures.diseases, 'dise_codg', code) ?? visit.diagnosis })
            }
            options={diseases.map(diseaseOption)}
          />
        </Field>
        {benefits.length > 0 && (
          <Field label="病种 dise_codg">
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              value={visit.benefitDisease?.dise_codg ?? null}
              onChange={(code) =>
                change({ benefitDisease: foundBy(fixtures.diseases, 'dise_codg', code) ?? null })
              }
              options={benefits.map(diseaseOption)}
            />
          </Field>
        )}
        <Field label={visit.kind === 'stay' ? '入院日期' : '就诊日期'}>
          <DayInput
            label="开始日期"
            value={visit.startedOn}
            onChange={(startedOn) => change({ startedOn })}
          />
        </Field>
        {visit.kind === 'stay' && (
          <Field label="出院日期">
            <DayInput label="出院日期" value={visit.endedOn} onChange={(endedOn) => change({ endedOn })} />
          </Field>
        )}
        <Field label="使用个人账户">
          <Switch checked={visit.usesAccount} onChange={(usesAccount) => change({ usesAccount })} />
        </Field>
      </div>
      <LineRows visit={visit} fixtures={fixtures} onChange={(lines) => change({ lines })} />
      <div className="wb-form-foot">
        <Button
          icon={<PlusOutlined />}
          onClick={() => {
            const [first] = fixtures.items
            if (first !== undefined) change({ lines: [...visit.lines, lineOf(first, 1, visit.startedOn)] })
          }}
        >
          加一行
        </Button>
        <span>
          {visit.lines.length} 行，合计{' '}
          <strong className="wb-money">{formatYuanGrouped(totalOf(visit))}</strong> 元
        </span>
        <Button onClick={() => void bench.sendAll()}>按表单连跑</Button>
      </div>
      <p className="wb-hint">
        异地备案、转诊备案、两病和慢特病备案随人员走：换人员就换了情形。改动会换新的就诊号和 msgid。
      </p>
    </div>
  )
}

function Field({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child that every caller gives
    <label className="wb-field">
      <span>{label}</span>
      {children}
    </label>
  )
}

const LEVELS: Readonly<Record<number, string>> = { 1: '一级', 2: '二级', 3: '三级' }

const diseaseOption = ({ dise_codg, dise_name }: FixtureDisease) => ({
  value: dise_codg,
  label: `${dise_codg} ${dise_name}`,
})

function foundBy<Row, Key extends keyof Row>(
  rows: readonly Row[],
  key: Key,
  value: Row[Key],
): Row | undefined {
  return rows.find((row) => row[key] === value)
}

/** Keeps the parts of a visit consistent: its kind with its med_type, lines inside it, the listed disease of its type. */
function fitted(visit: Visit, fixtures: Fixtures): Visit {
  const medType = MED_TYPES.find(({ code }) => code === visit.medType)
  const kind = medType?.kind ?? visit.kind
  const endedOn = kind === 'visit' || visit.endedOn < visit.startedOn ? visit.startedOn : visit.endedOn
  const wanted = medType?.disease ?? ''
  const kept =
    visit.benefitDisease !== null && diseaseKindOf(visit.benefitDisease.dise_codg) === wanted
      ? visit.benefitDisease
      : null
  const first = fixtures.diseases.find(({ dise_codg }) => diseaseKindOf(dise_codg) === wanted) ?? null
  return {
    ...visit,
    kind,
    endedOn,
    benefitDisease: wanted === '' ? null : (kept ?? first),
    lines: visit.lines.map((line) => ({
      ...line,
      occurredOn: within(line.occurredOn, visit.startedOn, endedOn),
    })),
  }
}

const within = (day: string, from: string, to: string): string => (day < from ? from : day > to ? to : day)
