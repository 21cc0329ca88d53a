import { useStaff } from '../frame/session.ts'
import { WorkbenchPage as Workbench } from './page/workbench-page.tsx'

/** The workbench of the account that is signed in: its own scenarios stay with it. */
export const WorkbenchPage = () => <Workbench account={useStaff().name} />
