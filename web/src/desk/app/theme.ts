import { theme, type ThemeConfig } from 'antd';

const FONT =
  '"PingFang SC","HarmonyOS Sans SC","MiSans","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif';

// The colours of shared/styles/tokens.css. Ant Design computes hovers from them: custom properties
// would not do.
const LIGHT = {
  colorPrimary: '#0e6b5a',
  colorInfo: '#0e6b5a',
  colorLink: '#0e6b5a',
  colorLinkHover: '#0a5447',
  colorSuccess: '#0e6b5a',
  colorWarning: '#9a5b00',
  colorError: '#b3261e',
  colorTextBase: '#1d2733',
  colorText: '#1d2733',
  colorTextSecondary: '#5a6672',
  colorTextTertiary: '#5a6672',
  colorTextDescription: '#5a6672',
  colorTextPlaceholder: '#66717c',
  colorTextDisabled: '#6b7680',
  colorBgBase: '#ffffff',
  colorBgLayout: '#f6f7f4',
  colorBorder: '#b9c0c6',
  colorBorderSecondary: '#dfe3dc',
  colorSplit: '#dfe3dc',
};

const DARK = {
  colorPrimary: '#64c9b1',
  colorInfo: '#64c9b1',
  colorLink: '#64c9b1',
  colorLinkHover: '#8adbc8',
  colorSuccess: '#64c9b1',
  colorWarning: '#e5ae5c',
  colorError: '#f28b82',
  colorTextBase: '#e9edf0',
  colorText: '#e9edf0',
  colorTextSecondary: '#a7b2bc',
  colorTextTertiary: '#a7b2bc',
  colorTextDescription: '#a7b2bc',
  colorTextPlaceholder: '#93a0ab',
  colorTextDisabled: '#8b98a3',
  colorBgBase: '#12171c',
  colorBgContainer: '#1a2127',
  colorBgElevated: '#222b32',
  colorBgLayout: '#12171c',
  colorBorder: '#4a5661',
  colorBorderSecondary: '#313b44',
  colorSplit: '#313b44',
};

const PHONE_CONTROL = 48;

/** Dense on a desk, finger-sized on a phone; light or dark as the system is. */
export function deskTheme(dark: boolean, phone: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...(dark ? DARK : LIGHT),
      fontFamily: FONT,
      fontSize: phone ? 16 : 14,
      borderRadius: 8,
      borderRadiusSM: 6,
      controlHeightSM: 28,
      controlHeightLG: PHONE_CONTROL,
      boxShadowTertiary: 'none',
      wireframe: false,
    },
    components: {
      Table: { headerBg: dark ? '#222b32' : '#f0f2ed', cellPaddingBlockSM: 6 },
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        ...(dark ? { primaryColor: '#06231d', dangerColor: '#2a0b09' } : {}),
      },
      Tabs: { horizontalMargin: '0 0 16px 0' },
      Form: { itemMarginBottom: 18, verticalLabelPadding: '0 0 4px' },
    },
  };
}
