type Named = { first_name: string | null; last_name: string | null };

/** A worker's name as far as the profile has it. */
export const nameOf = ({ first_name, last_name }: Named) =>
  [first_name, last_name].filter(Boolean).join(" ") || "Your name";
