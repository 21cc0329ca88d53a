export const CounterPage = () => <h1>经办柜台</h1>
