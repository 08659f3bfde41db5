//! Tickets as people copy them, and the answer that proves holding one.

use jiangxuan_model::{Digest, Time};
use jiangxuan_trust::{Domain, JoinRequest, Role, Ticket, TrustError, six_digits};

use crate::support::{BUREAU, authority, campaign, code, key, season};

fn ticket() -> Ticket {
    Ticket {
        campaign: campaign(),
        hub: key(2).id(),
        addresses: vec!["192.0.2.10:4700".to_owned()],
        relay: None,
        bureau: code(BUREAU),
        bureau_name: "榆次区人社局".to_owned(),
        role: Role::Editor,
        id: [8; 8],
        secret: [9; 32],
        expires: Time(1_564_588_800_000),
        preapproved: false,
        season: season(),
        authority: authority().id(),
    }
}

fn text() -> String {
    ticket().encode(&key(2)).expect("encodes")
}

#[test]
fn a_ticket_is_fit_for_a_qr_code_and_reads_back() {
    let text = text();
    assert!(text.starts_with("JX1") && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()));
    assert_eq!(Ticket::decode(&text), Ok(ticket()));
}

#[test]
fn line_breaks_blanks_small_and_full_width_letters_do_no_harm() {
    let text = text();
    let letters: Vec<char> = text.chars().collect();
    let wrapped: String = letters.chunks(20).map(|line| line.iter().collect::<String>() + " \r\n　").collect();
    let wide: String = text.bytes().filter_map(|b| char::from_u32(u32::from(b) + 0xfee0)).collect();
    for variant in [wrapped, text.to_ascii_lowercase(), wide, format!("\u{feff}{text}\n")] {
        assert_eq!(Ticket::decode(&variant), Ok(ticket()), "{variant}");
    }
}

#[test]
fn digits_that_look_like_letters_are_read_as_those() {
    let text = text();
    let mistaken = text[3..].replace('O', "0").replace('I', "1").replace('B', "8");
    assert_eq!(Ticket::decode(&format!("JX1{mistaken}")), Ok(ticket()));
}

#[test]
fn every_mistyped_letter_is_noticed() {
    let text = text();
    for at in 3..text.len() {
        let other = if &text[at..=at] == "A" { "C" } else { "A" };
        let mut typo = text.clone();
        typo.replace_range(at..=at, other);
        let outcome = Ticket::decode(&typo);
        assert!(matches!(outcome, Err(TrustError::TicketMistyped | TrustError::TicketTruncated)), "{at} {outcome:?}");
        let in_length = (3..7).contains(&at);
        assert!(in_length || outcome == Err(TrustError::TicketMistyped), "{at}");
    }
}

#[test]
fn swapped_and_doubled_letters_are_noticed() {
    let text = text();
    let mut swapped: Vec<char> = text.chars().collect();
    let at = (20..swapped.len()).find(|at| swapped[*at] != swapped[at - 1]).expect("two letters differ");
    swapped.swap(at, at - 1);
    let swapped: String = swapped.into_iter().collect();
    assert_eq!(Ticket::decode(&swapped), Err(TrustError::TicketMistyped));
    assert_eq!(Ticket::decode(&format!("{text}A")), Err(TrustError::TicketMistyped));
    assert_eq!(Ticket::decode(&format!("{text}{text}")), Err(TrustError::TicketMistyped));
}

#[test]
fn a_truncated_ticket_says_so() {
    let text = text();
    for end in 3..text.len() {
        assert_eq!(Ticket::decode(&text[..end]), Err(TrustError::TicketTruncated), "{end}");
    }
}

#[test]
fn other_text_is_no_ticket() {
    for text in ["", "JX", "你好", "https://example.org/JX1", "JX2AAAA"] {
        assert_eq!(Ticket::decode(text), Err(TrustError::NotATicket), "{text}");
    }
}

#[test]
fn only_the_named_node_issues_a_ticket() {
    assert_eq!(ticket().encode(&key(3)), Err(TrustError::WrongSigner));
}

#[test]
fn a_ticket_signed_by_another_than_the_named_node_is_refused() {
    let payload = postcard::to_stdvec(&ticket()).expect("encodes");
    let signature = key(3).sign(Domain::Ticket, &payload);
    let mut bytes = [&(payload.len() as u16).to_be_bytes()[..], &payload, &signature.0].concat();
    bytes.extend_from_slice(&Digest::of(&bytes).0[..4]);
    let forged = format!("JX1{}", data_encoding::BASE32_NOPAD.encode(&bytes));
    assert_eq!(Ticket::decode(&forged), Err(TrustError::BadSignature));
}

#[test]
fn a_ticket_for_a_season_of_another_authority_is_refused() {
    let foreign = Ticket { authority: key(6).id(), ..ticket() };
    assert_eq!(Ticket::decode(&foreign.encode(&key(2)).expect("encodes")), Err(TrustError::WrongCampaign));
    let foreign = Ticket { season: Digest::of(b"other"), ..ticket() };
    assert_eq!(Ticket::decode(&foreign.encode(&key(2)).expect("encodes")), Err(TrustError::WrongCampaign));
}

#[test]
fn the_secret_is_not_printed() {
    assert!(!format!("{:?}", ticket()).contains("9, 9"));
}

fn request() -> JoinRequest {
    JoinRequest::new(&key(7), &ticket(), "窗口一", "赵德顺")
}

#[test]
fn the_invited_device_proves_itself() {
    assert_eq!(request().check(&[9; 32], key(2).id()), Ok(()));
}

#[test]
fn a_request_with_another_secret_or_for_another_node_is_refused() {
    assert_eq!(request().check(&[8; 32], key(2).id()), Err(TrustError::JoinProof));
    assert_eq!(request().check(&[9; 32], key(3).id()), Err(TrustError::JoinProof));
}

#[test]
fn nothing_in_a_request_can_be_exchanged() {
    let other = JoinRequest::new(&key(6), &ticket(), "窗口一", "赵德顺");
    let changed = [
        JoinRequest { ticket: [0; 8], ..request() },
        JoinRequest { device: key(6).id(), ..request() },
        JoinRequest { device_name: "窗口".to_owned(), person: "一赵德顺".to_owned(), ..request() },
        JoinRequest { person: "钱二".to_owned(), ..request() },
        JoinRequest { proof: other.proof, ..request() },
        JoinRequest { signature: other.signature, ..request() },
    ];
    for bad in changed {
        assert_eq!(bad.check(&[9; 32], key(2).id()), Err(TrustError::BadSignature), "{bad:?}");
    }
}

#[test]
fn a_proof_stolen_from_another_device_is_worthless() {
    let thief = JoinRequest { proof: request().proof, ..JoinRequest::new(&key(6), &ticket(), "x", "y") };
    assert!(thief.check(&[9; 32], key(2).id()).is_err());
}

#[test]
fn endless_names_are_refused() {
    let long = JoinRequest::new(&key(7), &ticket(), &"名".repeat(67), "x");
    assert_eq!(long.check(&[9; 32], key(2).id()), Err(TrustError::NameTooLong(200)));
}

#[test]
fn both_screens_show_the_same_six_digits_and_others_show_others() {
    let digits = six_digits(key(2).id(), key(7).id(), &[8; 8]);
    assert!(digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit()));
    assert_ne!(digits, six_digits(key(3).id(), key(7).id(), &[8; 8]));
    assert_ne!(digits, six_digits(key(2).id(), key(6).id(), &[8; 8]));
    assert_ne!(digits, six_digits(key(2).id(), key(7).id(), &[7; 8]));
}
