export const earlier = <Text extends string>(a: Text, b: Text): Text => (a < b ? a : b)

export const later = <Text extends string>(a: Text, b: Text): Text => (a > b ? a : b)
