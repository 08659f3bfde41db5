//! 全称: how papers call those who are asked, who decide and who sign. A season file says it; where it does not, the
//! name follows from the name of the place.

use serde::{Deserialize, Serialize};

use super::{Bureau, BureauType, Season};

/// What leads a bureau and decides at its meetings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Leadership {
    /// 党组: of an authority.
    #[serde(rename = "党组")]
    Group,
    /// 党委: of an institution, an enterprise, or an authority that leads others.
    #[serde(rename = "党委")]
    Committee,
}

impl Leadership {
    /// As papers say it.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Group => "党组",
            Self::Committee => "党委",
        }
    }
}

/// Stands for the place in the name of an organ.
const PLACE: &str = "{地}";
impl Season {
    /// The place of a bureau, by its name: 榆社县, 晋中市榆次区. The city's for its own units, and where the name begins
    /// with none.
    #[must_use]
    pub fn place(&self, bureau: &str) -> String {
        let city = leading_place(&self.municipal().name);
        let unit = |known: &&Bureau| known.name == bureau && known.bureau_type == BureauType::Unit;
        let own = if self.bureaus.iter().any(|known| unit(&known)) { "" } else { leading_place(bureau) };
        match own {
            "" => city.to_owned(),
            place if place.ends_with('区') && !place.contains('市') && city.ends_with('市') => {
                format!("{city}{place}")
            }
            place => place.to_owned(),
        }
    }

    /// A name in full: 市委组织部 is 中共晋中市委组织部. Another stands as it is.
    #[must_use]
    pub fn in_full(&self, name: &str) -> String {
        let place = self.place(&self.municipal().name);
        let own = place.chars().last().and_then(|kind| name.strip_prefix(kind)).filter(|rest| rest.starts_with('委'));
        own.map_or_else(|| name.to_owned(), |rest| format!("中共{place}{rest}"))
    }

    /// In whose name certificates are given and the list is published.
    #[must_use]
    pub fn issuer(&self) -> String {
        self.in_full(&self.award.certificate_issuer)
    }

    /// Whose opinions the form of a nominee ends with, after those of employer and recommending bureau.
    #[must_use]
    pub fn opinions(&self) -> Vec<String> {
        if !self.papers.opinions.is_empty() {
            return self.papers.opinions.iter().map(|name| self.in_full(name)).collect();
        }
        let organization = format!("中共{}委组织部", self.place(&self.municipal().name));
        let mut all = vec![self.municipal().name.clone(), organization];
        all.extend(Some(self.issuer()).filter(|issuer| !all.contains(issuer)));
        all
    }

    /// The organ of a department that a bureau writes to, by the department's name.
    #[must_use]
    pub fn organ(&self, department: &str, bureau: &str) -> String {
        let place = self.place(bureau);
        let named = self.department(department).filter(|department| !department.organ.is_empty());
        named.map_or_else(|| format!("{place}{department}部门"), |named| named.organ.replace(PLACE, &place))
    }

    /// What leads a bureau, by the bureau's name; nothing where neither the season nor the kind of bureau says it.
    #[must_use]
    pub fn leadership(&self, bureau: &str) -> Option<Leadership> {
        let known = self.bureaus.iter().find(|known| known.name == bureau)?;
        let authority = known.bureau_type != BureauType::Unit;
        known.leadership.or(authority.then_some(Leadership::Group))
    }
}

/// The place that a name begins with: 晋中市 of 晋中市统计局, 晋中市榆次区 of 晋中市榆次区统计局.
fn leading_place(name: &str) -> &str {
    let city = ending(name, &['市', '县', '区', '旗']);
    let county = if city.ends_with('市') { ending(&name[city.len()..], &['县', '区']) } else { "" };
    &name[..city.len() + county.len()]
}

/// The beginning of a text up to one of these characters; a place has two to four before it, a county also one: 祁县.
fn ending<'a>(text: &'a str, kinds: &[char]) -> &'a str {
    let places = text.char_indices().enumerate().skip(1).take(4);
    let mut ends = places.filter(|(before, (_, kind))| kinds.contains(kind) && (*before > 1 || *kind == '县'));
    ends.next().map_or("", |(_, (at, kind))| &text[..at + kind.len_utf8()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn season() -> Season {
        Season::parse(Season::builtin("jinzhong-2019").expect("text")).expect("season")
    }

    #[test]
    fn a_place_is_told_from_the_name_of_a_bureau() {
        for (name, place) in [
            ("晋中市人力资源和社会保障局", "晋中市"),
            ("晋中市榆次区人力资源和社会保障局", "晋中市榆次区"),
            ("榆社县人力资源和社会保障局", "榆社县"),
            ("榆次区人力资源和社会保障局", "榆次区"),
            ("市总工会", ""),
            ("某某集团有限公司", ""),
        ] {
            assert_eq!(leading_place(name), place, "{name}");
        }
        assert_eq!(season().place("榆次区人力资源和社会保障局"), "晋中市榆次区");
        assert_eq!(season().place("市总工会"), "晋中市");
    }

    #[test]
    fn the_committees_of_the_party_are_named_in_full() {
        let season = season();
        assert_eq!(season.in_full("市委组织部"), "中共晋中市委组织部");
        assert_eq!(season.in_full("晋中市人民政府"), "晋中市人民政府");
        assert_eq!(season.issuer(), "中共晋中市委人才工作领导小组");
        assert_eq!(
            season.opinions(),
            ["晋中市人力资源和社会保障局", "中共晋中市委组织部", "中共晋中市委人才工作领导小组"]
        );
    }

    #[test]
    fn a_season_that_says_nothing_of_names_gets_them_from_the_place() {
        let mut season = season();
        let said = season.opinions();
        season.papers.opinions.clear();
        assert_eq!(season.opinions(), said);
        season.departments.iter_mut().for_each(|department| department.organ.clear());
        assert_eq!(season.organ("税务", "榆社县人力资源和社会保障局"), "榆社县税务部门");
    }

    #[test]
    fn a_letter_goes_to_the_organ_of_the_bureaus_own_place() {
        let season = season();
        let county = "榆社县人力资源和社会保障局";
        assert_eq!(season.organ("政法", county), "中共榆社县委政法委员会");
        assert_eq!(season.organ("政法", "祁县人力资源和社会保障局"), "中共祁县委政法委员会");
        assert_eq!(season.organ("税务", county), "国家税务总局榆社县税务局");
        assert_eq!(season.organ("卫健", "榆次区人力资源和社会保障局"), "晋中市榆次区卫生健康局");
        for department in &season.departments {
            assert!(!season.organ(&department.zh, county).contains(['{', '}']), "{}", department.zh);
        }
    }

    #[test]
    fn an_authority_has_a_party_group_and_another_unit_says_what_it_has() {
        let mut season = season();
        assert_eq!(season.leadership("榆社县人力资源和社会保障局"), Some(Leadership::Group));
        let unit = season.bureaus.iter_mut().find(|bureau| bureau.bureau_type == BureauType::Unit).expect("a unit");
        let name = unit.name.clone();
        unit.leadership = Some(Leadership::Committee);
        assert_eq!(season.leadership(&name), Some(Leadership::Committee));
    }
}
