export const SettlementsPage = () => <h1>结算</h1>
