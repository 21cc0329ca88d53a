export { WorkbenchPage } from './page/workbench-page.tsx'
