//! Commands about the season, its members and the connection to them.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiangxuan_model::{BureauCode, DeviceId};
use jiangxuan_trust::Role;

use super::values;

#[derive(Debug, Subcommand)]
pub(crate) enum Campaign {
    #[command(
        about = "建立新年度；本机成为登记设备和市级节点",
        after_help = "例：用内置的 2019 年度文件：\n  jiangxuan campaign create --bureau-name 晋中市人力资源和社会保障局\n\
            例：用自己的年度文件：\n  jiangxuan campaign create --file 2026.toml --bureau-name 榆次区人力资源和社会保障局"
    )]
    Create(Create),
    #[command(about = "年度的各项参数", after_help = "例：\n  jiangxuan campaign show --json")]
    Show,
}

#[derive(Debug, Args)]
pub(crate) struct Create {
    #[arg(
        long,
        value_name = "NAME",
        conflicts_with = "file",
        default_value = "jinzhong-2019",
        help = "内置年度文件的名称，默认 jinzhong-2019"
    )]
    pub template: String,
    #[arg(long, value_name = "FILE", help = "自己的年度文件（TOML）")]
    pub file: Option<PathBuf>,
    #[arg(long, value_name = "NAME", help = "市级主管部门的全称")]
    pub bureau_name: String,
    #[command(flatten)]
    pub here: Here,
}

/// How this device and its user are called.
#[derive(Debug, Args)]
pub(crate) struct Here {
    #[arg(long, value_name = "NAME", help = "本机的名称，默认为计算机名")]
    pub device_name: Option<String>,
    #[arg(long, value_name = "NAME", help = "本机的使用人，默认为登录名")]
    pub person: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Invite {
    #[arg(long, value_name = "CODE", help = "被邀请单位的代码")]
    pub bureau: BureauCode,
    #[arg(long, value_parser = values::role, default_value = "editor", help = "editor 经办（默认）、expert 专家或 municipal 市级")]
    pub role: Role,
    #[arg(long, value_parser = values::duration, default_value = "7d", help = "有效期，如 7d（默认）、12h、30m")]
    pub expires: i64,
    #[arg(long, help = "免确认：对方凭邀请直接加入")]
    pub preapproved: bool,
    #[arg(long, value_name = "IP:PORT", help = "写进邀请的本机地址，可重复；默认自动填写")]
    pub address: Vec<String>,
    #[arg(long, value_name = "URL", help = "写进邀请的中继地址")]
    pub relay: Option<String>,
    #[arg(long, value_name = "FILE", help = "另存为二维码图片（PNG）")]
    pub qr: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Join {
    #[arg(help = "邀请的文字，或存有邀请的文件：文字或二维码图片")]
    pub ticket: String,
    #[command(flatten)]
    pub here: Here,
    #[arg(long, value_name = "FILE", help = "不联网，把加入申请写成文件")]
    pub export: Option<PathBuf>,
    #[arg(long, value_name = "S", default_value_t = 0, help = "等市局确认的秒数，默认不等")]
    pub wait: u64,
    #[command(flatten)]
    pub lan: Lan,
}

/// Whether to search the local network.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Lan {
    #[arg(long, help = "不在局域网里广播和查找")]
    pub no_lan: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Device {
    #[command(about = "在用、待确认、已退役和已停用的设备", after_help = "例：\n  jiangxuan device list")]
    List,
    #[command(
        about = "放行待确认的设备",
        after_help = "例：电话核对双方屏幕上的六位数字，一致才放行：\n  jiangxuan device confirm 482913"
    )]
    Confirm {
        #[arg(help = "双方屏幕上的六位数字")]
        code: String,
    },
    #[command(about = "拒绝待确认的设备", after_help = "例：数字对不上时：\n  jiangxuan device reject 482913")]
    Reject {
        #[arg(help = "六位数字")]
        code: String,
    },
    #[command(
        about = "退役设备（报废、换机）：不再同步，它签发和填写的都有效",
        after_help = "例：换了新电脑：\n  jiangxuan device retire 3fa2c81b --reason 换机"
    )]
    Retire {
        #[arg(value_name = "ID", help = "设备编号，或它的开头几位")]
        device: String,
        #[arg(long, help = "理由")]
        reason: String,
    },
    #[command(
        about = "停用设备（丢失、被盗）：立即断开，没有收到的改动转入隔离区",
        after_help = "例：笔记本丢失：\n  jiangxuan device revoke 3fa2c81b --reason 电脑遗失"
    )]
    Revoke {
        #[arg(value_name = "ID", help = "设备编号，或它的开头几位")]
        device: String,
        #[arg(long, help = "理由")]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Peer {
    #[command(
        about = "记住一台设备的地址",
        after_help = "例：\n  jiangxuan peer add <64位设备编号> 192.168.8.20:41931"
    )]
    Add {
        #[arg(value_name = "ID", help = "设备编号，64 位")]
        device: DeviceId,
        #[arg(required = true, value_name = "IP:PORT", help = "地址，可写多个")]
        addresses: Vec<SocketAddr>,
    },
    #[command(about = "认识谁、何时通过信、怎样连的", after_help = "例：\n  jiangxuan peer list")]
    List,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Recovery {
    #[command(
        about = "把登记密钥写成有口令保护的文件",
        after_help = "例：\n  jiangxuan recovery export --out 恢复密钥.txt\n口令取自 JIANGXUAN_RECOVERY_PASSPHRASE 或当面输入；请与文件分开保管。"
    )]
    Export {
        #[arg(long, value_name = "FILE", help = "写到哪里")]
        out: PathBuf,
    },
    #[command(
        about = "在另一台市级设备上接管登记密钥",
        after_help = "例：登记设备损坏后：\n  jiangxuan recovery import 恢复密钥.txt"
    )]
    Import {
        #[arg(help = "恢复文件")]
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[arg(long, value_name = "IP:PORT", help = "监听地址，默认 0.0.0.0:41931，被占用则任选端口")]
    pub listen: Option<SocketAddr>,
    #[arg(long, value_name = "URL", help = "使用全市自建的中继")]
    pub relay: Option<String>,
    #[arg(long, value_name = "IP:PORT", conflicts_with = "relay", help = "本机兼作中继，监听此地址")]
    pub embed_relay: Option<SocketAddr>,
    #[command(flatten)]
    pub lan: Lan,
}

#[derive(Debug, Args)]
pub(crate) struct Sync {
    #[arg(long, value_name = "S", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=86_400), help = "最多等多少秒，默认 30；附件还在传送时继续等")]
    pub timeout: u64,
    #[arg(long, value_name = "URL", help = "使用全市自建的中继")]
    pub relay: Option<String>,
    #[command(flatten)]
    pub lan: Lan,
}

#[derive(Debug, Args)]
pub(crate) struct Backup {
    #[arg(help = "备份写到哪个文件")]
    pub file: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Restore {
    #[arg(help = "备份文件")]
    pub file: PathBuf,
}
