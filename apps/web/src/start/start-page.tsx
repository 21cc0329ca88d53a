export const StartPage = () => <main>统筹</main>
