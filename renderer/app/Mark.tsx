/** The program's mark: a repair's tag on its string, ticked. */
export function Mark({ size }: { size: number }) {
  return (
    <svg viewBox="0 0 512 512" width={size} height={size} aria-hidden="true" focusable="false">
      <rect x="32" y="32" width="448" height="448" rx="104" fill="#14707f" />
      <g fill="none" stroke="#f4c95d" strokeWidth="20" strokeLinecap="round">
        <path d="M256 92c-30 0-54 24-54 54v26" />
        <path d="M256 92c30 0 54 24 54 54" />
      </g>
      <path
        d="M168 154h176a28 28 0 0 1 28 28v210a28 28 0 0 1-28 28H168a28 28 0 0 1-28-28V182a28 28 0 0 1 28-28Z"
        fill="#fbfaf6"
      />
      <circle cx="256" cy="194" r="17" fill="#14707f" />
      <path
        d="m194 308 44 44 82-92"
        fill="none"
        stroke="#2f8f6b"
        strokeWidth="36"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
