//! A node's receipt chain, whole and as one bureau sees it.

use jiangxuan_model::{Digest, Time};
use jiangxuan_trust::{
    Claim, DeviceKey, Receipt, ReceiptChain, SignedStatement, Statement, TrustError, verify_receipts,
};

use crate::support::{BUREAU, dossier, key, statement};

fn receipt(node: &DeviceKey, no: u64, previous: Option<Digest>) -> Receipt {
    Receipt {
        no,
        seal: Digest([5; 32]),
        doc: dossier(BUREAU),
        version: 1,
        heads: vec![],
        blobs: vec![],
        received: Time(0),
        previous,
        node: node.id(),
        late: false,
    }
}

fn signed(node: &DeviceKey, receipt: Receipt) -> SignedStatement {
    SignedStatement::sign(node, &statement(node, Claim::Receipt(receipt))).expect("signs")
}

fn chain(node: &DeviceKey, count: u64) -> Vec<SignedStatement> {
    let mut chain: Vec<SignedStatement> = Vec::new();
    for no in 1..=count {
        let previous = chain.last().map(SignedStatement::id);
        chain.push(signed(node, receipt(node, no, previous)));
    }
    chain
}

#[test]
fn a_whole_chain_is_complete() {
    assert_eq!(verify_receipts(&chain(&key(2), 5)), Ok(ReceiptChain::Complete));
    assert_eq!(verify_receipts(&[]), Ok(ReceiptChain::Complete));
}

#[test]
fn the_receipts_of_one_bureau_have_gaps_and_still_hold() {
    let all = chain(&key(2), 6);
    let ours = [all[1].clone(), all[2].clone(), all[5].clone()];
    assert_eq!(verify_receipts(&ours), Ok(ReceiptChain::WithGaps));
}

#[test]
fn a_rewritten_receipt_breaks_the_next_one() {
    let mut all = chain(&key(2), 4);
    let rewritten = Receipt { version: 9, ..receipt(&key(2), 2, Some(all[0].id())) };
    all[1] = signed(&key(2), rewritten);
    assert_eq!(verify_receipts(&all), Err(TrustError::ReceiptLink(3)));
}

#[test]
fn numbers_rise() {
    let all = chain(&key(2), 3);
    assert_eq!(verify_receipts(&[all[1].clone(), all[0].clone()]), Err(TrustError::ReceiptOrder(1)));
    assert_eq!(verify_receipts(&[all[1].clone(), all[1].clone()]), Err(TrustError::ReceiptOrder(2)));
    let zero = signed(&key(2), receipt(&key(2), 0, None));
    assert_eq!(verify_receipts(&[zero]), Err(TrustError::ReceiptOrder(0)));
}

#[test]
fn the_first_receipt_alone_has_no_predecessor() {
    let rooted = signed(&key(2), receipt(&key(2), 1, Some(Digest([1; 32]))));
    assert_eq!(verify_receipts(&[rooted]), Err(TrustError::ReceiptLink(1)));
    let orphan = signed(&key(2), receipt(&key(2), 7, None));
    assert_eq!(verify_receipts(&[orphan]), Err(TrustError::ReceiptLink(7)));
}

#[test]
fn chains_of_two_nodes_or_seasons_are_not_mixed() {
    let (ours, theirs) = (chain(&key(2), 1), chain(&key(4), 2));
    assert_eq!(verify_receipts(&[ours[0].clone(), theirs[1].clone()]), Err(TrustError::ReceiptNode(2)));
    let elsewhere = Statement { campaign: Digest([9; 32]), ..ours[0].open().expect("opens") };
    let elsewhere = SignedStatement::sign(&key(2), &elsewhere).expect("signs");
    let next = signed(&key(2), receipt(&key(2), 2, Some(elsewhere.id())));
    assert_eq!(verify_receipts(&[elsewhere, next]), Err(TrustError::ReceiptNode(2)));
}

#[test]
fn a_receipt_signed_by_another_than_its_node_is_refused() {
    let said = statement(&key(4), Claim::Receipt(receipt(&key(2), 1, None)));
    let forged = SignedStatement::sign(&key(4), &said).expect("signs");
    assert_eq!(verify_receipts(&[forged]), Err(TrustError::ReceiptNode(1)));
}

#[test]
fn other_statements_are_no_receipts() {
    let closing = SignedStatement::sign(&key(2), &statement(&key(2), Claim::Closing {})).expect("signs");
    assert_eq!(verify_receipts(&[closing]), Err(TrustError::NotAReceipt));
}

#[test]
fn a_touched_receipt_is_refused() {
    let mut all = chain(&key(2), 2);
    all[1].payload[40] ^= 1;
    assert!(verify_receipts(&all).is_err());
}
