//! Commands of the municipal bureau about what it received: formal check, assessment, order, list.

use std::path::PathBuf;

use clap::Subcommand;
use jiff::civil::Date;

use super::county::RankLocal;
use super::dossier::Which;

#[derive(Debug, Subcommand)]
pub(crate) enum Formal {
    #[command(about = "各申报件的形式审查结论、待审和补正期限", after_help = "例：\n  jiangxuan formal list")]
    List,
    #[command(about = "一份申报件各版本的审查结论和退回事项", after_help = "例：\n  jiangxuan formal show 武平生")]
    Show(Which),
    #[command(
        about = "通过收到的这一版",
        after_help = "例：\n  jiangxuan formal pass 武平生\n例：补正逾期而予接受：\n  jiangxuan formal pass 武平生 --note 因暴雨断网，同意接受"
    )]
    Pass {
        #[command(flatten)]
        which: Which,
        #[arg(long, default_value = "", help = "备注；补正逾期时必填")]
        note: String,
    },
    #[command(
        about = "退回补正：逐项写明栏目和问题",
        after_help = "例：\n  jiangxuan formal return 武平生 --due 2019-08-10 出生年月 与身份证号不一致 照片 尺寸不够"
    )]
    Return {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = "DATE", help = "补正期限")]
        due: Date,
        #[arg(required = true, num_args = 2.., value_names = ["FIELD", "NOTE"], help = "栏目（或附件类别）与问题，成对书写")]
        items: Vec<String>,
    },
    #[command(
        about = "登记收到的纸质材料份数",
        after_help = "例：一式四份已交齐：\n  jiangxuan formal copies 武平生 --count 4 --date 2019-07-30"
    )]
    Copies {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = "N", help = "现在共收到几份")]
        count: u32,
        #[arg(long, value_name = "DATE", help = "收到的日期")]
        date: Date,
        #[arg(long, default_value = "", help = "备注，如缺盖章页")]
        note: String,
    },
    #[command(
        about = "不予推荐，须写明理由",
        after_help = "例：\n  jiangxuan formal refuse 武平生 --reason 已入选三晋英才支持计划"
    )]
    Refuse {
        #[command(flatten)]
        which: Which,
        #[arg(long, help = "理由")]
        reason: String,
    },
    #[command(about = "重复：一人由两个单位申报、同一证明用于两人", after_help = "例：\n  jiangxuan formal duplicates")]
    Duplicates,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Assess {
    #[command(
        about = "直接认定，须写明依据和证明材料",
        after_help = "例：\n  jiangxuan assess recognise 武平生 --basis 全国技术能手 --evidence 获奖证书第3页"
    )]
    Recognise {
        #[command(flatten)]
        which: Which,
        #[arg(long, help = "认定依据")]
        basis: String,
        #[arg(long, help = "证明材料")]
        evidence: String,
    },
    #[command(
        about = "登记专家，或补充其单位和亲属关系",
        after_help = "例：\n  jiangxuan assess expert 闾丘明 --employer 山西某大学 --kin 武平生（表弟）"
    )]
    Expert {
        #[arg(help = "专家姓名")]
        name: String,
        #[arg(long, default_value = "", help = "工作单位；不写则不变")]
        employer: String,
        #[arg(long, default_value = "", help = "本人声明的、人选中的亲属，用顿号分开")]
        kin: String,
    },
    #[command(about = "专家名单和各自应回避的人选", after_help = "例：\n  jiangxuan assess experts")]
    Experts,
    #[command(
        about = "登记一位专家对一名人选的评分",
        after_help = "例：\n  jiangxuan assess score 闾丘明 武平生 品德 92 能力 95.5 业绩 90 贡献 88 辐射带动 91"
    )]
    Score {
        #[arg(help = "专家姓名")]
        expert: String,
        #[command(flatten)]
        which: Which,
        #[arg(required = true, num_args = 2.., value_names = ["DIMENSION", "SCORE"], help = "评分项与分数（0–100），成对书写")]
        scores: Vec<String>,
        #[arg(long, default_value = "", help = "评语")]
        note: String,
    },
    #[command(about = "已登记的评分", after_help = "例：\n  jiangxuan assess scores 武平生")]
    Scores {
        #[arg(help = "只看一名人选")]
        id: Option<String>,
    },
    #[command(
        about = "登记实地考察",
        after_help = "例：\n  jiangxuan assess visit 武平生 --date 2019-08-15 --place 漆艺车间 --people 乔知远、郭守一 --findings 情况属实"
    )]
    Visit {
        #[command(flatten)]
        which: Which,
        #[arg(long, help = "日期")]
        date: Date,
        #[arg(long, help = "地点")]
        place: String,
        #[arg(long, help = "考察人员")]
        people: String,
        #[arg(long, help = "考察结论")]
        findings: String,
    },
    #[command(
        about = "给一位专家的评分单或评审材料：隐去证件、电话、住址和各部门意见，不含应回避的人选",
        after_help = "例：发一份评分单，专家用 Excel 或 WPS 填好发回，不用装本程序：\n  jiangxuan assess pack 闾丘明 --out /media/usb/评分单.xlsx\n\
            例：只要材料：\n  jiangxuan assess pack 闾丘明 --out /media/usb/评审材料.json"
    )]
    Pack {
        #[arg(help = "专家姓名")]
        expert: String,
        #[arg(long, value_name = "FILE", help = "写到哪里：.xlsx 为评分单，其他为材料")]
        out: PathBuf,
    },
    #[command(
        about = "读入专家填好的评分单：先看每一行会怎样，再写入",
        after_help = "例：先预览，什么也不写：\n  jiangxuan assess take 评分单.xlsx\n\
            看过没有问题，照预览写入（预览码在预览的最后一行）：\n  jiangxuan assess take 评分单.xlsx --apply 3fa2c81b90d1"
    )]
    Take {
        #[arg(value_name = "FILE", help = "专家填好的评分单")]
        file: PathBuf,
        #[arg(long, value_name = "CODE", help = "照这个预览码写入；预览之后有变，就不写")]
        apply: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Rank {
    #[command(subcommand, about = "本单位申报人的次序", after_help = "例：\n  jiangxuan rank local list")]
    Local(RankLocal),
    #[command(about = "总排名：方式、评分、名额线", after_help = "例：\n  jiangxuan rank list")]
    List,
    #[command(
        about = "定出全部人选的先后；不写人选则按评分排",
        after_help = "例：按评分排：\n  jiangxuan rank set --basis 按专家平均分\n例：逐一写明，每人一次：\n  jiangxuan rank set --basis 评审会议决定 武平生 闻人守拙"
    )]
    Set {
        #[arg(help = "全部人选，从第一名起")]
        order: Vec<String>,
        #[arg(long, help = "依据")]
        basis: String,
    },
    #[command(
        about = "调整一人的名次，须写明理由",
        after_help = "例：\n  jiangxuan rank move 武平生 --to 3 --reason 带徒成效突出"
    )]
    Move {
        #[command(flatten)]
        which: Which,
        #[arg(long, help = "调到第几名")]
        to: usize,
        #[arg(long, help = "理由")]
        reason: String,
    },
    #[command(about = "每次排序和调整：谁、何时、为什么", after_help = "例：\n  jiangxuan rank log")]
    Log,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Shortlist {
    #[command(about = "拟定名单和候补", after_help = "例：\n  jiangxuan shortlist show")]
    Show,
    #[command(
        about = "按党组会通过的名次拟定名单",
        after_help = "例：取前 15 名，另列 3 名候补：\n  jiangxuan shortlist propose --reserves 3\n例：人数与计划不同：\n  jiangxuan shortlist propose --size 14 --reason 第15名不符合条件"
    )]
    Propose {
        #[arg(long, value_name = "N", help = "取多少名；不写为计划人数")]
        size: Option<usize>,
        #[arg(long, value_name = "N", default_value_t = 0, help = "列多少名候补")]
        reserves: usize,
        #[arg(long, default_value = "", help = "与计划人数不同时的原因")]
        reason: String,
    },
    #[command(
        about = "有人退出时由下一名候补递补",
        after_help = "例：\n  jiangxuan shortlist replace 武平生 --by 闻人守拙 --reason 异议成立"
    )]
    Replace {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = "ID", help = "递补的人选")]
        by: String,
        #[arg(long, help = "理由")]
        reason: String,
    },
}
