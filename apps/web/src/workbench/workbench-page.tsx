export const WorkbenchPage = () => <h1>联调工作台</h1>
