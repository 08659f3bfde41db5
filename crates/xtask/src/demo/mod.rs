//! The customer's whole job with real processes on this machine.
//!
//! ```text
//! stage     runs a command line, narrates it, checks its answer
//! node      a process that stays up
//! people    invented nominees, and filling in their dossiers
//! tunnel    a relay reachable from a network namespace that nothing else leaves
//! scene     the devices and what they have come to hold
//! enrol     the season, invitations, six digits
//! offline   work without any network, two devices of one bureau on their LAN
//! disagree  what merged by itself, what became a card, deciding
//! receipts  sealing, receipts, a second version, verifying offline
//! paper     the form, the receipt and the summary as files to print
//! ways      through the relay, by carry file, by telephone
//! deadline  closing, late work, more time
//! guard     a lost laptop, quarantine, a restored backup
//! windows   the season that was played, in windows
//! ```

mod deadline;
mod disagree;
mod enrol;
mod guard;
mod node;
mod offline;
mod paper;
mod people;
mod receipts;
mod scene;
mod stage;
mod tunnel;
mod ways;
mod windows;

use std::path::PathBuf;

use crate::setup;
use crate::tool::{Failed, cargo, run, timed};
use scene::Scene;
use stage::Stage;
pub use tunnel::forward;

type Act = fn(&mut Scene) -> Result<(), Failed>;

/// Acts in their order.
const ACTS: &[(&str, Act)] = &[
    ("市局建立年度", enrol::found),
    ("邀请三台设备，核对六位数字", enrol::devices),
    ("断网填报；同局两台机在局域网同步", offline::work),
    ("两台机离线改同一份申报", offline::both_edit),
    ("联网相遇：该合并的合并，该成卡的成卡", disagree::meet),
    ("逐张裁定，两边一致", disagree::decide),
    ("签发、送达、回执", receipts::seal),
    ("签发后又改：新版本，新回执", receipts::again),
    ("回执离线核验", receipts::verify),
    ("打印申报表、回执和汇总表", paper::print),
    ("备份，留待后面恢复", guard::backup),
    ("直连被拒，经市局自建的中继送达", ways::relay),
    ("没有网络：U 盘送达", ways::carry),
    ("没有网络：电话报送码", ways::telephone),
    ("截止：先停收新签发，再签封存清单", deadline::close),
    ("迟报：有凭据，凭理由补收", deadline::late),
    ("延期：单独给一个单位", deadline::extend),
    ("恢复的备份被认出，资料照常送达", guard::restored),
    ("停用设备留下的改动被隔离，凭理由放行", guard::quarantine),
    ("电脑遗失：正在连接中被停用", guard::revoke),
    ("全部回执另存成文件", receipts::every_one),
    ("核对每一个字节", guard::verify),
];

/// Plays every act, with the program freshly built unless it is there as wanted; then shows it in windows
/// if that is asked for and there is a display.
pub fn demo(build: bool, windows: bool) -> Result<(), Failed> {
    if build {
        timed("set-up", setup::setup_for_the_program)?;
        // Of the whole workspace: with the same features of every library the tests find it compiled already.
        timed("build", || run(&mut cargo(&["build", "--workspace", "--bin", "jiangxuan"])))?;
    }
    let mut scene = Scene::new(Stage::open(program()?)?)?;
    let played = ACTS.iter().try_for_each(|(title, act)| {
        scene.stage.step(title);
        act(&mut scene)
    });
    scene.leave();
    scene.stage.close(&played);
    played?;
    if windows && windows::shown() { windows::open(&mut scene, build) } else { Ok(()) }
}

/// The program lies beside this tool.
fn program() -> Result<PathBuf, Failed> {
    let here = std::env::current_exe().map_err(|error| Failed::File(PathBuf::from("xtask"), error))?;
    Ok(here.with_file_name(format!("jiangxuan{}", std::env::consts::EXE_SUFFIX)))
}
