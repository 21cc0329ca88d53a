export const SettlementPage = () => <h1>结算详情</h1>
