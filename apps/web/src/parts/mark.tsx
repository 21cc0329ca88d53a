import './parts.css'

/** The platform's mark: 筹 on the action colour. */
export const Mark = ({ size = 28 }: { size?: number }) => (
  <span className="mark" style={{ width: size, height: size, fontSize: size * 0.68 }} aria-hidden>
    筹
  </span>
)
