/** A pulse on a shield: it goes on. */
export function Logo(props: { size?: number }) {
  const { size = 28 } = props;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 32 32"
      width={size}
      height={size}
      aria-hidden
    >
      <path
        d="M16 2 4 6.5v8.8c0 7 4.9 12.3 12 14.7 7.1-2.4 12-7.7 12-14.7V6.5z"
        fill="#12433f"
      />
      <path
        d="M8 16.5h4l2.5-6 3.5 11 2.5-5H24"
        fill="none"
        stroke="#7de3c8"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
