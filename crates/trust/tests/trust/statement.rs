//! Statements: signed once, seen by their bureau, refused when touched.

use jiangxuan_model::{ChangeId, Digest};
use jiangxuan_trust::{Claim, Domain, Entry, Extension, Reopen, Scope, SignedStatement, TrustError, season_root};

use crate::support::{BUREAU, NEIGHBOUR, code, dossier, flips, key, statement};

fn reopen() -> Claim {
    Claim::Reopen(Reopen { seal: Digest([5; 32]), doc: dossier(BUREAU), reason: "补充材料".to_owned() })
}

fn entry(bureau: &str, receipt_no: u64) -> Entry {
    Entry {
        doc: dossier(bureau),
        seal: Digest([5; 32]),
        version: 1,
        heads: vec![ChangeId([1; 32])],
        blobs: vec![Digest([2; 32])],
        receipt_no,
    }
}

#[test]
fn a_statement_opens_as_it_was_signed() {
    let said = statement(&key(3), reopen());
    let signed = SignedStatement::sign(&key(3), &said).expect("signs");
    assert_eq!(signed.open(), Ok(said));
}

#[test]
fn a_statement_with_any_bit_flipped_is_refused() {
    let good = SignedStatement::sign(&key(3), &statement(&key(3), reopen())).expect("signs");
    for payload in flips(&good.payload) {
        assert!(SignedStatement { payload, ..good.clone() }.open().is_err());
    }
    for signature in flips(&good.signature.0) {
        let mut bad = good.clone();
        bad.signature.0.copy_from_slice(&signature);
        assert_eq!(bad.open(), Err(TrustError::BadSignature));
    }
}

#[test]
fn nobody_states_in_another_name() {
    let said = statement(&key(3), reopen());
    assert_eq!(SignedStatement::sign(&key(4), &said), Err(TrustError::WrongSigner));
    let payload = postcard::to_stdvec(&said).expect("encodes");
    let signature = key(4).sign(Domain::Statement, &payload);
    assert_eq!(SignedStatement { payload, signature }.open(), Err(TrustError::BadSignature));
}

#[test]
fn a_signature_for_another_purpose_is_no_statement() {
    let payload = postcard::to_stdvec(&statement(&key(3), reopen())).expect("encodes");
    for domain in Domain::ALL.into_iter().filter(|domain| *domain != Domain::Statement) {
        let signature = key(3).sign(domain, &payload);
        let signed = SignedStatement { payload: payload.clone(), signature };
        assert_eq!(signed.open(), Err(TrustError::BadSignature), "{domain:?}");
    }
}

#[test]
fn bytes_after_the_statement_are_refused() {
    let mut payload = postcard::to_stdvec(&statement(&key(3), reopen())).expect("encodes");
    payload.push(0);
    let signature = key(3).sign(Domain::Statement, &payload);
    assert_eq!(SignedStatement { payload, signature }.open(), Err(TrustError::Damaged));
}

#[test]
fn the_id_covers_bytes_and_signature() {
    let good = SignedStatement::sign(&key(3), &statement(&key(3), reopen())).expect("signs");
    let mut other = good.clone();
    other.signature.0[0] ^= 1;
    assert_ne!(good.id(), other.id());
}

#[test]
fn statements_of_a_bureau_stay_with_it_and_the_closing_is_for_everyone() {
    let extension =
        Claim::Extension(Extension { bureau: code(NEIGHBOUR), until: jiangxuan_model::Time(1), reason: String::new() });
    assert_eq!(statement(&key(3), reopen()).scope(), Scope::Bureau(code(BUREAU)));
    assert_eq!(statement(&key(3), extension).scope(), Scope::Bureau(code(NEIGHBOUR)));
    assert_eq!(statement(&key(3), Claim::Closing {}).scope(), Scope::Everyone);
}

#[test]
fn the_season_root_covers_every_entry_and_its_bureau() {
    let root = season_root(&[vec![entry(BUREAU, 1)], vec![entry(NEIGHBOUR, 2)]]);
    let changed = Entry { version: 2, ..entry(NEIGHBOUR, 2) };
    let moved = Entry { heads: vec![], blobs: vec![Digest([1; 32]), Digest([2; 32])], ..entry(NEIGHBOUR, 2) };
    let others = [
        season_root(&[vec![entry(BUREAU, 1)], vec![changed]]),
        season_root(&[vec![entry(BUREAU, 1)], vec![moved]]),
        season_root(&[vec![entry(BUREAU, 1)], vec![entry(NEIGHBOUR, 3)]]),
        season_root(&[vec![entry(NEIGHBOUR, 2)], vec![entry(BUREAU, 1)]]),
        season_root(&[vec![entry(BUREAU, 1), entry(NEIGHBOUR, 2)], vec![]]),
        season_root(&[vec![entry(BUREAU, 1)]]),
    ];
    assert!(others.iter().all(|other| *other != root));
}
