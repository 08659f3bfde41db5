/** Finding people by characters, pinyin or initials. The readings come from the engine. */
export interface Findable {
  name: string;
  pinyin: string;
  initials: string;
}

/** Whether `query` finds this person: part of the name, start of the pinyin, start of the initials. */
export function finds(person: Findable, query: string): boolean {
  const wanted = query.normalize("NFKC").trim().toLowerCase();
  if (wanted === "") return true;
  const sound = person.pinyin.replaceAll(" ", "");
  const bare = wanted.replaceAll(" ", "");
  return person.name.toLowerCase().includes(wanted) || sound.startsWith(bare) || person.initials.startsWith(bare);
}
