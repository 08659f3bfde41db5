//! Sentences of the length asked for, in the manner of a recommendation letter.

use rand_chacha::ChaCha8Rng;

use super::below;

const PHRASES: [&str; 24] = [
    "该同志扎根生产一线二十余年，",
    "坚持在岗位上钻研技艺，",
    "先后改进工装夹具四十余项，",
    "使产品一次交验合格率明显提高，",
    "为企业节约成本。",
    "他常说手上有活，心里不慌，",
    "一件器物要过三十六道工序，",
    "每一道都不肯将就。",
    "带领班组完成技术攻关，",
    "解决了长期困扰车间的变形问题，",
    "得到用户单位的一致好评。",
    "工作之余整理老一辈的口诀，",
    "编成教材供徒弟学习，",
    "带出的徒弟多人取得高级工资格。",
    "在全市技能竞赛中获得优异成绩，",
    "所创操作法在同行中推广，",
    "年均增加产值数十万元。",
    "面对急难险重任务，",
    "连续多日吃住在现场，",
    "按期完成设备抢修。",
    "作品多次参加省内外展览，",
    "并被博物馆收藏。",
    "其事迹在当地广为传颂，",
    "体现了精益求精的工匠精神。",
];

/// Running text of exactly `length` characters.
pub(super) fn phrase(rng: &mut ChaCha8Rng, length: usize) -> String {
    let mut text = String::new();
    let mut left = length;
    while left > 0 {
        let piece: String = PHRASES[below(rng, PHRASES.len())].chars().take(left).collect();
        left -= piece.chars().count();
        text += &piece;
    }
    text
}

/// A sentence of exactly `length` characters that ends with a full stop.
pub(super) fn sentence(rng: &mut ChaCha8Rng, length: usize) -> String {
    let mut text = phrase(rng, length.saturating_sub(1));
    text.push('。');
    text
}
