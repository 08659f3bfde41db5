//! Failures that only the command line can meet.

use std::path::Path;

use jiangxuan_engine::command::Failure;

/// No profile where one is needed.
pub(crate) fn no_profile(home: &Path) -> Failure {
    let home = home.display();
    Failure::new(
        "no_profile",
        format!(
            "文件夹 {home} 里还没有匠选数据。没有写入任何内容。市局请用 campaign create 建立年度，县局请用 join 加入，\
             有备份的请用 restore 恢复；数据在别处的，用 --home 指明。"
        ),
    )
}

/// Nothing runs that could be stopped.
pub(crate) fn not_running(home: &Path) -> Failure {
    Failure::new("not_running", format!("文件夹 {} 没有正在运行的节点，无须停止。数据没有改动。", home.display()))
}

/// Neither keyring, variable nor terminal gave a passphrase.
pub(crate) fn passphrase_needed(variable: &str) -> Failure {
    Failure::new(
        "passphrase_needed",
        format!("需要口令，但钥匙串里没有，也无法当面询问。数据没有改动。请在终端里运行，或设置环境变量 {variable}。"),
    )
}
