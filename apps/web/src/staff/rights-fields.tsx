import { ROLES, type Role } from '@tongchou/staff/contract'
import { Checkbox, Input, Select } from 'antd'
import { ROLE_NAMES } from '../frame/sections.ts'
import { DISTRICTS } from '../parts/district-name.tsx'
import { Field } from '../parts/field.tsx'

/** Name and rights while they are being typed. */
export interface DraftRights {
  readonly name: string
  readonly office: string
  readonly roles: readonly Role[]
  readonly scope: string
  readonly providerCode: string | null
}

/** An account of an insured person is asked for by the person, not by roles. */
const OFFERED = ROLES.filter((role) => role !== 'insured').map((role) => ({
  value: role,
  label: ROLE_NAMES[role],
}))

/** Who it is, what the person may do, and whose rows the person may see. */
export function RightsFields(props: { rights: DraftRights; onChange: (rights: DraftRights) => void }) {
  const { rights, onChange } = props
  const isHospital = rights.roles.includes('hospital')
  const districts = rights.scope === '*' ? [] : rights.scope.split(',')
  return (
    <>
      <Field label="姓名">
        {(id) => (
          <Input
            id={id}
            value={rights.name}
            onChange={(event) => onChange({ ...rights, name: event.target.value })}
          />
        )}
      </Field>
      <Field label="科室">
        {(id) => (
          <Input
            id={id}
            value={rights.office}
            onChange={(event) => onChange({ ...rights, office: event.target.value })}
          />
        )}
      </Field>
      <fieldset>
        <legend>岗位</legend>
        <Checkbox.Group
          value={[...rights.roles]}
          options={OFFERED}
          onChange={(roles) =>
            onChange({
              ...rights,
              roles,
              providerCode: roles.includes('hospital') ? (rights.providerCode ?? '') : null,
            })
          }
        />
      </fieldset>
      {isHospital ? (
        <Field label="机构编码">
          {(id) => (
            <Input
              id={id}
              value={rights.providerCode ?? ''}
              onChange={(event) => onChange({ ...rights, providerCode: event.target.value.trim() })}
            />
          )}
        </Field>
      ) : (
        <Field label="区县">
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              allowClear
              placeholder="全市"
              value={districts}
              options={DISTRICTS}
              onChange={(chosen: string[]) =>
                onChange({ ...rights, scope: chosen.length === 0 ? '*' : chosen.toSorted().join(',') })
              }
            />
          )}
        </Field>
      )}
    </>
  )
}
