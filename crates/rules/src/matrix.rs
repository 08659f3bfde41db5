//! 征求意见: which departments must be asked about a nominee.

use std::collections::{BTreeMap, BTreeSet};

use crate::fields::{FieldKind, field, normalise, split};
use crate::season::{ConsultationRule, Department, Season};

/// Keys of the flags that hold for a nominee.
pub type Flags = BTreeSet<String>;

/// The flags that hold, given the fields of a dossier.
#[must_use]
pub fn flags(season: &Season, fields: &BTreeMap<&str, &str>) -> Flags {
    let holds = |flag: &&crate::season::Flag| {
        let raw = fields.get(flag.field.as_str()).copied().unwrap_or_default();
        values(&flag.field, raw).iter().any(|value| flag.values.contains(value))
    };
    season.flags.iter().filter(holds).map(|flag| flag.key.clone()).collect()
}

/// The departments to be asked, each once, in the order of the season file.
#[must_use]
pub fn required_departments<'a>(season: &'a Season, flags: &Flags) -> Vec<&'a Department> {
    let wanted: BTreeSet<&str> = rules(season, flags).flat_map(|rule| &rule.departments).map(String::as_str).collect();
    season.departments.iter().filter(|department| wanted.contains(department.key.as_str())).collect()
}

/// The rows of the matrix that apply.
pub fn rules<'a>(season: &'a Season, flags: &Flags) -> impl Iterator<Item = &'a ConsultationRule> {
    season.consultation.iter().filter(|rule| applies(&rule.any, flags))
}

/// Whether a row with these flags applies: always without any, otherwise with one of them.
pub(crate) fn applies(any: &[String], flags: &Flags) -> bool {
    any.is_empty() || any.iter().any(|key| flags.contains(key))
}

fn values(key: &str, raw: &str) -> Vec<String> {
    let tidy = field(key).map_or_else(|| raw.trim().to_owned(), |field| normalise(field, raw));
    match field(key).map(|field| field.kind) {
        Some(FieldKind::Multi { .. }) => split(&tidy).map(str::to_owned).collect(),
        _ => vec![tidy],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn season(name: &str) -> Season {
        Season::parse(Season::builtin(name).expect("text")).expect("season")
    }

    fn asked(season: &Season, fields: &[(&str, &str)]) -> Vec<String> {
        let fields = fields.iter().copied().collect();
        required_departments(season, &flags(season, &fields)).iter().map(|d| d.zh.clone()).collect()
    }

    #[test]
    fn the_matrix_of_the_notice_holds_in_every_case() {
        let season = season("jinzhong-2019");
        let (base, party, owner) = (vec!["政法", "卫健"], ["组织人事", "纪检监察"], ["市场监管", "税务"]);
        let with = |more: &[&str]| base.iter().chain(more).map(|s| (*s).to_owned()).collect::<Vec<_>>();
        let member = ("political_status", "中共党员");
        let (official, big, founder) = (("is_public_official", "是"), ("is_big_operator", "是"), ("is_founder", "是"));
        let all = [party, owner].concat();
        assert_eq!(asked(&season, &[]), with(&[]), "C0");
        assert_eq!(asked(&season, &[member]), with(&party), "C1");
        assert_eq!(asked(&season, &[official]), with(&party), "C2");
        assert_eq!(asked(&season, &[member, official]), with(&party), "C3");
        assert_eq!(asked(&season, &[big]), with(&owner), "C4");
        assert_eq!(asked(&season, &[founder]), with(&owner), "C5");
        assert_eq!(asked(&season, &[member, founder]), with(&all), "C6");
        assert_eq!(asked(&season, &[official, big]), with(&all), "C7");
    }

    #[test]
    fn a_probationary_member_counts_however_it_is_written() {
        let season = season("jinzhong-2019");
        for status in ["中共预备党员", "预备党员", "02", "党员", "01"] {
            assert_eq!(asked(&season, &[("political_status", status)]).len(), 4, "{status}");
        }
        for status in ["群众", "13", "共青团员", "民盟盟员", ""] {
            assert_eq!(asked(&season, &[("political_status", status), ("is_founder", "no")]).len(), 2, "{status}");
        }
    }

    #[test]
    fn another_season_asks_other_departments() {
        let season = season("yuci-skills-2026");
        assert_eq!(asked(&season, &[("political_status", "中共党员")]), ["应急管理", "生态环境"]);
        assert_eq!(asked(&season, &[("is_public_official", "是")]), ["应急管理", "生态环境", "纪检监察"]);
    }
}
