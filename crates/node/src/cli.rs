//! The command line: what can be typed. A contract that scripts depend on (design §9).

pub(crate) mod assessment;
pub(crate) mod audit;
pub(crate) mod county;
pub(crate) mod dossier;
pub(crate) mod municipal;
pub(crate) mod pairs;
pub(crate) mod papers;
pub(crate) mod publication;
pub(crate) mod rules;
pub(crate) mod scan;
pub(crate) mod season;
pub(crate) mod statistics;
pub(crate) mod usage;
pub(crate) mod values;

use std::path::PathBuf;

use clap::{Arg, ArgAction, Args, CommandFactory as _, Parser, Subcommand};
use clap_complete::Shell;

/// The program's name, as typed.
pub(crate) const NAME: &str = "jiangxuan";

const TEMPLATE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

#[derive(Debug, Parser)]
#[command(
    name = NAME,
    version,
    about = "匠选：工匠人才评选的本机优先、点对点同步的工作程序",
    after_help = "例：市局建立年度，县局加入，上报一名人选：\n  \
        jiangxuan campaign create --bureau-name 晋中市人力资源和社会保障局\n  \
        jiangxuan serve\n  \
        jiangxuan invite --bureau 140702\n  \
        jiangxuan join JX1...\n  \
        jiangxuan dossier new --name 武平生\n  \
        jiangxuan sync\n\n口令取自系统钥匙串、环境变量 JIANGXUAN_PASSPHRASE 或当面输入。"
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub globals: Globals,
    #[command(subcommand)]
    pub action: Action,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct Globals {
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "JIANGXUAN_HOME",
        help = "数据文件夹（或环境变量 JIANGXUAN_HOME）"
    )]
    pub home: Option<PathBuf>,
    #[arg(long, global = true, help = "标准输出只写一个 JSON 值，供脚本使用")]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Action {
    #[command(flatten)]
    Errand(Errand),
    #[command(flatten)]
    Chore(Chore),
}

/// Commands that the engine carries out, in this process or in the one that holds the profile.
#[derive(Debug, Subcommand)]
pub(crate) enum Errand {
    #[command(subcommand, about = "年度：建立、查看", after_help = "例：查看本年度的参数：\n  jiangxuan campaign show")]
    Campaign(season::Campaign),
    #[command(
        about = "给一个单位签发一次性邀请",
        after_help = "例：邀请榆次区的经办人，三天内有效：\n  jiangxuan invite --bureau 140702 --expires 3d"
    )]
    Invite(season::Invite),
    #[command(
        about = "用邀请加入年度",
        after_help = "例：在县局的电脑上加入，等市局确认最多两分钟：\n  jiangxuan join JX1... --device-name 一号机 --wait 120\n\
            例：没有网络，生成申请文件拿给市局：\n  jiangxuan join JX1... --export 申请.jxj"
    )]
    Join(season::Join),
    #[command(
        subcommand,
        about = "设备：名单、确认、拒绝、退役、停用",
        after_help = "例：电话核对六位数字后放行：\n  jiangxuan device confirm 482913"
    )]
    Device(season::Device),
    #[command(
        subcommand,
        about = "对方设备：地址、往来",
        after_help = "例：看看最近和谁通过信：\n  jiangxuan peer list"
    )]
    Peer(season::Peer),
    #[command(
        subcommand,
        about = "登记密钥的恢复文件",
        after_help = "例：导出后锁进保险柜：\n  jiangxuan recovery export --out 恢复密钥.txt"
    )]
    Recovery(season::Recovery),
    #[command(about = "与所有连得上的设备收发一遍", after_help = "例：最多等一分钟：\n  jiangxuan sync --timeout 60")]
    Sync(season::Sync),
    #[command(about = "本机现状：期限、待办、隔离", after_help = "例：\n  jiangxuan status --json")]
    Status,
    #[command(subcommand, about = "申报件", after_help = "例：列出看得到的全部申报件：\n  jiangxuan dossier list")]
    Dossier(dossier::Dossier),
    #[command(
        about = "统计表：按单位、产业、等级、性别、年龄、渠道计数",
        after_help = "例：全部申报人的统计表，存成 Excel 文件：\n  jiangxuan stats --scope all --xlsx 统计表.xlsx"
    )]
    Stats(statistics::Stats),
    #[command(
        subcommand,
        about = "会议、公示的扫描件：拷入、查看、写出",
        after_help = "例：\n  jiangxuan scan list --meeting 3fa2c81b"
    )]
    Scan(scan::Scan),
    #[command(flatten)]
    County(county::County),
    #[command(
        subcommand,
        about = "分歧：查看、裁定",
        after_help = "例：逐张查看待裁定的分歧：\n  jiangxuan conflict list"
    )]
    Conflict(dossier::Conflict),
    #[command(subcommand, about = "隔离区：没有放进来的数据", after_help = "例：\n  jiangxuan quarantine list")]
    Quarantine(municipal::Quarantine),
    #[command(subcommand, about = "回执：查看、打印、导出、验证", after_help = "例：\n  jiangxuan receipt list")]
    Receipt(municipal::Receipt),
    #[command(
        subcommand,
        about = "截止：开始、完成、迟报、延期",
        after_help = "例：到点后开始截止：\n  jiangxuan close begin"
    )]
    Close(municipal::Close),
    #[command(
        subcommand,
        about = "形式审查：通过、退回补正、不予推荐、查重",
        after_help = "例：看哪些申报件还没有审：\n  jiangxuan formal list"
    )]
    Formal(assessment::Formal),
    #[command(
        subcommand,
        about = "评审：直接认定、专家评分、实地考察",
        after_help = "例：专家名单和各自应回避的人选：\n  jiangxuan assess experts"
    )]
    Assess(assessment::Assess),
    #[command(subcommand, about = "排名：市局的总排名，本单位申报人的次序", after_help = "例：\n  jiangxuan rank list")]
    Rank(assessment::Rank),
    #[command(subcommand, about = "拟定名单、候补、递补", after_help = "例：\n  jiangxuan shortlist show")]
    Shortlist(assessment::Shortlist),
    #[command(
        subcommand,
        about = "批准：市局党组、市委组织部、领导小组；各人进展",
        after_help = "例：\n  jiangxuan approve show"
    )]
    Approve(publication::Approve),
    #[command(subcommand, about = "公示：起止、三个渠道的凭证", after_help = "例：\n  jiangxuan publicity show")]
    Publicity(publication::Publicity),
    #[command(subcommand, about = "异议：登记、核查、处理", after_help = "例：\n  jiangxuan objection list")]
    Objection(publication::Objection),
    #[command(subcommand, about = "发文公布：锁定的最终名单", after_help = "例：\n  jiangxuan publish show")]
    Publish(publication::Publish),
    #[command(
        subcommand,
        about = "授证、奖金、三晋英才标记、后续培养和宣传",
        after_help = "例：\n  jiangxuan award register"
    )]
    Award(publication::Award),
    #[command(
        subcommand,
        about = "打印：表格、公文、名单、装订册；核对扫描回来的页",
        after_help = "例：\n  jiangxuan papers annex1 武平生 --out 打印"
    )]
    Papers(papers::Papers),
    #[command(subcommand, about = "操作记录：查询、导出、核验", after_help = "例：\n  jiangxuan audit verify")]
    Audit(audit::Audit),
    #[command(subcommand, about = "电话报送码", after_help = "例：断网时念给市局听：\n  jiangxuan phone code 武平生")]
    Phone(municipal::Phone),
    #[command(
        subcommand,
        about = "用 U 盘带走、带来",
        after_help = "例：\n  jiangxuan carry export --to 140700 --out /media/usb/榆次.jxc"
    )]
    Carry(municipal::Carry),
    #[command(
        about = "整份数据备份成一个加密文件",
        after_help = "例：\n  jiangxuan backup /media/usb/匠选备份.jxb\n备份口令取自 JIANGXUAN_BACKUP_PASSPHRASE 或当面输入。"
    )]
    Backup(season::Backup),
    #[command(about = "核对存下的每一个字节", after_help = "例：每周一次：\n  jiangxuan verify")]
    Verify,
}

/// Commands that this process carries out by itself.
#[derive(Debug, Subcommand)]
pub(crate) enum Chore {
    #[command(
        about = "常开节点：一直运行，随时收发",
        after_help = "例：市局机房的节点，固定端口，并自带中继：\n  jiangxuan serve --listen 0.0.0.0:41931 --embed-relay 0.0.0.0:41932\n\
            第一行输出 {\"listening\": \"地址:端口\", \"device\": \"...\"}。按 Ctrl-C 或运行 jiangxuan stop 结束。"
    )]
    Serve(season::Serve),
    #[command(about = "让正在运行的节点退出", after_help = "例：\n  jiangxuan stop")]
    Stop,
    #[command(
        about = "从备份文件恢复成新的数据文件夹",
        after_help = "例：\n  jiangxuan --home 新文件夹 restore /media/usb/匠选备份.jxb"
    )]
    Restore(season::Restore),
    #[command(
        subcommand,
        about = "规则小工具：证号、信用代码、工作日、年度文件",
        after_help = "例：\n  jiangxuan rules workdays --from 2019-08-12 --count 5"
    )]
    Rules(rules::Rules),
    #[command(
        about = "命令行补全脚本",
        after_help = "例：\n  jiangxuan completions bash > ~/.local/share/bash-completion/completions/jiangxuan"
    )]
    Completions {
        #[arg(help = "bash、zsh、fish、elvish 或 powershell")]
        shell: Shell,
    },
    #[command(
        hide = true,
        about = "试装数据的子进程，由程序自己启动",
        after_help = "例：\n  jiangxuan worker < 请求 > 答复"
    )]
    Worker {
        #[arg(value_name = "KIND", help = "foreign：读一个外来文件；不写：试用外来变更")]
        kind: Option<String>,
    },
}

/// The whole command line as clap sees it, with every heading in Chinese.
#[must_use]
pub fn command() -> clap::Command {
    in_chinese(Cli::command()).version(env!("CARGO_PKG_VERSION")).disable_version_flag(true).arg(
        Arg::new("version").long("version").short('V').action(ArgAction::Version).help("显示版本").help_heading("选项"),
    )
}

fn in_chinese(command: clap::Command) -> clap::Command {
    command
        .help_template(TEMPLATE)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .mut_args(plain)
        .arg(Arg::new("help").long("help").short('h').action(ArgAction::Help).help("显示本说明").help_heading("选项"))
        .mut_subcommands(in_chinese)
}

/// clap's own remarks on values, defaults and variables are English; our help texts say what matters of them.
fn plain(arg: Arg) -> Arg {
    let heading = if arg.is_positional() { "参数" } else { "选项" };
    arg.help_heading(heading).hide_possible_values(true).hide_default_value(true).hide_env(true)
}
