//! Arbitrary bytes are refused, never a panic; nothing random passes for real.

use jiangxuan_model::{Actor, ChangeId, DeviceId, Tip};
use jiangxuan_trust::membership::Form;
use jiangxuan_trust::{
    Chain, JoinRequest, Signature, SignedEntry, SignedStatement, Ticket, carry, phone, recovery, verify_links,
    verify_tip,
};
use proptest::collection::vec;
use proptest::prelude::{any, prop_assert, proptest};

use crate::support::{BUREAU, dossier, key};

const BEGIN: &str = "-----BEGIN JIANGXUAN RECOVERY KEY 1-----";
const END: &str = "-----END JIANGXUAN RECOVERY KEY 1-----";

/// A change chunk's start before arbitrary bytes reaches deeper than arbitrary bytes alone.
fn chunky(bytes: &[u8]) -> Vec<u8> {
    [&[0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0, 1][..], bytes].concat()
}

fn chain(first: u64, bytes: Vec<u8>) -> Chain {
    Chain {
        actor: Actor([1; 16]),
        device: key(3).id(),
        first,
        tip: Tip { seq: first, hash: ChangeId([0; 32]) },
        signature: Signature([0; 64]),
        bytes,
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_are_no_entry_or_statement(payload in vec(any::<u8>(), 0..400), seed in any::<u8>()) {
        let signature = Signature([seed; 64]);
        for form in [Form::Entry, Form::List] {
            let entry = SignedEntry { form, payload: payload.clone(), signature };
            prop_assert!(entry.open().is_err());
        }
        prop_assert!(SignedEntry::of_stored_list(&payload).and_then(|entry| entry.open()).is_err());
        let statement = SignedStatement { payload, signature };
        prop_assert!(statement.open().is_err());
    }

    #[test]
    fn arbitrary_bytes_are_no_chain(bytes in vec(any::<u8>(), 0..400), first in any::<u64>()) {
        let previous = (first != 1).then_some(ChangeId([0; 32]));
        prop_assert!(verify_links(&chain(first, chunky(&bytes)), previous).is_err());
        prop_assert!(verify_links(&chain(first, bytes), previous).is_err());
    }

    #[test]
    fn arbitrary_keys_and_signatures_prove_nothing(device in any::<[u8; 32]>(), half in any::<[u8; 32]>()) {
        let mut signature = Signature([0; 64]);
        signature.0[..32].copy_from_slice(&half);
        let tip = Tip { seq: 1, hash: ChangeId(half) };
        prop_assert!(verify_tip(&dossier(BUREAU), &Actor([1; 16]), &DeviceId(device), &tip, &signature).is_err());
    }

    #[test]
    fn arbitrary_bytes_decode_without_panic(bytes in vec(any::<u8>(), 0..400)) {
        let _ = postcard::from_bytes::<Chain>(&bytes);
        let _ = postcard::from_bytes::<SignedEntry>(&bytes);
        let _ = postcard::from_bytes::<SignedStatement>(&bytes);
        if let Ok(request) = postcard::from_bytes::<JoinRequest>(&bytes) {
            prop_assert!(request.check(&[0; 32], key(2).id()).is_err());
        }
    }

    #[test]
    fn arbitrary_bytes_are_no_envelope(bytes in vec(any::<u8>(), 0..400)) {
        prop_assert!(carry::open(&key(2), &[b"JXCARRY1", &bytes[..]].concat()).is_err());
        prop_assert!(carry::open(&key(2), &bytes).is_err());
    }

    #[test]
    fn arbitrary_text_is_no_ticket_code_or_recovery_file(text in ".{0,200}", letters in "[A-Z2-7]{0,300}") {
        for ticket in [text.clone(), format!("JX1{text}"), format!("JX1AD{letters}")] {
            prop_assert!(Ticket::decode(&ticket).is_err());
        }
        let armoured = format!("{BEGIN}\n{letters}\n{END}");
        prop_assert!(recovery::import(&armoured, "x").is_err());
        prop_assert!(recovery::import(&text, "x").is_err());
        prop_assert!(phone::parse(&text).is_err());
    }
}
