//! The access matrix, printed and compared with design §3.

use std::fmt::Write as _;

use jiangxuan_model::{Digest, DocId, Kind, Time};
use jiangxuan_trust::{
    Admission, Claim, Closed, Departure, Extension, How, Manifest, Member, PhoneNote, Receipt, Reopen, Role, Scope,
    Seal, may_read, may_see, may_state, may_write,
};

use crate::support::{BUREAU, MUNICIPAL, NEIGHBOUR, code, dossier, key, member, roster};

const MATRIX: &str = "
campaign    editor     own r-  other r-
campaign    expert     own r-  other r-
campaign    municipal  own rw  other rw
campaign    registrar  own rw  other rw
dossier     editor     own rw  other --
dossier     expert     own --  other --
dossier     municipal  own rw  other rw
dossier     registrar  own rw  other rw
desk        editor     own rw  other --
desk        expert     own --  other --
desk        municipal  own rw  other r-
desk        registrar  own rw  other r-
review      editor     own r-  other --
review      expert     own --  other --
review      municipal  own rw  other rw
review      registrar  own rw  other rw
assessment  editor     own --  other --
assessment  expert     own --  other --
assessment  municipal  own rw  other rw
assessment  registrar  own rw  other rw
bulletin    editor     own r-  other r-
bulletin    expert     own r-  other r-
bulletin    municipal  own rw  other rw
bulletin    registrar  own rw  other rw
";

fn doc(kind: Kind) -> DocId {
    match kind {
        Kind::Dossier | Kind::Review => dossier(BUREAU).sibling(kind),
        Kind::Desk => DocId::only(kind, code(BUREAU)),
        Kind::Campaign | Kind::Assessment | Kind::Bulletin => DocId::only(kind, code(MUNICIPAL)),
    }
}

fn rights(member: Member, doc: &DocId) -> &'static str {
    let device = member.device;
    let roster = roster(vec![member]);
    match (may_read(&roster, &device, doc), may_write(&roster, &device, doc)) {
        (false, false) => "--",
        (true, false) => "r-",
        (true, true) => "rw",
        (false, true) => "-w",
    }
}

#[test]
fn the_matrix_is_the_one_of_the_design() {
    let mut printed = String::from("\n");
    for kind in Kind::ALL {
        for role in Role::ALL {
            let role_word = format!("{role:?}").to_lowercase();
            let own = rights(member(9, doc(kind).bureau.as_str(), role), &doc(kind));
            let other = rights(member(9, NEIGHBOUR, role), &doc(kind));
            writeln!(printed, "{:<11} {role_word:<10} own {own}  other {other}", kind.word()).expect("writes");
        }
    }
    assert_eq!(printed, MATRIX);
}

fn gone() -> Option<Departure> {
    Some(Departure { how: How::Revoked, at: 1, reason: "遗失".into() })
}

#[test]
fn a_retired_device_gets_nothing_and_what_it_signed_stays_good() {
    let left = Some(Departure { how: How::Retired, at: 1, reason: "换机".into() });
    for role in Role::ALL {
        let retired = Member { left: left.clone(), ..member(9, BUREAU, role) };
        let active = roster(vec![member(9, BUREAU, role)]);
        let roster = roster(vec![retired]);
        for kind in Kind::ALL {
            let doc = doc(kind);
            assert!(!may_read(&roster, &key(9).id(), &doc), "{role:?} {doc}");
            assert_eq!(
                may_write(&roster, &key(9).id(), &doc),
                may_write(&active, &key(9).id(), &doc),
                "{role:?} {doc}"
            );
        }
        for (word, claim) in claims() {
            let might = may_state(&active, &key(9).id(), &claim);
            assert_eq!(may_state(&roster, &key(9).id(), &claim), might, "{role:?} {word}");
        }
        assert!(!may_see(&roster, &key(9).id(), &Scope::Everyone));
    }
}

#[test]
fn revoked_and_unknown_devices_have_no_right_at_all() {
    for kind in Kind::ALL {
        for role in Role::ALL {
            let revoked = Member { left: gone(), ..member(9, doc(kind).bureau.as_str(), role) };
            assert_eq!(rights(revoked, &doc(kind)), "--");
        }
        assert!(!may_read(&roster(vec![]), &key(9).id(), &doc(kind)));
    }
}

#[test]
fn documents_that_the_layout_has_no_place_for_are_refused_to_everyone() {
    let strange = [
        DocId { unique: [1; 10], ..doc(Kind::Desk) },
        DocId { unique: [1; 10], ..doc(Kind::Campaign) },
        DocId::only(Kind::Campaign, code(BUREAU)),
        DocId::only(Kind::Bulletin, code(BUREAU)),
        DocId::only(Kind::Assessment, code(BUREAU)),
    ];
    for (doc, role) in strange.iter().flat_map(|doc| Role::ALL.map(|role| (doc, role))) {
        assert_eq!(rights(member(9, BUREAU, role), doc), "--", "{doc} {role:?}");
    }
}

#[test]
fn statements_are_seen_by_their_bureau_and_the_municipal_bureau() {
    let bureau = Scope::Bureau(code(BUREAU));
    let sees =
        |bureau_code, role, scope: &Scope| may_see(&roster(vec![member(9, bureau_code, role)]), &key(9).id(), scope);
    assert!(sees(BUREAU, Role::Editor, &bureau));
    assert!(sees(MUNICIPAL, Role::Municipal, &bureau));
    assert!(sees(MUNICIPAL, Role::Registrar, &Scope::Municipal));
    assert!(sees(NEIGHBOUR, Role::Editor, &Scope::Everyone));
    assert!(sees(NEIGHBOUR, Role::Expert, &Scope::Everyone));
    assert!(!sees(NEIGHBOUR, Role::Editor, &bureau));
    assert!(!sees(BUREAU, Role::Expert, &bureau));
    assert!(!sees(BUREAU, Role::Editor, &Scope::Municipal));
    assert!(!may_see(&roster(vec![]), &key(9).id(), &Scope::Everyone));
}

#[test]
fn a_revoked_device_sees_not_even_what_is_for_everyone() {
    let revoked = Member { left: gone(), ..member(9, BUREAU, Role::Municipal) };
    assert!(!may_see(&roster(vec![revoked]), &key(9).id(), &Scope::Everyone));
}

fn claims() -> [(&'static str, Claim); 9] {
    let (doc, seal, reason) = (dossier(BUREAU), Digest([3; 32]), String::from("材料不全"));
    let (bureau, node, root) = (code(BUREAU), key(9).id(), Digest([4; 32]));
    let (heads, blobs) = (vec![], vec![]);
    [
        ("seal", Claim::Seal(self::seal())),
        ("reopen", Claim::Reopen(Reopen { seal, doc: doc.clone(), reason: reason.clone() })),
        (
            "receipt",
            Claim::Receipt(Receipt {
                no: 1,
                seal,
                doc: doc.clone(),
                version: 1,
                heads,
                blobs,
                received: Time(0),
                previous: None,
                node,
                late: false,
            }),
        ),
        ("closing", Claim::Closing {}),
        ("manifest", Claim::Manifest(Manifest { bureau: bureau.clone(), entries: vec![], season_root: root })),
        ("closed", Claim::Closed(Closed { season_root: root, count: 0, last_receipt: None })),
        ("extension", Claim::Extension(Extension { bureau: bureau.clone(), until: Time(1), reason: reason.clone() })),
        ("admission", Claim::Admission(Admission { seal, doc, reason })),
        (
            "phone note",
            Claim::PhoneNote(PhoneNote { code: String::new(), heard: Time(1), bureau, note: String::new() }),
        ),
    ]
}

fn seal() -> Seal {
    Seal {
        doc: dossier(BUREAU),
        version: 1,
        heads: vec![],
        vector: Digest([1; 32]),
        blobs: vec![],
        findings: Digest([2; 32]),
        warnings: 0,
        previous: None,
    }
}

fn stated_by(member: Member) -> Vec<&'static str> {
    let device = member.device;
    let roster = roster(vec![member]);
    let allowed = claims().into_iter().filter(|(_, claim)| may_state(&roster, &device, claim));
    allowed.map(|(word, _)| word).collect()
}

#[test]
fn each_role_states_only_its_own_claims() {
    let municipal = ["reopen", "receipt", "closing", "manifest", "closed", "extension", "admission", "phone note"];
    assert_eq!(stated_by(member(9, BUREAU, Role::Editor)), ["seal", "reopen"]);
    assert_eq!(stated_by(member(9, MUNICIPAL, Role::Municipal)), municipal);
    assert_eq!(stated_by(member(9, MUNICIPAL, Role::Registrar)), municipal);
    assert!(stated_by(member(9, NEIGHBOUR, Role::Editor)).is_empty());
    assert!(stated_by(member(9, BUREAU, Role::Expert)).is_empty());
    assert!(stated_by(Member { left: gone(), ..member(9, MUNICIPAL, Role::Registrar) }).is_empty());
}

#[test]
fn a_municipal_officer_seals_for_the_municipal_bureau_itself() {
    let own = Seal { doc: dossier(MUNICIPAL), ..seal() };
    let roster = roster(vec![member(9, MUNICIPAL, Role::Municipal)]);
    assert!(may_state(&roster, &key(9).id(), &Claim::Seal(own)));
}

#[test]
fn only_a_dossier_is_sealed() {
    let desk = Seal { doc: doc(Kind::Desk), ..seal() };
    let roster = roster(vec![member(9, BUREAU, Role::Editor)]);
    assert!(!may_state(&roster, &key(9).id(), &Claim::Seal(desk)));
}

#[test]
fn a_receipt_is_stated_by_its_own_node_only() {
    let roster = roster(vec![member(8, MUNICIPAL, Role::Municipal), member(9, MUNICIPAL, Role::Municipal)]);
    let [_, _, (_, receipt), ..] = claims();
    assert!(may_state(&roster, &key(9).id(), &receipt));
    assert!(!may_state(&roster, &key(8).id(), &receipt));
}
