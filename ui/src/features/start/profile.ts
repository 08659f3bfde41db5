/** A profile is made when there is something to put into it; where the computer has no keyring a passphrase locks it. */
import { ref } from "vue";

import { Failure } from "../../bridge";
import { ask } from "../../state/engine";
import { useSession } from "../../state/session";

/** A passphrase has at least so many characters. */
export const SHORTEST = 8;

export function useProfile() {
  const session = useSession();
  const wanted = ref(false);
  const passphrase = ref("");
  const again = ref("");

  /** Makes the profile where there is none; false when a passphrase has to be given first. */
  async function ready(): Promise<boolean> {
    if (session.profile?.state === "open") return true;
    try {
      await ask("profile_create", { passphrase: passphrase.value === "" ? null : passphrase.value });
    } catch (failure) {
      if (Failure.of(failure).code !== "passphrase_needed") throw failure;
      wanted.value = true;
      return false;
    }
    await session.readProfile();
    return true;
  }

  return { wanted, passphrase, again, ready };
}
