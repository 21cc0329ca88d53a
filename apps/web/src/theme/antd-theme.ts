import type { ThemeConfig } from 'antd'
import { tokens } from './tokens.ts'

/** Ant Design in the colours, sizes and rhythm of the design. */
export const antdTheme: ThemeConfig = {
  token: {
    colorPrimary: tokens.primary,
    colorText: tokens.ink,
    colorTextSecondary: tokens.ink2,
    colorTextTertiary: tokens.ink3,
    colorTextPlaceholder: tokens.ink3,
    colorBorder: tokens.edge,
    colorBorderSecondary: tokens.line,
    colorBgLayout: tokens.ground,
    colorInfo: tokens.primary,
    colorSuccess: tokens.ok,
    colorWarning: tokens.warn,
    colorError: tokens.bad,
    colorLink: tokens.primary,
    borderRadius: 6,
    borderRadiusLG: 8,
    fontSize: 14,
    controlHeight: 32,
    controlHeightSM: 28,
    fontFamily: 'var(--sans)',
    fontFamilyCode: 'var(--mono)',
    motionDurationFast: '0.1s',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.12s',
    // Who asked the system for less motion gets none.
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Table: {
      cellPaddingBlockSM: 5,
      cellFontSizeSM: 13,
      headerBg: tokens.hover,
      headerColor: tokens.ink2,
      rowHoverBg: tokens.hover,
      rowSelectedBg: tokens.primaryWeak,
      rowSelectedHoverBg: tokens.primaryWeak,
    },
    Tabs: { titleFontSize: 14 },
  },
}
