//! Founding a season, joining it, opening it again.

use serde_json::json;

use crate::city::{City, PASSPHRASE};
use crate::driver::{Opening, Window};
use crate::screen::Screen;

#[tokio::test]
async fn a_season_is_founded_in_the_window_and_its_passphrase_opens_it_again() {
    let screen = Screen::new();
    let home = screen.folder("市局");
    let window = Window::open_with(&screen, &home, Opening::default()).await;
    window.shows("用邀请加入").await;
    window.picture("start");
    window.clicks("建立年度").await;
    window.clicks("下一步：收件机").await;
    window.writes("本机名称", "职业能力建设科收件机").await;
    window.writes("使用人", "程雅静").await;
    window.clicks("建立年度").await;
    // This desktop has no keyring, so that the clerk is asked for a passphrase.
    window.writes("本机口令", PASSPHRASE).await;
    window.writes("再输一次", PASSPHRASE).await;
    window.clicks("建立年度").await;
    window.clicks("以后再存").await;
    window.shows("收件与进度").await;
    window.picture("founded");
    window.closes().await;

    let window = Window::open_with(&screen, &home, Opening::default()).await;
    window.shows("本机资料已上锁").await;
    window.writes("口令", "不是这个口令").await;
    window.clicks("打开").await;
    window.reads("[role=alert]").await;
    let state = window.rpc(json!({ "command": "profile_state" })).await.expect("a state");
    assert_eq!(state["state"], "locked", "{state}");
    window.writes("口令", PASSPHRASE).await;
    window.clicks("打开").await;
    window.shows("收件与进度").await;
    window.closes().await;
}

#[tokio::test]
async fn a_county_joins_and_both_windows_show_the_same_six_digits() {
    let screen = Screen::new();
    let city = City::founded(screen.folder("市局"), 9);
    let officer = Opening { knows: true, listen: Some(&city.listen) };
    let officer = Window::open_with(&screen, &city.home, officer).await;
    officer.clicks("邀请单位").await;
    officer.chooses("太谷区人力资源和社会保障局").await;
    officer.clicks("生成邀请").await;
    let ticket = officer.holds("给太谷区的邀请").await;

    let clerk = Window::open(&screen, &screen.folder("太谷")).await;
    clerk.writes("邀请内容", &ticket).await;
    clerk.shows("太谷区人力资源和社会保障局").await;
    clerk.writes("本机名称", "职建股2号机").await;
    clerk.writes("使用人", "田晓芸").await;
    clerk.clicks("申请加入").await;
    let digits = clerk.reads(".six .code").await;
    assert_eq!(officer.reads(".wait .code").await, digits);
    clerk.picture("joining");
    officer.clicks("数字相同，确认加入").await;
    // Once more, in the dialog that asks whether it is meant.
    officer.shows("取消").await;
    officer.clicks("数字相同，确认加入").await;
    clerk.shows("工作台").await;
    clerk.shows("太谷区人社局").await;
    officer.shows("职建股2号机").await;
    clerk.closes().await;
    officer.closes().await;
}
