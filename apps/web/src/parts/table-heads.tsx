/** The head of a plain table: words at the left, numbers with their unit at the right. */
export const TableHeads = ({ words, numbers }: { words: readonly string[]; numbers: readonly string[] }) => (
  <thead>
    <tr>
      {words.map((name) => (
        <th key={name} scope="col">
          {name}
        </th>
      ))}
      {numbers.map((name) => (
        <th key={name} scope="col" className="right">
          {name}
        </th>
      ))}
    </tr>
  </thead>
)
