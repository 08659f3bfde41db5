//! Entries and the log: what is signed, what is refused, and what a log says.

use jiangxuan_model::Digest;
use jiangxuan_trust::membership::{Entry, Form};
use jiangxuan_trust::{
    Act, DeviceKey, Domain, How, Log, Newcomer, Role, Roster, Signature, SignedEntry, TrustError, campaign_id,
};

use crate::support::{BUREAU, MUNICIPAL, authority, campaign, code, flips, founded, key, newcomer, season};

fn begun() -> Log {
    Log::of(&[founded()]).expect("a log")
}

fn says(log: &Log) -> Roster {
    log.roster().expect("a roster")
}

fn does(log: &mut Log, act: Act) -> SignedEntry {
    let signed = log.sign(&authority(), act).expect("signs");
    let fresh = log.absorb(std::slice::from_ref(&signed)).expect("good").fresh;
    assert_eq!(fresh, std::slice::from_ref(&signed));
    signed
}

fn adds(seed: u8) -> Act {
    Act::Add(newcomer(seed, BUREAU, Role::Editor))
}

fn revokes(seed: u8) -> Act {
    Act::Revoke { device: key(seed).id(), reason: "电脑丢失".into() }
}

fn retires(seed: u8) -> Act {
    Act::Retire { device: key(seed).id(), reason: "换了新机".into() }
}

/// Signed as if its authority had lost its mind: no check.
fn forced(key: &DeviceKey, entry: &Entry) -> SignedEntry {
    let payload = postcard::to_stdvec(entry).expect("encodes");
    let signature = key.sign(Domain::Membership, &payload);
    SignedEntry { form: Form::Entry, payload, signature }
}

fn entry(follows: Vec<Digest>, act: Act) -> Entry {
    Entry { campaign: campaign(), authority: authority().id(), follows, act }
}

#[test]
fn an_entry_with_any_bit_flipped_is_refused() {
    let good = begun().sign(&authority(), adds(3)).expect("signs");
    assert!(good.open().is_ok());
    for payload in flips(&good.payload) {
        assert!(SignedEntry { payload, ..good.clone() }.open().is_err());
    }
    let mut bad = good.clone();
    for bit in 0..512 {
        bad.signature.0[bit / 8] ^= 1 << (bit % 8);
        assert!(bad.open().is_err());
        bad = good.clone();
    }
    assert!(SignedEntry { form: Form::List, ..good }.open().is_err(), "nor is it a list");
}

#[test]
fn only_the_authority_of_the_season_signs() {
    let mut log = begun();
    assert_eq!(log.sign(&key(2), adds(3)), Err(TrustError::WrongSigner));
    let usurped = Entry { authority: key(6).id(), ..entry(log.heads(), adds(3)) };
    assert_eq!(log.absorb(&[forced(&key(6), &usurped)]), Err(TrustError::WrongCampaign));
    assert_eq!(log.absorb(&[forced(&key(6), &entry(log.heads(), adds(3)))]), Err(TrustError::BadSignature));
    let found =
        Act::Found { season: season(), municipal: code(MUNICIPAL), first: newcomer(6, MUNICIPAL, Role::Registrar) };
    let own = Entry { authority: key(6).id(), ..entry(Vec::new(), found) };
    assert_eq!(log.absorb(&[forced(&key(6), &own)]), Err(TrustError::WrongCampaign));
    let other = SignedEntry::found(&key(6), season(), code(MUNICIPAL), newcomer(6, MUNICIPAL, Role::Registrar));
    assert_eq!(log.absorb(&[other.expect("signs")]), Err(TrustError::WrongCampaign));
    assert_eq!(log, begun());
}

#[test]
fn another_authority_does_not_sign_what_follows_in_the_same_breath() {
    let first = founded();
    let usurped = Entry { authority: key(6).id(), ..entry(vec![first.id()], adds(6)) };
    let mut log = Log::new(campaign());
    assert_eq!(log.absorb(&[first, forced(&key(6), &usurped)]), Err(TrustError::WrongCampaign));
    assert_eq!(log.roster(), None);
}

#[test]
fn another_season_file_is_another_season() {
    let first = newcomer(2, MUNICIPAL, Role::Registrar);
    let other = SignedEntry::found(&authority(), Digest::of(b"other rules"), code(MUNICIPAL), first).expect("signs");
    assert_eq!(begun().absorb(&[other]), Err(TrustError::WrongCampaign));
}

#[test]
fn an_entry_that_contradicts_itself_is_refused() {
    let found =
        Act::Found { season: season(), municipal: code(MUNICIPAL), first: newcomer(2, MUNICIPAL, Role::Registrar) };
    let (a, b) = (Digest([1; 32]), Digest([2; 32]));
    let bad =
        [entry(vec![a], found), entry(Vec::new(), adds(3)), entry(vec![b, a], adds(3)), entry(vec![a, a], adds(3))];
    for bad in bad {
        assert_eq!(forced(&authority(), &bad).open(), Err(TrustError::EntryInvalid), "{bad:?}");
        assert_eq!(SignedEntry::sign(&authority(), &bad), Err(TrustError::EntryInvalid));
    }
}

#[test]
fn a_false_entry_refuses_all_that_come_with_it() {
    let mut log = begun();
    let good = log.sign(&authority(), adds(3)).expect("signs");
    let bad = SignedEntry { signature: Signature([7; 64]), ..log.sign(&authority(), adds(4)).expect("signs") };
    assert_eq!(log.absorb(&[good, bad]), Err(TrustError::BadSignature));
    assert_eq!(log, begun());
}

#[test]
fn what_follows_unknown_entries_waits_for_them() {
    let mut whole = begun();
    let first = does(&mut whole, adds(3));
    let second = does(&mut whole, revokes(3));
    let mut log = begun();
    let told = log.absorb(std::slice::from_ref(&second)).expect("good");
    assert!(told.fresh.is_empty() && told.gaps);
    assert_eq!(log, begun());
    let told = log.absorb(&[second.clone(), first.clone()]).expect("good");
    assert_eq!((told.fresh, told.gaps), (vec![first, second], false));
    assert_eq!(log, whole);
}

#[test]
fn a_device_is_enrolled_once_and_never_returns() {
    let mut log = begun();
    does(&mut log, adds(3));
    let device = key(3).id();
    assert_eq!(log.sign(&authority(), adds(3)), Err(TrustError::AlreadyEnrolled(device)));
    assert_eq!(says(&log).active(&device).map(|member| member.since), Some(2));
    does(&mut log, revokes(3));
    let roster = says(&log);
    assert!(roster.is_revoked(&device) && roster.active(&device).is_none());
    assert_eq!(roster.member(&device).and_then(|member| member.left.as_ref()).map(|left| left.at), Some(3));
    for again in [adds(3), revokes(3), retires(3)] {
        assert_eq!(log.sign(&authority(), again), Err(TrustError::Revoked(device)));
    }
    assert_eq!(log.sign(&authority(), revokes(9)), Err(TrustError::UnknownDevice(key(9).id())));
    // Also where the authority signs it all the same.
    let again = forced(&authority(), &entry(log.heads(), adds(3)));
    log.absorb(&[again]).expect("signed");
    assert!(says(&log).is_revoked(&device));
}

#[test]
fn a_retired_device_may_turn_out_to_be_stolen_and_not_the_other_way_round() {
    let mut log = begun();
    does(&mut log, adds(3));
    does(&mut log, retires(3));
    let roster = says(&log);
    assert!(roster.active(&key(3).id()).is_none() && !roster.is_revoked(&key(3).id()));
    assert_eq!(log.sign(&authority(), retires(3)), Err(TrustError::Revoked(key(3).id())));
    does(&mut log, revokes(3));
    let left = says(&log).member(&key(3).id()).and_then(|member| member.left.clone()).expect("left");
    assert_eq!((left.how, left.at, left.reason.as_str()), (How::Revoked, 4, "电脑丢失"));
}

#[test]
fn the_next_entry_after_two_branches_joins_them() {
    let (mut one, mut other) = (begun(), begun());
    does(&mut one, adds(3));
    let entry = does(&mut other, adds(4));
    one.absorb(&[entry]).expect("good");
    assert_eq!(one.heads().len(), 2);
    let joint = does(&mut one, adds(5));
    assert_eq!(one.heads(), [joint.id()]);
    let devices = [3, 4, 5].map(|seed| says(&one).active(&key(seed).id()).map(|member| member.since));
    assert_eq!(devices, [Some(2), Some(2), Some(3)]);
}

#[test]
fn two_logs_complete_each_other_by_their_heads() {
    let mut ours = begun();
    let shared = does(&mut ours, adds(3));
    let mut theirs = ours.clone();
    let (mine, next) = (does(&mut ours, adds(4)), does(&mut ours, revokes(3)));
    let other = does(&mut theirs, adds(5));
    assert!(!ours.knows(&theirs.heads()) && ours.knows(&[shared.id()]));
    assert_eq!(ours.beyond(&[shared.id()]), [mine, next.clone()], "the oldest first");
    assert!(ours.beyond(&ours.heads()).is_empty());
    // Whoever knows none of the heads gets everything.
    let all = ours.beyond(&theirs.heads());
    assert_eq!(all.len(), 4);
    theirs.absorb(&all).expect("good");
    ours.absorb(&theirs.beyond(&ours.heads())).expect("good");
    assert_eq!(ours, theirs);
    assert!(says(&ours).is_revoked(&key(3).id()) && says(&ours).active(&key(5).id()).is_some());
    assert!(ours.knows(&[other.id(), next.id()]));
}

#[test]
fn what_shows_that_a_device_was_let_in_stands_alone() {
    let mut log = begun();
    [3, 4, 5].into_iter().for_each(|seed| _ = does(&mut log, adds(seed)));
    let proof = log.proof_of(&key(4).id());
    assert_eq!(proof.len(), 3);
    let shown = Log::of(&proof).expect("whole");
    assert!(says(&shown).active(&key(4).id()).is_some());
    assert_eq!(Log::of(&proof[..0]), Err(TrustError::EntryInvalid));
    assert!(log.proof_of(&key(9).id()).is_empty());
}

#[test]
fn hubs_and_bureaus_list_active_devices_only() {
    let mut log = begun();
    does(&mut log, adds(3));
    does(&mut log, adds(4));
    does(&mut log, retires(3));
    let roster = says(&log);
    let clerks: Vec<_> = roster.devices_of(&code(BUREAU)).map(|member| member.device).collect();
    let hubs: Vec<_> = roster.hubs().map(|member| member.device).collect();
    assert_eq!((clerks, hubs), (vec![key(4).id()], vec![key(2).id()]));
    assert_eq!((roster.epoch, roster.campaign), (4, campaign_id(authority().id(), season())));
}

/// As earlier versions stored it: device, bureau, role, name, person, since, revoked, reason.
type Listed =
    (jiangxuan_model::DeviceId, jiangxuan_model::BureauCode, Role, String, String, u64, Option<u64>, Option<String>);

fn listed(seed: u8, bureau: &str, role: Role, since: u64, revoked: Option<u64>) -> Listed {
    let Newcomer { device, bureau, role, name, person } = newcomer(seed, bureau, role);
    (device, bureau, role, name, person, since, revoked, revoked.map(|_| "遗失".to_owned()))
}

/// The whole list of one epoch, as bytes of a profile of that time.
fn list(epoch: u64, mut members: Vec<Listed>) -> Vec<u8> {
    members.sort_by_key(|member| member.0);
    let previous = (epoch > 1).then_some(Digest([8; 32]));
    let relay: Option<String> = None;
    let list = (campaign(), season(), epoch, previous, authority().id(), code(MUNICIPAL), members, relay);
    let payload = postcard::to_stdvec(&list).expect("encodes");
    let signature = authority().sign(Domain::Roster, &payload);
    postcard::to_stdvec(&(serde_bytes::Bytes::new(&payload), signature)).expect("encodes")
}

#[test]
fn a_list_of_former_times_begins_a_log_and_two_of_them_are_one() {
    let registrar = || listed(2, MUNICIPAL, Role::Registrar, 1, None);
    // One device heard of a revocation, the other of an enrolment by a restored registrar.
    let one = SignedEntry::of_stored_list(&list(3, vec![registrar(), listed(3, BUREAU, Role::Editor, 2, Some(3))]))
        .expect("reads");
    let members = vec![registrar(), listed(3, BUREAU, Role::Editor, 2, None), listed(4, BUREAU, Role::Editor, 4, None)];
    let other = SignedEntry::of_stored_list(&list(4, members)).expect("reads");
    let mut log = Log::of(std::slice::from_ref(&one)).expect("a log");
    does(&mut log, adds(5));
    assert_eq!(says(&log).epoch, 4);
    log.absorb(std::slice::from_ref(&other)).expect("good");
    let roster = says(&log);
    assert!(roster.is_revoked(&key(3).id()));
    let since = [2, 4, 5].map(|seed| roster.active(&key(seed).id()).map(|member| member.since));
    assert_eq!(since, [Some(1), Some(4), Some(4)]);
    let mut forged = other;
    forged.payload[70] ^= 1;
    assert!(forged.open().is_err());
    assert_eq!(SignedEntry { form: Form::Entry, ..one }.open().ok(), None, "a list is no entry");
}
