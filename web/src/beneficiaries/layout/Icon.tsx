/** Line icons, 24 × 24. Never without a word beside them. */
const PATHS = {
  home: 'M4 6.5h16v12H4zM4 10.5h16M8 15h3',
  'my-home': 'M4 11.5 12 5l8 6.5M6 10v9.5h12V10M10 19.5v-5h4v5',
  income:
    'M12 4v16M8.5 8.2c0-1.5 1.5-2.4 3.5-2.4s3.4.9 3.4 2.4c0 3.6-6.9 2-6.9 5.6 0 1.5 1.5 2.4 3.5 2.4s3.5-.9 3.5-2.4',
  flow: 'M4 7h5c5 0 4 10 11 10M4 17h5c2 0 3-2 4-4M16.5 13.5 20 17l-3.5 3.5',
  statement: 'M6 4h12v16H6zM9 8.5h6M9 12h6M9 15.5h4',
  budget: 'M5 4h14v16H5zM8.5 8h7M8.5 12h7v5h-7zM12 12v5',
  reports: 'M7 3.5h7l4 4v13H7zM14 3.5v4h4M10 13h5M10 16.5h5',
  posts:
    'M9 11a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 9 11zM3.5 19c.5-3.5 2.5-5 5.5-5s5 1.5 5.5 5M16 7l1.8 1.8L21 5.5M17 13.5c2 .5 3.2 2 3.5 4.5',
  me: 'M12 11.5a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6zM4.5 20c.6-4 3.3-6 7.5-6s6.9 2 7.5 6',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={PATHS[name]}
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
