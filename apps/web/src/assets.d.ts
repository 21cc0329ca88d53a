declare module '*.css'
declare module '@fontsource/*'

// Ant Design's types call its ES modules CommonJS; the bundler takes the default export as it is.
declare module 'antd/es/locale/zh_CN.js' {
  import type { ConfigProviderProps } from 'antd'

  const locale: NonNullable<ConfigProviderProps['locale']>
  export default locale
}
