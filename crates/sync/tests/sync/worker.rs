//! The trial process' loop, over pipes in memory.

use std::io::{Cursor, Read as _};

use jiangxuan_sync::worker::{Verdict, read_message, run, write_message};
use jiangxuan_sync::{Job, RefusalCode};
use jiangxuan_trust::Chain;

use crate::kit::device::Device;
use crate::kit::{CLERK, dossier};

fn job(number: u32) -> Job {
    let mut clerk = Device::new(CLERK);
    clerk.set(&dossier(number), "name", &format!("张{number}"));
    let chains = clerk.held(&dossier(number)).chains.values().cloned().collect();
    Job { doc: dossier(number), snapshot: None, since: Vec::new(), whole: None, chains }
}

fn bad(number: u32) -> Job {
    let mut job = job(number);
    job.chains = job.chains.into_iter().map(|chain| Chain { bytes: vec![0; 40], ..chain }).collect();
    job
}

#[test]
fn jobs_are_answered_in_order_and_a_bad_one_blocks_no_other() {
    let mut input = Vec::new();
    let jobs = [job(1), bad(2), job(3), Job { snapshot: Some(vec![1, 2, 3]), ..job(4) }, job(5)];
    jobs.iter().for_each(|job| write_message(&mut input, job).expect("writes"));
    let mut output = Vec::new();
    run(Cursor::new(input), &mut output).expect("ends where the input ends");
    let mut output = Cursor::new(output);
    for number in 1..=5_u32 {
        let verdict: Verdict = read_message(&mut output).expect("reads").expect("an answer");
        match number {
            2 => assert_eq!(verdict.map_err(|refusal| refusal.code).map(drop), Err(RefusalCode::Malformed)),
            4 => assert_eq!(verdict.map_err(|refusal| refusal.code).map(drop), Err(RefusalCode::Unloadable)),
            _ => assert_eq!(verdict.expect("accepted").summary.fields["name"], format!("张{number}")),
        }
    }
    assert_eq!(output.read(&mut [0]).expect("reads"), 0);
}

#[test]
fn garbage_ends_with_an_error() {
    let mut whole = Vec::new();
    write_message(&mut whole, &job(1)).expect("writes");
    let garbage: [&[u8]; 5] = [&[0xff; 64], &[8, 0, 0, 0, 1, 2], &[0, 0, 0, 0], &whole[..2], &whole[..whole.len() - 1]];
    for bytes in garbage {
        assert!(run(Cursor::new(bytes), Vec::new()).is_err(), "{bytes:?}");
    }
    assert!(run(Cursor::new([]), Vec::new()).is_ok());
}
