/** What this profile is, and the season it is in. */
import { defineStore } from "pinia";
import { computed, ref } from "vue";

import { Failure } from "../bridge";
import type { Campaign, Form, ProfileState, Status } from "../bridge/shapes";
import { ask } from "./engine";

export const useSession = defineStore("session", () => {
  const profile = ref<ProfileState | null>(null);
  const status = ref<Status | null>(null);
  const campaign = ref<Campaign | null>(null);
  const form = ref<Form | null>(null);
  /** Milliseconds by which the engine's clock is ahead of the page's. */
  const ahead = ref(0);
  const progress = ref<{ text: string; done: number; total: number } | null>(null);

  /** The season is founded and its recovery file not yet kept: the steps of founding stay on the screen. */
  const founding = ref(false);

  const open = computed(() => profile.value?.state === "open");
  const enrolled = computed(() => status.value?.state === "enrolled" || status.value?.state === "revoked");
  const municipal = computed(() => status.value?.role === "municipal" || status.value?.role === "registrar");
  const registrar = computed(() => status.value?.role === "registrar");
  const revoked = computed(() => status.value?.state === "revoked");
  /** The season is archived: dossiers are only read. */
  const archived = computed(() => status.value?.archive?.day ?? null);
  /** Nothing that belongs to a dossier can be written on this device. */
  const locked = computed(() => revoked.value || archived.value !== null);
  const offset = computed(() => campaign.value?.utc_offset ?? "+08:00");

  async function readProfile(): Promise<void> {
    profile.value = await ask("profile_state");
  }

  async function readStatus(): Promise<void> {
    if (!open.value) return;
    const now: Status = await ask("status");
    const phase = now.phase !== campaign.value?.phase;
    status.value = now;
    if (now.clock) ahead.value = Date.parse(now.clock) - Date.now();
    if (now.deadline && (!campaign.value || !form.value || phase)) await readCampaign();
  }

  /** The season's parameters arrive with the first pass; until then the status names no deadline. */
  async function readCampaign(): Promise<void> {
    try {
      [campaign.value, form.value] = await Promise.all([ask("campaign_show"), ask("fields")]);
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
    }
  }

  async function read(): Promise<void> {
    await readProfile();
    await readStatus();
  }

  return {
    profile,
    status,
    campaign,
    form,
    ahead,
    progress,
    founding,
    open,
    enrolled,
    municipal,
    registrar,
    revoked,
    archived,
    locked,
    offset,
    read,
    readProfile,
    readStatus,
    readCampaign,
  };
});
