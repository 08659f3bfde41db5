//! Signed files: verified only against the authority of the season, whoever made them.

use jiangxuan_contract::Failure;
use jiangxuan_contract::answer::receipt::SignedFile;
use jiangxuan_engine::{Command, verify_receipt, verify_trail};
use jiangxuan_trust::Role;
use serde_json::{Value, json};

use crate::forge::{self, Pen, states};
use crate::kit::{Desk, enrol, found, talk};
use crate::world::delivers;
use jiangxuan_sync::Frame;

type Judge = fn(&[u8], Option<&str>) -> Result<SignedFile, Failure>;

/// A season, with a receipt and an exported trail of its hub.
struct Season {
    authority: String,
    receipt: Vec<u8>,
    trail: Vec<u8>,
}

fn season(seed: u8) -> Season {
    let mut hub = found(seed);
    let mut clerk: Desk = enrol(&mut hub, seed + 50, "140727", Role::Editor, "李木匠");
    let doc = clerk.nominates("闻人守拙");
    talk(&mut clerk, &mut hub);
    let campaign = hub.core.roster().expect("a roster").campaign;
    let heads = Pen::upon(&clerk.key, &hub, &doc, 0x44).heads();
    let seal = states(&clerk.key, campaign, forge::seal(&doc, heads));
    delivers(&mut hub, &clerk.key, &[Frame::Statements(vec![seal])]);
    hub.does(Command::ReceiptExport { no: 1, out: "receipt".into() });
    let receipt = hub.file();
    hub.does(Command::AuditExport { out: "trail".into() });
    let trail = hub.file();
    let authority = hub.does(Command::CampaignShow)["authority"].as_str().expect("a fingerprint").to_owned();
    Season { authority, receipt, trail }
}

fn words(told: &Value) -> (bool, bool) {
    (told["verified"] == true, told["consistent"] == true)
}

#[test]
fn what_a_season_founded_at_home_signed_is_consistent_and_not_verified() {
    let (city, home) = (season(1), season(2));
    assert_ne!(city.authority, home.authority);
    let judges: [(Judge, &[u8], &[u8]); 2] =
        [(verify_receipt, &city.receipt, &home.receipt), (verify_trail, &city.trail, &home.trail)];
    for (judge, true_one, false_one) in judges {
        let told = |bytes: &[u8], known: Option<&str>| json!(judge(bytes, known).expect("consistent"));
        assert_eq!(words(&told(true_one, Some(&city.authority))), (true, true));
        assert_eq!(words(&told(true_one, None)), (false, true));
        assert_eq!(words(&told(false_one, Some(&city.authority))), (false, true));
        assert_eq!(told(false_one, None)["authority"], home.authority.as_str());
    }
}

#[test]
fn a_trail_without_its_roster_is_verified_by_nobody() {
    let city = season(1);
    let mut file: Value = serde_json::from_slice(&city.trail).expect("JSON");
    file.as_object_mut().expect("an object").remove("membership");
    let told = json!(verify_trail(file.to_string().as_bytes(), Some(&city.authority)).expect("consistent"));
    assert_eq!(words(&told), (false, true));
    assert!(told["authority"].is_null());
    // And with the roster of a season in which the device is not.
    file["membership"] = serde_json::from_slice::<Value>(&season(2).trail).expect("JSON")["membership"].clone();
    assert!(verify_trail(file.to_string().as_bytes(), Some(&city.authority)).is_err());
}
