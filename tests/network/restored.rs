//! A profile restored from an older backup: noticed on both sides, and nothing is lost.

use crate::city::{Hub, YUCI};
use crate::desk::Desk;

#[test]
fn a_restored_backup_is_recognised_on_both_sides_and_nothing_is_lost() {
    let hub = Hub::founded();
    let node = hub.serves();
    let before = hub.enrols(Desk::new(), YUCI, "一号机");
    let id = before.nominates("武平生");
    before.sets(&id, "gender", "男");
    before.syncs();
    let file = before.file("备份.jxb");
    before.does(&["backup", &file]);
    before.sets(&id, "ethnicity", "汉族");
    let second = before.nominates("阎立秋");
    before.syncs();
    before.syncs();

    let after = Desk::new();
    after.does(&["restore", &file]);
    after.sets(&id, "native_place", "山西晋中");
    let there = after.serves(&["--listen", "127.0.0.1:0", "--no-lan"]);
    for desk in [&hub.desk, &after] {
        desk.until(&["status"], |status| status["alarms"].to_string().contains("备份"));
    }
    there.stops(&after);
    after.syncs();
    for desk in [&hub.desk, &after] {
        let shown = ["gender", "ethnicity", "native_place"].map(|field| desk.shows(&id, field));
        assert_eq!(shown, ["男", "汉族", "山西晋中"]);
        assert_eq!(desk.list(&["dossier", "list"]).len(), 2);
        assert!(desk.list(&["dossier", "list"]).iter().any(|row| row["id"] == *second));
        assert!(desk.list(&["conflict", "list"]).is_empty());
    }
    assert!(hub.desk.list(&["quarantine", "list"]).is_empty());
    node.stops(&hub.desk);
}
