//! An invented nominee with every box filled, and all papers about such people.

use std::collections::BTreeMap;

use jiangxuan_papers::Paper;
use jiangxuan_papers::forms::{self, Correction};
use jiangxuan_papers::input::{Letter, Meeting, Nominee, Office, Receipt, Scan, Sheet, Version};
use jiangxuan_rules::Season;
use jiff::civil::date;

pub fn season() -> Season {
    Season::parse(Season::builtin("jinzhong-2019").expect("text")).expect("season")
}

pub fn office() -> Office {
    Office {
        name: "晋中市榆次区人力资源和社会保障局".to_owned(),
        person: "武晓岚".to_owned(),
        phone: "0354-0000000".to_owned(),
        day: date(2019, 7, 25),
    }
}

pub fn meeting() -> Meeting {
    Meeting {
        day: "2019-07-20".to_owned(),
        no: "〔2019〕7号".to_owned(),
        chair: "某某".to_owned(),
        attendees: "党组成员五人".to_owned(),
    }
}

const FIELDS: &str = "\
channel=单位推荐
gender=男
ethnicity=汉族
birth_date=1975-06-15
id_number=14243119750615069X
native_place=山西榆次
political_status=中共党员
party_join_date=2003-07
education=大学专科教育
degree=
school_major=山西某某职业技术学院 机械制造与自动化
mobile=13800000001
address=晋中市榆次区某某路1号
zip=030600
email=nobody@example.org
work_start=1995-08
employer_name=晋中市某某精密机械制造有限公司
employer_uscc=91140700MA0K123487
employer_nature=民营企业
employer_division=榆次区
industry=装备制造
dept_post=精密加工车间 数控铣工
duty=班组长
post_type=操作
in_service=是
employment_status=在职在岗
is_frontline=是
is_public_official=否
is_big_operator=否
is_founder=否
occupation=数控铣工
occupation_code=6-18-01-02
years_in_trade=24
skill_level=高级技师
title_level=
pro_title=
cert_no=1504000001000001
cert_issuer=山西省人力资源和社会保障厅
cert_date=2012-11
claimed_conditions=1、3
special_skill=掌握薄壁零件微变形加工绝技，能凭手感判断刀具磨损，将加工变形控制在0.005毫米以内。
technical_method=
team_work=先后带徒十二名，其中高级技师三名、技师五名；牵头技能大师工作室，组织攻关二十余项。
benefit=改进工装夹具，年节约成本约一百二十万元。
benefit_amount=120
no_prior_programmes=是
attest_1=是
attest_2=是
attest_3=是
attest_4=是
narrative_title=刀尖上的五微米
summary=二十四年扎根车间一线，从学徒成长为高级技师，解决薄壁零件变形难题，带出一支过硬队伍。
consent_date=2019-07-10
employer_opinion=情况属实，同意推荐。
employer_signer=某某
employer_opinion_date=2019-07-12
recommender_opinion=经审查、考察并征求有关部门意见，同意推荐。
recommender_signer=某某
recommender_opinion_date=2019-07-22
local_rank=1
highlights=晋中市五一劳动奖章；技能大师工作室领办人
local_publicity=2019年7月13日至19日在厂区公示五个工作日，无异议。
meeting_no=〔2019〕7号
meeting_date=2019-07-20";

const RECORDS: &[(&str, &[&str])] = &[
    (
        "career",
        &[
            "from=1995-08;to=2003-06;org=榆次某某机械厂;post=铣工",
            "from=2003-07;to=至今;org=晋中市某某精密机械制造有限公司;post=数控铣工、班组长",
        ],
    ),
    (
        "achievements",
        &[
            "id=pq7w2e9c;date=2018-03;title=快换工装;role=主持;effect=换装时间缩短三分之二;money=40",
            "id=md2hcjuk;date=2016-05;title=薄壁壳体微变形加工方法;role=第一完成人;effect=合格率由百分之七十一提高到百分之九十八;money=80",
        ],
    ),
    ("awards", &["id=x5aawd3k;date=2017-05;name=晋中市五一劳动奖章;level=市级;issuer=晋中市总工会"]),
    ("ip", &["id=ip8mmk2q;kind=实用新型专利;title=一种薄壁件夹具;no=ZL201620000000.0;date=2016-12;rank=1"]),
    ("apprentices", &["id=tt6uv3ja;name=温旻;years=三年;result=取得技师资格"]),
    (
        "evidence",
        &[
            "id=e1;kind=certificate;title=高级技师职业资格证书;date=2012-11;issuer=山西省人社厅;file=zhengshu_1.png;media=image/png;blob=1f",
            "id=e2;kind=award;title=五一劳动奖章证书;date=2017-05;issuer=晋中市总工会;supports=awards/x5aawd3k;media=image/jpeg;blob=2f",
            "id=e3;kind=achievement;title=合格率统计表;date=2019-01;issuer=晋中市某某精密机械制造有限公司;supports=achievements/md2hcjuk;blob=3f",
            "id=e4;kind=condition_3;title=带徒协议;date=2019-02;supports=condition_3;blob=4f",
            "id=e5;kind=id_card;title=身份证正反面;date=2019-03;blob=5f",
        ],
    ),
    (
        "consultations",
        &[
            "department=zhengfa;letter_no=榆人社函〔2019〕11号;sent=2019-07-01;replied=2019-07-08;opinion=无异议;signer=某某",
            "department=weijian;sent=2019-07-01;replied=2019-07-09;opinion=无异议",
        ],
    ),
];

fn pairs(text: &str, between: char) -> BTreeMap<String, String> {
    let lines = text.split(between).filter_map(|line| line.split_once('='));
    lines.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

/// A nominee whose name needs characters that old fonts lack.
pub fn nominee() -> Nominee {
    named("王堃喆", 7)
}

pub fn named(name: &str, last: u8) -> Nominee {
    let mut fields = pairs(FIELDS, '\n');
    fields.insert("name".to_owned(), name.to_owned());
    let records =
        RECORDS.iter().map(|(section, rows)| ((*section).to_owned(), rows.iter().map(|row| pairs(row, ';')).collect()));
    Nominee {
        id: format!("dossier-140702-abcdefghijklmn{}{}", (b'a' + last / 26) as char, (b'a' + last % 26) as char),
        bureau_name: office().name,
        fields,
        records: records.collect(),
        narrative: narrative(),
        version: Version {
            number: 3,
            hash: "7f3a91c2d4e5b60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f".to_owned(),
            sealed: "2019年7月24日16:20".to_owned(),
            sealed_by: "武晓岚".to_owned(),
        },
        ..Nominee::default()
    }
}

/// The same with a photo for the form.
pub fn with_photo() -> Nominee {
    let mut nominee = nominee();
    let record = "id=p1;kind=photo;title=证件照;date=2019-06;media=image/jpeg;blob=9f";
    nominee.records.entry("evidence".to_owned()).or_default().push(pairs(record, ';'));
    // A head and shoulders, in grey.
    let portrait = image::GrayImage::from_fn(250, 350, |x, y| {
        let within = |cx: i64, cy: i64, rx: i64, ry: i64| {
            let (dx, dy) = (i64::from(x) - cx, i64::from(y) - cy);
            dx * dx * ry * ry + dy * dy * rx * rx <= rx * rx * ry * ry
        };
        image::Luma([if within(125, 130, 60, 80) || within(125, 350, 110, 130) { 90 } else { 225 }])
    });
    let mut file = std::io::Cursor::new(Vec::new());
    portrait.write_to(&mut file, image::ImageFormat::Jpeg).expect("a picture");
    let scan = Scan::Pages(vec![file.into_inner().into()]);
    nominee.scans.insert("9f".to_owned(), scan);
    nominee
}

/// About fifteen hundred characters.
fn narrative() -> String {
    let paragraph = "他常说，手艺是一辈子的事，差一丝都不行。为了摸清薄壁零件在切削中的变形规律，他连续三个月守在机床旁，记录了四千多组数据，\
        终于总结出分层对称、小切深、高转速的微变形加工方法，加工精度稳定在0.005毫米以内，合格率由71%提高到98%。徒弟温旻、李祎、赵昇都说，\
        跟着师傅学的不只是技术，更是一股子较真的劲头。";
    let mut text = String::from("一、扎根一线二十四年\n");
    for heading in ["二、攻克微变形难题", "三、带徒传艺不藏私", "四、精益求精永不止步"] {
        for _ in 0..3 {
            text += paragraph;
            text.push('\n');
        }
        text += heading;
        text.push('\n');
    }
    text + paragraph
}

/// People on one sheet.
pub fn sheet(nominees: Vec<Nominee>) -> Sheet {
    Sheet { hash: "a1b2c3d4e5f60718293a4b5c6d7e8f90".to_owned(), nominees }
}

/// One of each kind.
pub fn all() -> Vec<Paper> {
    let (season, office, one) = (season(), office(), with_photo());
    let three = sheet(vec![named("王堃喆", 7), named("闻人守拙", 8), named("李祎", 9)]);
    let receipt = Receipt {
        no: 12,
        time: "2019年7月25日09:10".to_owned(),
        by: "晋中市人力资源和社会保障局".to_owned(),
        node: "市局节点".to_owned(),
        id: one.version.hash.clone(),
        late: false,
        verified: true,
    };
    let letter =
        Letter {
            department: "政法".to_owned(), no: "榆人社函〔2019〕11号".to_owned(), date: "2019-07-01".to_owned()
        };
    let change =
        Correction {
            label: "手机号码".to_owned(), printed: "13800000000".to_owned(), now: "13800000001".to_owned()
        };
    let days: Vec<_> = [26, 27, 29, 30].map(|day| date(2019, 9, day)).into_iter().chain([date(2019, 10, 8)]).collect();
    let due = Some(date(2019, 7, 15));
    let mut awarded = three.clone();
    for (at, nominee) in awarded.nominees.iter_mut().enumerate() {
        nominee.fields.insert("cert_no".to_owned(), format!("晋中工匠2019-{:03}", at + 1));
        nominee.fields.insert("issued".to_owned(), "2019-11-08".to_owned());
    }
    let published = ("市人才〔2019〕3号", "2019-11-01");
    vec![
        forms::annex1(&season, &one),
        forms::narrative(&season, &one),
        forms::annex2(&season, &office, &three).expect("annex 2"),
        Paper {
            stem: "附件2市级".to_owned(), ..forms::annex2_municipal(&season, &office, &three).expect("annex 2")
        },
        forms::annex3(&season, &office, &one, due, None),
        forms::annex3(&season, &office, &one, due, Some("政法")),
        forms::receipt(&season, &one, &receipt),
        forms::consultation_letter(&season, &office, &letter, due, &three).expect("letter"),
        forms::report(&season, &office, &meeting(), &three).expect("report"),
        forms::extract(&season, &office, &meeting(), &three).expect("extract"),
        forms::notice(&season, &days, &three).expect("notice"),
        forms::final_list(&season, published, &three).expect("list"),
        forms::certificates(&season, None, &awarded).expect("certificates"),
        forms::payment(&season, &office, published, &three).expect("payment"),
        forms::correction(&season, &office, &one, 2, &[change]),
        forms::pack(&season, &office, &one, 1),
    ]
}
