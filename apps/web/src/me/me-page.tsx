export const MePage = () => <h1>我的医保</h1>
