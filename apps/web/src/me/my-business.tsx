import type { PersonRecord } from '@tongchou/insured/contract'
import { HowToFile } from './how-to-file.tsx'
import { MyApplications } from './my-applications.tsx'
import { MyFilings } from './my-filings.tsx'
import { MyMoney } from './my-money.tsx'
import { MyQuestions } from './my-questions.tsx'

/** 办事: what runs for me and who has it, what is filed, what was paid, and how the rest is done. */
export const MyBusiness = ({ person }: { person: PersonRecord }) => (
  <>
    <MyApplications person={person} />
    <MyQuestions personId={person.personId} />
    <MyFilings personId={person.personId} today={person.on} />
    <MyMoney person={person} />
    <HowToFile person={person} />
  </>
)
