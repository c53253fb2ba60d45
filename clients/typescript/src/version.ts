/** Version of this package. Its first two numbers are those of the spec that it was generated from. */
export const version = "1.3.0-alpha.1";
