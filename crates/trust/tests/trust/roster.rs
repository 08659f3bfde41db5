//! Signing, succession, rollback and forks of the roster.

use jiangxuan_model::Digest;
use jiangxuan_trust::{DeviceKey, Domain, Role, Roster, SignedRoster, TrustError, Verdict, campaign_id, newer};

use crate::support::{BUREAU, MUNICIPAL, authority, campaign, code, flips, key, member, roster, season, signed};

fn first() -> Roster {
    roster(vec![member(2, MUNICIPAL, Role::Registrar), member(3, BUREAU, Role::Editor)])
}

/// Signed as if its authority had lost its mind: no self-check.
fn forced(key: &DeviceKey, roster: &Roster) -> SignedRoster {
    let payload = postcard::to_stdvec(roster).expect("encodes");
    let signature = key.sign(Domain::Roster, &payload);
    SignedRoster { payload, signature }
}

fn second() -> (Roster, SignedRoster) {
    let next = first().enrol(&signed(&first()), member(4, BUREAU, Role::Editor)).expect("enrols");
    (next.clone(), signed(&next))
}

#[test]
fn a_signed_roster_opens_as_it_was_signed() {
    assert_eq!(signed(&first()).open(), Ok(first()));
}

#[test]
fn a_roster_with_any_bit_flipped_is_refused() {
    let good = signed(&first());
    for payload in flips(&good.payload) {
        assert!(SignedRoster { payload, ..good.clone() }.open().is_err());
    }
    let mut bad = good.clone();
    for bit in 0..512 {
        bad.signature.0[bit / 8] ^= 1 << (bit % 8);
        assert!(bad.open().is_err());
        bad = good.clone();
    }
}

#[test]
fn only_the_authority_signs() {
    assert_eq!(SignedRoster::sign(&key(2), &first()), Err(TrustError::WrongSigner));
    assert_eq!(forced(&key(2), &first()).open(), Err(TrustError::BadSignature));
}

#[test]
fn another_authority_cannot_speak_for_this_season() {
    let usurper = Roster { authority: key(6).id(), ..first() };
    assert_eq!(forced(&key(6), &usurper).open(), Err(TrustError::WrongCampaign));
    let own = Roster { campaign: campaign_id(key(6).id(), season()), ..usurper };
    let offered = SignedRoster::sign(&key(6), &own).expect("signs");
    assert_eq!(newer(None, &offered, campaign()), Err(TrustError::WrongCampaign));
}

#[test]
fn another_season_file_is_another_season() {
    let other = Roster { season: Digest::of(b"other rules"), ..first() };
    assert_eq!(forced(&authority(), &other).open(), Err(TrustError::WrongCampaign));
}

#[test]
fn a_roster_that_contradicts_itself_is_refused() {
    let reversed = Roster { members: first().members.into_iter().rev().collect(), ..first() };
    let mut twice = first();
    twice.members.insert(0, twice.members[0].clone());
    let mut early = first();
    early.members[0].since = 2;
    let mut ahead = first();
    ahead.members[0].revoked = Some(2);
    let orphan = Roster { epoch: 2, ..first() };
    let zero = Roster { epoch: 0, ..first() };
    let rooted = Roster { previous: Some(Digest([1; 32])), ..first() };
    for bad in [reversed, twice, early, ahead, orphan, zero, rooted] {
        assert_eq!(forced(&authority(), &bad).open(), Err(TrustError::RosterInvalid), "{bad:?}");
        assert_eq!(SignedRoster::sign(&authority(), &bad), Err(TrustError::RosterInvalid));
    }
}

#[test]
fn enrolling_makes_the_next_epoch_and_names_the_one_before() {
    let (next, next_signed) = second();
    assert_eq!((next.epoch, next.previous), (2, Some(signed(&first()).digest())));
    assert_eq!(next.active(&key(4).id()).map(|member| member.since), Some(2));
    assert_eq!(next_signed.open(), Ok(next));
}

#[test]
fn a_device_is_enrolled_once() {
    let again = first().enrol(&signed(&first()), member(3, MUNICIPAL, Role::Registrar));
    assert_eq!(again, Err(TrustError::AlreadyEnrolled(key(3).id())));
}

#[test]
fn a_revoked_device_stays_listed_and_never_returns() {
    let next = first().revoke(&signed(&first()), &key(3).id(), "电脑丢失").expect("revokes");
    let device = key(3).id();
    assert!(next.is_revoked(&device) && next.active(&device).is_none());
    assert_eq!(next.member(&device).and_then(|member| member.revoked), Some(2));
    let current = signed(&next);
    assert_eq!(next.revoke(&current, &device, "again"), Err(TrustError::Revoked(device)));
    assert_eq!(next.enrol(&current, member(3, BUREAU, Role::Editor)), Err(TrustError::Revoked(device)));
    assert_eq!(next.revoke(&current, &key(9).id(), ""), Err(TrustError::UnknownDevice(key(9).id())));
}

#[test]
fn the_next_roster_follows_only_from_its_own_signed_form() {
    let (next, _) = second();
    let outcome = next.revoke(&signed(&first()), &key(3).id(), "");
    assert_eq!(outcome, Err(TrustError::RosterMismatch));
}

#[test]
fn hubs_and_bureaus_list_active_devices_only() {
    let (next, next_signed) = second();
    let left = next.revoke(&next_signed, &key(3).id(), "").expect("revokes");
    let clerks: Vec<_> = left.devices_of(&code(BUREAU)).map(|member| member.device).collect();
    let hubs: Vec<_> = left.hubs().map(|member| member.device).collect();
    assert_eq!((clerks, hubs), (vec![key(4).id()], vec![key(2).id()]));
}

#[test]
fn the_higher_epoch_wins_and_the_lower_is_never_taken_back() {
    let (next, next_signed) = second();
    let old = signed(&first());
    assert_eq!(newer(None, &old, campaign()), Ok(Verdict::Newer(first())));
    assert_eq!(newer(Some(&old), &next_signed, campaign()), Ok(Verdict::Newer(next)));
    assert_eq!(newer(Some(&old), &old, campaign()), Ok(Verdict::Same));
    assert_eq!(newer(Some(&next_signed), &old, campaign()), Ok(Verdict::Older));
}

#[test]
fn a_device_that_missed_epochs_still_catches_up() {
    let (next, next_signed) = second();
    let third = next.revoke(&next_signed, &key(4).id(), "").expect("revokes");
    assert_eq!(newer(Some(&signed(&first())), &signed(&third), campaign()), Ok(Verdict::Newer(third)));
}

#[test]
fn two_rosters_of_one_epoch_are_a_fork() {
    let (_, one) = second();
    let other = signed(&first().revoke(&signed(&first()), &key(3).id(), "").expect("revokes"));
    assert_eq!(newer(Some(&one), &other, campaign()), Ok(Verdict::Forked));
    assert_eq!(newer(Some(&other), &one, campaign()), Ok(Verdict::Forked));
}

#[test]
fn a_neighbouring_epoch_that_follows_another_history_is_a_fork() {
    let (_, one) = second();
    let other = first().revoke(&signed(&first()), &key(3).id(), "").expect("revokes");
    let beyond = signed(&other.enrol(&signed(&other), member(5, BUREAU, Role::Editor)).expect("enrols"));
    assert_eq!(newer(Some(&one), &beyond, campaign()), Ok(Verdict::Forked));
    assert_eq!(newer(Some(&beyond), &one, campaign()), Ok(Verdict::Forked));
}

#[test]
fn an_unsigned_offer_is_refused_whatever_its_epoch() {
    let (next, _) = second();
    let forged = forced(&key(6), &next);
    assert_eq!(newer(Some(&signed(&first())), &forged, campaign()), Err(TrustError::BadSignature));
}
