//! Envelopes on a USB stick: read by those named, by nobody else, and not when touched.

use jiangxuan_trust::{TrustError, carry};

use crate::support::{key, touched};

const CONTENT: &[u8] = "榆次区 申报材料".as_bytes();

fn random(seed: u8) -> [u8; 64] {
    std::array::from_fn(|at| seed.wrapping_mul(31).wrapping_add(at as u8))
}

fn envelope() -> Vec<u8> {
    carry::seal_for(&[key(2).id(), key(3).id()], &key(4), random(1), CONTENT).expect("seals")
}

#[test]
fn every_named_device_opens_it_and_learns_the_sender() {
    for seed in [2, 3] {
        assert_eq!(carry::open(&key(seed), &envelope()), Ok((key(4).id(), CONTENT.to_vec())));
    }
}

#[test]
fn another_bureaus_device_is_told_that_it_is_not_for_it() {
    assert_eq!(carry::open(&key(5), &envelope()), Err(TrustError::NotForUs));
}

#[test]
fn an_envelope_with_any_byte_touched_is_refused_for_the_right_reason() {
    for (at, file) in touched(&envelope()).enumerate() {
        let expected = if at < 8 { TrustError::NotACarryFile } else { TrustError::Damaged };
        assert_eq!(carry::open(&key(2), &file), Err(expected), "byte {at}");
    }
}

#[test]
fn a_torn_envelope_is_damaged() {
    let file = envelope();
    for end in 8..file.len() {
        assert_eq!(carry::open(&key(2), &file[..end]), Err(TrustError::Damaged), "{end} bytes");
    }
    assert_eq!(carry::open(&key(2), &file[..7]), Err(TrustError::NotACarryFile));
    let longer = [&file[..], b"x"].concat();
    assert_eq!(carry::open(&key(2), &longer), Err(TrustError::Damaged));
}

#[test]
fn neither_content_nor_names_show() {
    let file = envelope();
    let shows = |needle: &[u8]| file.windows(needle.len()).any(|window| window == needle);
    assert!(!shows(CONTENT));
    assert!([2, 3, 4].iter().all(|seed| !shows(&key(*seed).id().0)));
}

#[test]
fn two_files_for_the_same_device_share_no_hint() {
    let hints = [1, 2].map(|seed| {
        let file = carry::seal_for(&[key(2).id()], &key(4), random(seed), CONTENT).expect("seals");
        file[42..50].to_vec()
    });
    assert_ne!(hints[0], hints[1]);
}

#[test]
fn an_empty_content_travels_too() {
    let file = carry::seal_for(&[key(2).id()], &key(4), random(1), b"").expect("seals");
    assert_eq!(carry::open(&key(2), &file), Ok((key(4).id(), vec![])));
}

#[test]
fn nobody_and_too_many_are_refused() {
    let many = vec![key(2).id(); 1025];
    for recipients in [&[][..], &many] {
        let sealed = carry::seal_for(recipients, &key(4), random(1), CONTENT);
        assert_eq!(sealed, Err(TrustError::Recipients(1024)));
    }
}

#[test]
fn a_weak_recipient_key_is_refused() {
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let sealed = carry::seal_for(&[jiangxuan_model::DeviceId(neutral)], &key(4), random(1), CONTENT);
    assert_eq!(sealed, Err(TrustError::BadKey));
}
