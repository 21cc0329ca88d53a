export const OverviewPage = () => <h1>总览</h1>
