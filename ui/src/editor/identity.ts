/** What an identity number says by itself (GB 11643): pure. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

export interface Said {
  gender: "男" | "女";
  /** `1978-06-03` */
  birth: string;
}

/** Sex and day of birth of a number whose check digit is right; null of any other. */
export function saidBy(number: string): Said | null {
  const text = number.trim().toUpperCase();
  const found = /^\d{6}(\d{4})(\d{2})(\d{2})\d{2}(\d)[\dX]$/.exec(text);
  if (!found) return null;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  if ("10X98765432"[sum % 11] !== text[17]) return null;
  const birth = `${found[1]}-${found[2]}-${found[3]}`;
  const day = new Date(`${birth}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== birth) return null;
  return { gender: Number(found[4]) % 2 === 1 ? "男" : "女", birth };
}
