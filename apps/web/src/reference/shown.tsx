/** How many were found, and that not all of them are shown. */
export const Shown = ({ shown, count, unit }: { shown: number; count: number; unit: string }) => (
  <p className="hint reference-shown">
    共 {count.toLocaleString('en')} {unit}
    {shown < count && `，这里是前 ${shown} ${unit}；写名称或编码找别的`}
  </p>
)
