//! Failures that the program itself can meet, and those of the crates below it, in one shape.

use std::fmt::Display;
use std::path::Path;

use jiangxuan_engine::command::Failure;
use jiangxuan_store::StoreError;
use jiangxuan_transport::TransportError;

/// The store's failures keep their codes and texts.
pub(crate) fn of_store(error: &StoreError) -> Failure {
    Failure::new(error.code(), error.to_string())
}

/// Failures of the network before any peer is involved.
pub(crate) fn of_network(error: &TransportError) -> Failure {
    Failure::new("network", error.to_string())
}

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

/// A file that the command names cannot be read.
pub(crate) fn unreadable(file: &Path, error: &dyn Display) -> Failure {
    Failure::new("io", format!("读不了文件 {}：{error}。数据没有改动。请核对文件名和权限后重试。", file.display()))
}

/// A file that the command names cannot be written.
pub(crate) fn unwritable(file: &Path, error: &dyn Display) -> Failure {
    Failure::new("io", format!("写不了文件 {}：{error}。本机数据没有改动。请核对位置、权限和剩余空间后重试。", file.display()))
}

/// The process that was asked went away before it answered.
pub(crate) fn connection_lost() -> Failure {
    Failure::new(
        "connection_lost",
        "正在运行的匠选程序没有答复就退出了，不能确定这条命令是否已经生效。已保存的数据都在。请先用 status 或 dossier show 查看，再决定是否重做。",
    )
}

/// Something the operating system should have done.
pub(crate) fn system(what: &str, error: &dyn Display) -> Failure {
    Failure::new("io", format!("{what}：{error}。数据没有改动。请重试；仍不行请重启电脑。"))
}
