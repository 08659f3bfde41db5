//! Commands about nominees and about disagreements over them.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Which dossier; said the same way everywhere.
#[derive(Debug, Args)]
pub(crate) struct Which {
    #[arg(help = "申报件编号、编号末段的开头，或姓名")]
    pub id: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Dossier {
    #[command(about = "新建申报件", after_help = "例：\n  jiangxuan dossier new --name 武平生")]
    New {
        #[arg(long, help = "人选姓名")]
        name: String,
    },
    #[command(about = "列出申报件", after_help = "例：\n  jiangxuan dossier list --json")]
    List,
    #[command(
        about = "看一份申报件",
        after_help = "例：身份证号完整显示，这一举动会留下记录：\n  jiangxuan dossier show 武平生 --unmask"
    )]
    Show {
        #[command(flatten)]
        which: Which,
        #[arg(long, help = "完整显示证件号码（留痕）")]
        unmask: bool,
    },
    #[command(
        about = "填写栏目",
        after_help = "例：一次填两栏，栏目用中文名或英文键：\n  jiangxuan dossier set 武平生 性别 男 出生年月 1980-01"
    )]
    Set {
        #[command(flatten)]
        which: Which,
        #[arg(required = true, num_args = 2.., value_names = ["FIELD", "VALUE"], help = "栏目与内容，成对书写")]
        values: Vec<String>,
    },
    #[command(
        about = "用文件替换事迹材料",
        after_help = "例：\n  jiangxuan dossier text 武平生 --file 事迹.txt\n文件名写 - 表示从标准输入读取。"
    )]
    Text {
        #[command(flatten)]
        which: Which,
        #[arg(long, help = "文本文件，- 为标准输入")]
        file: PathBuf,
    },
    #[command(
        about = "填写或移除一条记录（奖项、业绩等）",
        after_help = "例：加一条获奖记录：\n  jiangxuan dossier record 武平生 获奖情况 set name 省级技能大赛一等奖"
    )]
    Record(Record),
    #[command(
        about = "拷入证明材料的扫描件",
        after_help = "只收 JPG、PNG、PDF、TIFF，每个不超过 80 MB。例：为一条获奖记录附上证书：\n  jiangxuan dossier attach 武平生 award 证书.pdf --record awards/3fa2c81b --date 2018-05"
    )]
    Attach(Attach),
    #[command(
        about = "看证明材料及其文件在哪里",
        after_help = "例：\n  jiangxuan dossier evidence 武平生\n例：逐页看清晰度、歪斜和空白页：\n  jiangxuan dossier evidence 武平生 --look"
    )]
    Evidence {
        #[command(flatten)]
        which: Which,
        #[arg(long, help = "打开在本机的每个文件，看页数和扫描质量")]
        look: bool,
    },
    #[command(
        about = "写出一件证明材料的文件",
        after_help = "例：\n  jiangxuan dossier extract 武平生 k3v9q2ma --out 证书.pdf"
    )]
    Extract {
        #[command(flatten)]
        which: Which,
        #[arg(value_name = "EVIDENCE", help = "证明材料的编号")]
        record: String,
        #[arg(long, value_name = "FILE", help = "写到哪个文件")]
        out: PathBuf,
    },
    #[command(
        about = "导入旧汇总表：先看每一行会怎样，再写入",
        after_help = "可以导入 .xlsx、.xls、.ods 和 .csv。例：先预览，什么也不写：\n  jiangxuan dossier import 汇总表.xlsx\n\
            看过没有问题，照预览写入（预览码在预览的最后一行）：\n  jiangxuan dossier import 汇总表.xlsx --apply 3fa2c81b90d1\n\
            不要第 5、8 行，要隐藏的第 3 行（预览和写入时都要带上）：\n  jiangxuan dossier import 汇总表.xlsx --skip 5,8 --take 3\n\
            已有的内容不会被改掉：与表中不同的，两个值都列出来，保留原值。"
    )]
    Import {
        #[arg(value_name = "FILE", help = "汇总表文件")]
        file: PathBuf,
        #[arg(long, value_name = "ROWS", value_delimiter = ',', help = "不导入这些行，写表中的行号")]
        skip: Vec<usize>,
        #[arg(long, value_name = "ROWS", value_delimiter = ',', help = "导入这些须勾选才导入的行，写表中的行号")]
        take: Vec<usize>,
        #[arg(long, value_name = "CODE", help = "照这个预览码写入；预览之后资料或文件有变，就不写")]
        apply: Option<String>,
    },
    #[command(
        about = "撤下人选；不删除任何内容",
        after_help = "例：\n  jiangxuan dossier withdraw 武平生 --reason 本人放弃"
    )]
    Withdraw {
        #[command(flatten)]
        which: Which,
        #[arg(long, help = "理由")]
        reason: String,
    },
    #[command(about = "恢复撤下的人选", after_help = "例：\n  jiangxuan dossier restore 武平生")]
    Restore(Which),
    #[command(about = "谁在何时写了什么", after_help = "例：只看一栏：\n  jiangxuan dossier history 武平生 工作单位")]
    History {
        #[command(flatten)]
        which: Which,
        #[arg(help = "栏目；narrative 为事迹材料；不写为全部")]
        field: Option<String>,
    },
    #[command(about = "按通知逐条检查", after_help = "例：\n  jiangxuan dossier check 武平生")]
    Check(Which),
    #[command(about = "签发：固定现在的版本", after_help = "例：\n  jiangxuan dossier seal 武平生")]
    Seal(Which),
    #[command(about = "签发过的各个版本", after_help = "例：\n  jiangxuan dossier versions 武平生")]
    Versions(Which),
    #[command(
        about = "两个版本有哪些不同",
        after_help = "例：最近两版：\n  jiangxuan dossier diff 武平生\n例：第 1 版与现在的内容：\n  jiangxuan dossier diff 武平生 --from 1 --to 0"
    )]
    Diff {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = "N", help = "较早的版本；不写为前一版")]
        from: Option<u32>,
        #[arg(long, value_name = "N", help = "较晚的版本，0 为现在的内容；不写为最近签发的一版")]
        to: Option<u32>,
        #[arg(long, help = "完整显示证件号码（留痕）")]
        unmask: bool,
    },
    #[command(about = "撤回最近一次签发", after_help = "例：\n  jiangxuan dossier reopen 武平生 --reason 补充证书")]
    Reopen {
        #[command(flatten)]
        which: Which,
        #[arg(long, help = "理由")]
        reason: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Attach {
    #[command(flatten)]
    pub which: Which,
    #[arg(value_name = "KIND", help = "附件类别，如 award 或 获奖证书")]
    pub kind: String,
    #[arg(value_name = "FILE", help = "扫描件")]
    pub file: PathBuf,
    #[arg(long, help = "材料名称；不写用文件名")]
    pub title: Option<String>,
    #[arg(long, help = "时间，如 2018-05")]
    pub date: Option<String>,
    #[arg(long, help = "出具单位")]
    pub issuer: Option<String>,
    #[arg(long, value_name = "SECTION/RECORD", help = "证明哪一条，如 awards/3fa2c81b")]
    pub record: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Record {
    #[command(flatten)]
    pub which: Which,
    #[arg(help = "记录的类别，如 awards 或 获奖情况")]
    pub section: String,
    #[command(subcommand)]
    pub step: Step,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Step {
    #[command(
        about = "新增或修改一条",
        after_help = "例：修改已有的一条：\n  jiangxuan dossier record 武平生 awards set --record 3fa2c81b level 省级"
    )]
    Set {
        #[arg(long, value_name = "ID", help = "改哪一条；不写为新增")]
        record: Option<String>,
        #[arg(required = true, num_args = 2.., value_names = ["KEY", "VALUE"], help = "项目与内容，成对书写")]
        values: Vec<String>,
    },
    #[command(
        about = "移除一条；历史中仍在",
        after_help = "例：\n  jiangxuan dossier record 武平生 awards remove 3fa2c81b --reason 重复"
    )]
    Remove {
        #[arg(value_name = "ID", help = "哪一条")]
        record: String,
        #[arg(long, help = "理由")]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Conflict {
    #[command(about = "待裁定的分歧", after_help = "例：\n  jiangxuan conflict list 武平生")]
    List {
        #[arg(help = "只看一份申报件")]
        id: Option<String>,
        #[arg(long, help = "显示完整的身份证号（记入审计）")]
        unmask: bool,
    },
    #[command(
        about = "裁定一张分歧",
        after_help = "例：采用第 2 方的写法：\n  jiangxuan conflict resolve k3v9q2ma --take 2\n例：另写一个：\n  jiangxuan conflict resolve k3v9q2ma --value 高级工艺美术师 --reason 以证书为准"
    )]
    Resolve(Resolve),
}

#[derive(Debug, Args)]
pub(crate) struct Resolve {
    #[arg(help = "分歧的编号")]
    pub conflict: String,
    #[arg(
        long,
        value_name = "N",
        conflicts_with = "value",
        required_unless_present = "value",
        help = "采用第几方；0 为保持现状"
    )]
    pub take: Option<usize>,
    #[arg(long, value_name = "V", help = "另写一个值")]
    pub value: Option<String>,
    #[arg(long, value_name = "R", help = "理由；涉及身份、名次、名额时必填")]
    pub reason: Option<String>,
}
